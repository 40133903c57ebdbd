import Foundation
package import GaitFiles

/// A folder that is named where a recording is expected: it stands for the recordings in it.
package enum RecordingFolder {
  /// Files of a folder that are looked at, at most.
  private static let limit = 5000

  /// Whether a path is that of a folder.
  package static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  /// The paths with the recordings in place of the folders.
  ///
  /// - Throws: that a folder holds none, or cannot be read.
  package static func expanded(_ paths: [String]) throws(GaitlabError) -> [String] {
    var files: [String] = []
    for path in paths {
      if isFolder(path) { files += try recordings(in: path) } else { files.append(path) }
    }
    return files
  }

  /// The recordings in a folder, by name; folders in it and hidden files are left out.
  ///
  /// - Throws: that there is none, or that the folder cannot be read.
  package static func recordings(in folder: String) throws(GaitlabError) -> [String] {
    guard let all = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw GaitlabError(
        .unreadable, file: folder, found: "a folder that cannot be read",
        expected: "a folder with recordings", advice: "check its permissions")
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    let found = all.sorted().filter { !$0.hasPrefix(".") }.prefix(limit).map { base + $0 }
      .filter(SessionOpener.isRecording)
    guard !found.isEmpty else {
      throw GaitlabError(
        .notRecognised, file: folder, found: "no recording that gaitlab knows is in it",
        expected: "recordings in the folder itself", advice: "name a file or another folder")
    }
    return found
  }
}
