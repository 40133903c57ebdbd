import PlainText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open regular file with its size and first bytes; the descriptor closes with the value.
package struct InspectedFile: ~Copyable {
  package let path: String
  package let descriptor: CInt
  /// Size in bytes when it was opened.
  package let byteCount: Int
  /// The first bytes, at most `FileInspection.headByteCount`, to recognise the content by.
  package let head: [UInt8]

  /// The first bytes as UTF-8 where the file is UTF-16, to recognise its text by.
  package var text: [UInt8] { TextEncoding.utf8(head: head[...]) ?? head }

  deinit { close(descriptor) }
}

/// Opens what a user named without ever blocking on it.
package enum FileInspection {
  /// Bytes that are read to recognise a file.
  package static let headByteCount = 64 * 1024
  /// Largest text file that is imported, in bytes: its samples have to fit into memory.
  package static let textByteLimit = 1 << 30

  /// Opens a regular file that is not empty and within the limit.
  ///
  /// - Parameters:
  ///   - path: the file; symbolic links are followed.
  ///   - byteLimit: the largest size in bytes that is accepted.
  /// - Returns: the open file, positioned at its start.
  /// - Throws: `notAFile`, `emptyFile`, `tooLarge` or `unreadable`.
  package static func open(
    path: String, byteLimit: Int = textByteLimit
  ) throws(GaitlabError) -> InspectedFile {
    if path.utf8.contains(0) {
      throw GaitlabError(
        .unreadable, file: path, found: "the path holds a NUL character",
        advice: "give the path of a file")
    }
    // Asked before it is opened, because opening a device can already do something.
    var status = stat()
    guard stat(path, &status) == 0 else { throw unreadable(path) }
    try requireRegular(status, path: path)
    let descriptor = retrying {
      #if canImport(Glibc)
        Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
      #elseif canImport(Musl)
        Musl.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
      #else
        Darwin.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
      #endif
    }
    guard descriptor >= 0 else { throw unreadable(path) }
    do throws(GaitlabError) {
      guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
      try requireRegular(status, path: path)
      let byteCount = Int(status.st_size)
      try requireSize(byteCount, limit: byteLimit, path: path)
      let head = try readHead(descriptor, path: path)
      return InspectedFile(path: path, descriptor: descriptor, byteCount: byteCount, head: head)
    } catch {
      close(descriptor)
      throw error
    }
  }

  private static func requireRegular(_ status: stat, path: String) throws(GaitlabError) {
    let kind: String
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: kind = "a directory"
    case S_IFIFO: kind = "a FIFO (named pipe)"
    case S_IFSOCK: kind = "a socket"
    case S_IFCHR, S_IFBLK: kind = "a device"
    default: kind = "not a regular file"
    }
    throw GaitlabError(
      .notAFile, file: path, found: "this is \(kind)", expected: "a recorded file",
      advice: kind == "a directory"
        ? "name a file in it" : "record to a file first, or use the live sources for streams")
  }

  private static func requireSize(_ bytes: Int, limit: Int, path: String) throws(GaitlabError) {
    if bytes == 0 {
      throw GaitlabError(
        .emptyFile, file: path, found: "the file is empty", expected: "a recording",
        advice: "export it again from the vendor's program")
    }
    if bytes > limit {
      throw GaitlabError(
        .tooLarge, file: path, found: "the file has \(Counted.text(bytes, "byte"))",
        expected: "at most \(Counted.text(limit, "byte")), because a text import is held in memory",
        advice: "export the recording in shorter parts and import these")
    }
  }

  private static func readHead(_ descriptor: CInt, path: String) throws(GaitlabError) -> [UInt8] {
    var head = [UInt8](repeating: 0, count: headByteCount)
    let count = head.withUnsafeMutableBytes { bytes in
      retrying { pread(descriptor, bytes.baseAddress, bytes.count, 0) }
    }
    guard count >= 0 else { throw unreadable(path) }
    head.removeLast(head.count - count)
    return head
  }

  package static func unreadable(_ path: String) -> GaitlabError {
    let reason = String(cString: strerror(errno))
    return GaitlabError(
      .unreadable, file: path, found: "cannot be read: \(reason)",
      advice: "check the path and the permissions")
  }

  /// Repeats a system call that a signal interrupted.
  package static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}
