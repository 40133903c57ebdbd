package import GaitFiles

/// The thread of a source that waits for a descriptor, for a library or for time to pass.
///
/// A class because it owns the thread.
package final class SourceThread: Sendable {
  private let signal: StopSignal
  private let outlet: EventOutlet
  private let thread: BackgroundThread

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
    let (signal, outlet) = (try StopSignal(for: name), EventOutlet(deliver))
    self.signal = signal
    self.outlet = outlet
    thread = BackgroundThread("gaitlab source") { body(signal, outlet) }
  }

  /// Ends the thread and waits for it, unless it is the thread itself that asks.
  package func stop() {
    outlet.close()
    signal.request()
    thread.wait()
  }
}
