import Synchronization
import TerminalCore

/// Wakes a loop that is made later than what wakes it.
///
/// A class because both sides hold on to the same one.
final class WakeRelay: Sendable {
  private let waker = Mutex<TerminalWaker?>(nil)

  /// From now on there is somebody to wake, who looks once before sleeping for the first time.
  func set(_ new: TerminalWaker) { waker.withLock { $0 = new } }

  func wake() { waker.withLock { $0 }?.wake() }
}
