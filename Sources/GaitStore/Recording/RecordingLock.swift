import GaitFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Keeps other programs from recording into the same file; whoever reads it is not kept from that.
///
/// One byte is locked that SQLite neither locks nor stores anything in, and on behalf of this descriptor alone,
/// so that SQLite's own locks stay apart from it. It ends with the process, however that ends. A class because
/// it owns the descriptor.
///
/// A process loses SQLite's locks on a file with the first descriptor of it that is closed: this one is let go
/// after the database, and none is opened beside a recorder of this process.
final class RecordingLock: Sendable {
  private let descriptor: Int32

  /// The byte before those that SQLite locks (sqlite.org/src, `PENDING_BYTE`).
  private static let offset = off_t(0x4000_0000 - 1)
  /// Sets a lock of an open file description, which `fcntl.h` shows to GNU sources only.
  #if canImport(Darwin)
    private static let setLock: Int32 = 90
  #else
    private static let setLock: Int32 = 37
  #endif
  /// A recorder that is just ending is waited for so many times.
  private static let attempts = 10
  private static let pauseMicroseconds: UInt32 = 50_000

  /// Takes the lock.
  ///
  /// - Parameter path: a session.
  /// - Throws: `readOnly` if another recorder has it. A file system that knows no such locks keeps nobody out.
  init(path: String) throws(GaitlabError) {
    for attempt in 1...Self.attempts {
      if attempt > 1 { usleep(Self.pauseMicroseconds) }
      if !OpenRecordings.contains(path: path) {
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        if descriptor < 0 || !Self.isTakenByAnother(descriptor) {
          self.descriptor = descriptor
          return
        }
        close(descriptor)
      }
    }
    throw GaitlabError(
      .readOnly, file: path, found: "another program is recording into this file",
      advice: "stop the recording there first, or choose another name")
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Tries to take it.
  private static func isTakenByAnother(_ descriptor: Int32) -> Bool {
    var wish = flock()
    wish.l_type = Int16(F_WRLCK)
    wish.l_whence = Int16(SEEK_SET)
    wish.l_start = offset
    wish.l_len = 1
    guard fcntl(descriptor, setLock, &wish) != 0 else { return false }
    return errno == EAGAIN || errno == EACCES
  }
}
