package import GaitModel

/// Somebody to whom the estimates and steps of a live session are sent on.
///
/// A class because it owns a socket, a file or a thread. It may be slow or gone; the session never is for it.
package protocol LiveOutlet: AnyObject, Sendable {
  /// Takes what there is, in order, and returns at once.
  func send(_ output: LiveOutput)

  /// What has happened to the receiver since it was asked last.
  func takeNews() -> [OutletNews]

  /// What has become of the messages so far.
  var status: OutletStatus { get }

  /// Ends; what waits is still sent where that takes no longer than a second.
  func close()
}

/// What is to be said of a receiver, once each time.
package enum OutletNews: Equatable, Sendable {
  /// It takes nothing more for the time being; a reason where one is known.
  case fellBehind(name: String, reason: String?)
  /// It takes messages again, of which it has missed some.
  case cameBack(name: String, missed: Int)
  /// It is gone for good.
  case ended(name: String)
}
