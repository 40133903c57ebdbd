import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which file a name stands for at the moment.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let number: UInt64

  /// Nil if there is no file of that name.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }

  /// Size of the file of that name, 0 if there is none.
  static func byteCount(path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

/// The files that this process records into.
///
/// A process loses its locks on a file when it closes any descriptor of it, also one that it had opened
/// apart from SQLite; a program beside it would then take the journal of a running commit for that of a
/// crash. So nobody opens these files but SQLite.
enum OpenRecordings {
  private static let counts = Mutex<[FileIdentity: Int]>([:])

  static func add(_ file: FileIdentity) { counts.withLock { $0[file, default: 0] += 1 } }

  static func remove(_ file: FileIdentity) {
    counts.withLock { counts in
      let left = (counts[file] ?? 0) - 1
      counts[file] = left > 0 ? left : nil
    }
  }

  static func contains(path: String) -> Bool {
    guard let file = FileIdentity(path: path) else { return false }
    return counts.withLock { $0[file] != nil }
  }
}
