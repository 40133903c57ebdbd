package import GaitConsole

/// A program that is told the steps of a walk as lines, for instance to make sounds of them.
///
/// A class because it owns the program. It may be slow or gone; the console never waits for it.
package protocol FeedbackListener: AnyObject, Sendable {
  /// Takes a line and returns at once.
  func tell(_ line: String)

  /// What has happened to the program since it was asked last.
  func takeNews() -> [Notice]
}
