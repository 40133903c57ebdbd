import Foundation
import GaitFiles

/// A file that the console writes beside others into a folder of the user's.
struct SavedFile {
  /// Nil where HOME is not set.
  let folder: String?
  /// What it is, such as `report`.
  let kind: String
  /// What does the same without the console, for messages.
  let instead: String

  /// Writes a file under its name, or the next one that nothing else has.
  ///
  /// - Parameters:
  ///   - text: what is written.
  ///   - name: of the file, with its ending.
  /// - Returns: the path.
  /// - Throws: `writeFailed` with the reason.
  func write(_ text: String, named name: String) throws(GaitlabError) -> String {
    guard let folder else {
      throw GaitlabError(
        .writeFailed, file: kind, found: "no folder for \(kind)s, since HOME is not set",
        advice: "set HOME, or use \(instead)")
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw GaitlabError(
        .writeFailed, file: folder, found: "a folder that cannot be made",
        advice: "check its permissions, or use \(instead)")
    }
    let path = FileName.free("\(folder)/\(name)")
    var writer = try AtomicFileWriter(path: path)
    try writer.write(text.utf8)
    try writer.commit()
    return path
  }
}
