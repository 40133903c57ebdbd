import Dispatch
import Foundation
package import GaitFiles
import Synchronization

/// The thread of a source that waits for a descriptor, for a library or for time to pass.
///
/// A class because it owns the thread.
package final class SourceThread: Sendable {
  private let signal: StopSignal
  private let outlet: EventOutlet
  private let finished = DispatchSemaphore(value: 0)
  private let identity = Mutex<ObjectIdentifier?>(nil)

  /// Starts a thread.
  ///
  /// - Parameters:
  ///   - name: of the source.
  ///   - deliver: gets the events.
  ///   - body: runs until it is through or the signal is requested.
  /// - Throws: `sourceFailed` when the system has no descriptors left.
  package init(
    _ name: String, deliver: @escaping @Sendable (SourceEvent) -> Void,
    body: @escaping @Sendable (StopSignal, EventOutlet) -> Void
  ) throws(GaitlabError) {
    signal = try StopSignal(for: name)
    outlet = EventOutlet(deliver)
    let thread = Thread { [self] in
      identity.withLock { $0 = ObjectIdentifier(Thread.current) }
      body(signal, outlet)
      identity.withLock { $0 = nil }
      finished.signal()
    }
    thread.name = "gaitlab source"
    thread.start()
  }

  /// Ends the thread and waits for it, unless it is the thread itself that asks.
  package func stop() {
    outlet.close()
    signal.request()
    let isOwn = identity.withLock { $0 } == ObjectIdentifier(Thread.current)
    guard !isOwn else { return }
    finished.wait()
    // Whoever asks again must not wait for ever.
    finished.signal()
  }
}
