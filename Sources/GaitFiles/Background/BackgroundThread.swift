import Dispatch
import Foundation
import Synchronization

/// A thread that does one piece of work and ends.
///
/// It runs whether or not somebody keeps this object. A class because it stands for the one thread.
package final class BackgroundThread: Sendable {
  private let ended = DispatchGroup()
  /// The thread while it works.
  private let identity = Mutex<ObjectIdentifier?>(nil)

  /// Starts the work.
  ///
  /// - Parameters:
  ///   - name: of the thread, for debuggers.
  ///   - stackBytes: of its stack; nil for what the system gives.
  ///   - cancellation: what stops the work; by default what stops the work that starts it.
  ///   - work: what is done.
  @discardableResult package init(
    _ name: String, stackBytes: Int? = nil, cancellation: CancellationToken = .current,
    _ work: @escaping @Sendable () -> Void
  ) {
    ended.enter()
    let thread = Thread { [self] in
      identity.withLock { $0 = ObjectIdentifier(Thread.current) }
      cancellation.bind(work)
      identity.withLock { $0 = nil }
      ended.leave()
    }
    thread.name = name
    if let stackBytes { thread.stackSize = stackBytes }
    thread.start()
  }

  /// Waits until the work is done, as often as wanted; the thread itself does not wait for its own end.
  package func wait() {
    let isOwn = identity.withLock { $0 } == ObjectIdentifier(Thread.current)
    if !isOwn { ended.wait() }
  }
}
