/// How a device that is being listened to is connected.
package enum ConnectionState: Equatable, Sendable {
  /// Nothing has come yet: a port is opened, or a sender is waited for.
  case connecting
  case streaming
  /// Open, but without a frame for the given time.
  case stalled(seconds: Double)
  /// Gone; for a device that connects by itself there is nothing to do but wait.
  case lost(reason: String)
  /// Gone, and tried again in the given time; attempts count from 1.
  case reconnecting(inSeconds: Double, attempt: Int, reason: String)
  /// Bytes come that are no frames.
  case formatError(reason: String)
  /// The stream has ended as it was meant to.
  case ended
}
