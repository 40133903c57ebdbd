import GaitIntake
import Synchronization

/// The way of events to their receiver; once it is shut nothing goes through.
///
/// A class because the source and its thread hold the same one.
final class EventOutlet: Sendable {
  private let deliver: @Sendable (SourceEvent) -> Void
  private let isShut = Atomic(false)

  init(_ deliver: @escaping @Sendable (SourceEvent) -> Void) { self.deliver = deliver }

  var isOpen: Bool { !isShut.load(ordering: .acquiring) }

  func send(_ event: SourceEvent) {
    guard isOpen else { return }
    deliver(event)
  }

  /// Lets nothing more begin; what is being delivered at this moment is waited for by the thread's end.
  func close() { isShut.store(true, ordering: .releasing) }
}
