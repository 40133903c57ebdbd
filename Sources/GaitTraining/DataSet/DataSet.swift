import Foundation
package import GaitFiles

/// A folder of recordings with a reference, to train on and to test on.
package struct DataSet: Sendable {
  package let folder: String
  /// In the order of their names.
  package let recordings: [DataRecording]

  /// Opens every `.gait` file of a folder.
  ///
  /// - Parameters:
  ///   - folder: holds the recordings; what lies in folders within it is not looked at.
  ///   - progress: told how much is read, 0...1.
  /// - Throws: the first recording's problem; `dataRefused` if there is none; `cancelled`.
  package init(
    folder: String, progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) {
    let paths = try Self.paths(in: folder)
    var recordings: [DataRecording] = []
    for (index, path) in paths.enumerated() {
      try CancellationToken.check(path: path, "reading the data set")
      recordings.append(try DataRecording(path: path))
      progress(Double(index + 1) / Double(paths.count))
    }
    self.folder = folder
    self.recordings = recordings
  }

  /// The `.gait` files of a folder in the order of their names.
  ///
  /// - Throws: `unreadable` if there is no such folder, `dataRefused` if it holds none.
  package static func paths(in folder: String) throws(GaitlabError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw GaitlabError(
        .unreadable, file: folder, found: "the folder cannot be read",
        expected: "a folder of .gait sessions", advice: "check the path and the permissions")
    }
    let paths = names.filter { $0.hasSuffix(".gait") && !$0.hasPrefix(".") }.sorted()
      .map { folder + "/" + $0 }
    guard !paths.isEmpty else {
      throw GaitlabError(
        .dataRefused, file: folder, found: "the folder holds no .gait session",
        expected: "sessions with a reference",
        advice: "import recordings into it, or run 'gaitlab dataset footsteps'")
    }
    return paths
  }

  /// Who was recorded; numbers in the order of numbers.
  package var subjects: [String] {
    Set(recordings.map(\.subject)).sorted {
      $0.compare($1, options: .numeric) == .orderedAscending
    }
  }
}
