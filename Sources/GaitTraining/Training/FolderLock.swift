import Foundation
import GaitFiles

#if canImport(Glibc)
  import Glibc
#endif

/// Keeps two processes from training the same arm at the same time: the second waits for the first.
///
/// The system lets go of it when the process ends, however it ends. A class, since it is held as long as
/// it lives.
final class FolderLock {
  private let descriptor: Int32

  /// Waits until nobody else holds the lock of a run.
  ///
  /// - Parameters:
  ///   - path: the folder of the run, which names the lock.
  ///   - root: the folder of the experiment, which holds it.
  /// - Throws: `writeFailed` where the lock cannot be made; `cancelled`.
  init(_ path: String, root: String) throws(GaitlabError) {
    let name = path.dropFirst(root.count).map { $0 == "/" ? "_" : $0 }
    let file = root + "/.lock" + String(name)
    try? FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    descriptor = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw GaitlabError(
        .writeFailed, file: file, found: "the lock of the run cannot be made",
        advice: "check the permissions and the space on the disk")
    }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      try CancellationToken.check(path: path, "waiting for another process")
      usleep(200_000)
    }
  }

  deinit { close(descriptor) }
}
