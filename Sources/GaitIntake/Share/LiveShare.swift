package import GaitModel

/// Whoever carries a live session to those who look on.
///
/// A class because it owns a port and its connections. The session never waits for it.
package protocol LiveShare: AnyObject, Sendable {
  /// Sends a packet to everybody who looks on, now or soon, and returns at once.
  func send(_ packet: SharePacket)

  /// Who has come and gone since it was asked last.
  func takeNews() -> [ShareNews]

  var status: ShareStatus { get }

  /// Ends; what was sent before still leaves where that takes no longer than a second.
  func close()
}

/// What is to be said of those who look on.
package enum ShareNews: Equatable, Sendable {
  case came(from: String)
  case left(from: String)
  /// Somebody did not know the token.
  case refused(from: String)
}
