import Foundation

extension GaitlabError {
  /// A session that no reader of the file would give back equal.
  package static func inconsistent(_ path: String, _ found: String) -> GaitlabError {
    GaitlabError(
      .inconsistentSession, file: path, found: found,
      advice: "nothing was written; record or import the session again")
  }

  /// What the system last said when a file could not be written.
  package static func writeFailed(_ path: String) -> GaitlabError {
    GaitlabError(
      .writeFailed, file: path, found: "cannot be written: \(String(cString: strerror(errno)))",
      advice: "check the folder, its permissions and the free space; nothing was changed")
  }

  /// A file that is there and may not be replaced.
  package static func alreadyExists(_ path: String) -> GaitlabError {
    GaitlabError(
      .alreadyExists, file: path, found: "the file already exists",
      advice: "choose another name, or pass --force to replace it")
  }
}
