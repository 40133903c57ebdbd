package import Foundation
package import GaitFiles
import GaitFormats

/// Where the tests find their files, and a folder for the ones they make.
package enum Fixture {
  /// The checkout.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  package static func path(_ name: String) -> String {
    root.appending(path: "Tests/Fixtures/\(name)").path
  }

  /// The folder of recorded data beside the repository, or nil where it is absent.
  package static let sharedData: String? = {
    let environment = ProcessInfo.processInfo.environment["GAITLAB_SHARED_DATA"]
    let path = environment ?? root.appending(path: "../shared/data").standardized.path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: tests on recorded data, because ../shared/data is absent")
    return nil
  }()

  package static let hasSharedData = sharedData != nil

  /// The folder of inputs from the field beside the repository, or nil where it is absent.
  package static let sharedCases: String? = {
    let environment = ProcessInfo.processInfo.environment["GAITLAB_SHARED_DATA"]
    let path =
      environment.map { $0 + "/../cases" }
      ?? root.appending(path: "../shared/cases").standardized.path
    if FileManager.default.fileExists(atPath: path) { return path }
    print("skipped: tests on inputs from the field, because ../shared/cases is absent")
    return nil
  }()

  /// Lends a new folder, which is removed afterwards.
  package static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "gaitlab-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder.path)
  }

  /// The error that a file is refused with, or nil if it is read.
  package static func error(reading path: String) -> GaitlabError? {
    do throws(GaitlabError) {
      _ = try SessionImport.read(path: path)
      return nil
    } catch {
      return error
    }
  }
}
