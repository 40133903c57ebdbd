import Synchronization

/// The way of events to their receiver; once it is shut nothing goes through.
///
/// A class because the source and its thread hold the same one.
package final class EventOutlet: Sendable {
  private let deliver: @Sendable (SourceEvent) -> Void
  private let isShut = Atomic(false)

  package init(_ deliver: @escaping @Sendable (SourceEvent) -> Void) { self.deliver = deliver }

  package var isOpen: Bool { !isShut.load(ordering: .acquiring) }

  package func send(_ event: SourceEvent) {
    guard isOpen else { return }
    deliver(event)
  }

  /// Lets nothing more begin; what is being delivered at this moment is waited for by the thread's end.
  package func close() { isShut.store(true, ordering: .releasing) }
}
