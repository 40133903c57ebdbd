import Dispatch
import Synchronization

/// The wish that a thread ends, and its end.
///
/// A class because thread and owner share it.
final class LSLStop: Sendable {
  private let wish = Atomic(false)
  private let wished = DispatchSemaphore(value: 0)
  private let finished = DispatchSemaphore(value: 0)

  /// Whether the thread is to end.
  var isRequested: Bool { wish.load(ordering: .acquiring) }

  func request() {
    wish.store(true, ordering: .releasing)
    wished.signal()
  }

  /// Lets time pass on the thread, or less of it once the end is wished.
  func pause(seconds: Double) {
    if isRequested { return }
    // A signal that was meant for an earlier pause only makes this one short.
    _ = wished.wait(timeout: .now() + seconds)
  }

  /// Says that the thread is done.
  func finish() { finished.signal() }

  func waitForEnd() {
    finished.wait()
    finished.signal()  // whoever else waits
  }
}
