import ArgumentParser
import Foundation
import GaitModel
import GaitSession

/// Small checks of what a user named.
enum FileCheck {
  /// Refuses what no importer knows.
  static func recognise(path: String) throws(SessionError) {
    let isDatabase = try isSession(path: path)
    if isDatabase {
      _ = try SessionFile(path: path)
    } else {
      _ = try SessionImport.importer(path: path)
    }
  }

  private static func isSession(path: String) throws(SessionError) -> Bool {
    try FileInspection.open(path: path, byteLimit: .max).head.starts(with: "SQLite format 3\0".utf8)
  }

  /// A session's name from its file's.
  static func sessionName(path: String) -> String {
    URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
  }
}

/// A mass on the command line.
enum BodyMassCheck {
  static func validate(_ kilograms: Double?) throws {
    if let kilograms, !SessionMetadata.plausibleBodyMassKilograms.contains(kilograms) {
      throw ValidationError("--body-mass \(kilograms): expected 10 to 400 kilograms")
    }
  }
}
