package import GaitFiles

/// What has become of messages that were handed to a sink.
package enum SinkOutcome: Equatable, Sendable {
  case taken
  /// Nobody is connected, or the receiver is behind; the messages are not kept.
  case refused
  /// The receiver is gone for good, such as a closed pipe.
  case ended
}

/// Where a simulated device sends to.
///
/// A class because it owns a socket or a descriptor. Used from one thread.
package protocol MessageSink: AnyObject {
  /// Such as `udp 127.0.0.1:9000`.
  var name: String { get }

  /// Counts the connections that were made; after each the receiver has to be told again what is sent.
  var connections: Int { get }

  /// Looks whether somebody is there to send to, so that `connections` is told before the first message.
  func lookForReceiver()

  /// Sends messages that are encoded already.
  ///
  /// - Parameters:
  ///   - messages: each one whole; they are kept whole where the medium knows packets.
  ///   - isCancelled: ends a wait for the receiver.
  /// - Returns: what has become of all of them together.
  /// - Throws: `sourceFailed` or `writeFailed` for what trying again does not mend.
  func send(
    _ messages: [[UInt8]], isCancelled: () -> Bool
  ) throws(GaitlabError) -> SinkOutcome

  /// Ends the connection; what was taken before is still sent where that is possible.
  func close()
}

extension MessageSink {
  /// Most connect by themselves.
  package func lookForReceiver() {}
}
