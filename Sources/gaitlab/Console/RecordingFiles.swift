import CommandSupport
import Foundation
import GaitEngine
import GaitFiles

/// The recordings that were named, folders opened.
enum RecordingFiles {
  /// Files of a folder that are looked at, at most.
  private static let limit = 5000

  /// Lists files; the ones that were named themselves are read to their end, since a mistake may stand in
  /// the last line and a reason on the console's screen is soon gone.
  ///
  /// - Parameters:
  ///   - named: files and folders as the user named them.
  ///   - input: what is said beside them.
  ///   - canAsk: whether the console can ask for what a file does not say.
  /// - Returns: every file, those of a folder by name.
  /// - Throws: why a named file cannot be opened, or that a folder holds no recording.
  static func listed(_ named: [String], input: SessionInput, canAsk: Bool) throws -> [String] {
    var files: [String] = []
    for path in named {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
        files += try recordings(in: path)
        continue
      }
      let progress = ProgressLine("reading \(path)")
      defer { progress.finish() }
      do throws(GaitlabError) {
        try SessionOpener.check(path: path, input: input, progress: progress.report)
      } catch {
        // The console asks when it opens the file.
        guard canAsk, error.openQuestions != nil else { throw error }
      }
      files.append(path)
    }
    return files
  }

  private static func recordings(in folder: String) throws -> [String] {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
      .filter { !$0.hasPrefix(".") }.prefix(limit)
    var found: [String] = []
    for name in names where SessionOpener.isRecording(path: folder + "/" + name) {
      found.append(folder + "/" + name)
    }
    guard !found.isEmpty else {
      throw PlainFailure(
        "\(folder): no recording that gaitlab knows is in it; name a file or another folder")
    }
    return found
  }
}
