import Foundation

/// Whether a file may be written where a user wants it.
package enum OutputPath {
  /// Refuses to put a file in the place of a device, FIFO, socket, folder or symbolic link.
  ///
  /// A finished file is moved to its name, which would take away whatever is there.
  package static func requireReplaceable(_ path: String) throws(GaitlabError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    let kind: String
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: kind = "a folder"
    case S_IFLNK: kind = "a symbolic link"
    case S_IFIFO: kind = "a FIFO (named pipe)"
    default: kind = "a device or socket"
    }
    throw GaitlabError(
      .notAFile, file: path, found: "\(kind) is there, which a file would replace",
      expected: "the name of a regular file", advice: "choose another name")
  }

  /// Gives a finished file its name.
  ///
  /// - Parameters:
  ///   - temporary: the finished file, in the folder of `path`.
  ///   - path: the name.
  ///   - replacing: whether a file of that name may be replaced.
  /// - Throws: `alreadyExists` if another program took the name meanwhile, or `writeFailed`; what is at `path`
  ///   is untouched then.
  package static func place(
    _ temporary: String, at path: String, replacing: Bool
  ) throws(GaitlabError) {
    if !replacing {
      // A link, unlike a rename, fails if the name is taken.
      if link(temporary, path) == 0 {
        unlink(temporary)
        return
      }
      // File systems without hard links: look once more, then rename.
      var status = stat()
      if errno == EEXIST || lstat(path, &status) == 0 { throw .alreadyExists(path) }
    }
    guard rename(temporary, path) == 0 else { throw .writeFailed(path) }
  }

  /// Refuses to write over the file that is being read, whatever it is called.
  package static func requireDifferent(_ path: String, from input: String) throws(GaitlabError) {
    var output = stat()
    var source = stat()
    guard stat(path, &output) == 0, stat(input, &source) == 0,
      output.st_dev == source.st_dev, output.st_ino == source.st_ino
    else { return }
    throw GaitlabError(
      .alreadyExists, file: path, found: "this is the file that is being read",
      advice: "choose another name; what is read is never replaced")
  }
}
