package import GaitFiles

/// Who sends: the address of a sender, or the port that it is on.
package struct SourcePeer: Hashable, Sendable {
  package let name: String

  package init(_ name: String) { self.name = name }
}

/// What happens at a source; times are seconds of `ArrivalClock`.
package enum SourceEvent: Equatable, Sendable {
  /// A sender has connected, or a port was opened.
  case opened(SourcePeer)
  /// Bytes of a sender; a datagram holds whole messages only.
  case received([UInt8], from: SourcePeer, isDatagram: Bool, at: Double)
  /// Messages of a source that has no bytes of its own, such as Lab Streaming Layer.
  case messages([WireMessage], from: SourcePeer, at: Double)
  /// What another gaitlab shares of its live session.
  case shared([SharePacket], at: Double)
  /// A sender is gone; what it had begun to say is void.
  case closed(SourcePeer, reason: String)
  /// Nothing is connected and it is tried again in some seconds; attempts count from 1.
  case retrying(inSeconds: Double, attempt: Int, reason: String)
  /// The stream has ended as it was meant to: end of standard input, or of a simulated walk.
  case ended
}

/// Where frames come from while they are measured.
///
/// A class because it owns a port or a thread. It delivers one event at a time, in order, from a
/// thread of its own; the receiver must not block.
package protocol LiveSource: AnyObject, Sendable {
  /// Such as `udp 127.0.0.1:9000`.
  var name: String { get }

  /// Begins; returns once it is listening or trying.
  ///
  /// - Parameter deliver: gets every event.
  /// - Throws: `sourceFailed` for what trying again does not mend, such as a taken port or a source that
  ///   runs already.
  func start(_ deliver: @escaping @Sendable (SourceEvent) -> Void) throws(GaitlabError)

  /// Ends; when it has returned nothing more is delivered.
  func stop()
}
