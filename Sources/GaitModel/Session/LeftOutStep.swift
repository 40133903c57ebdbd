/// A step that somebody has left out by hand, and why.
///
/// It is known by its foot and its initial contact: a number in a table changes with the rule.
package struct LeftOutStep: Equatable, Hashable, Codable, Sendable {
  /// Whose step it is.
  package var foot: Foot
  /// When the foot met the ground, in seconds of the session's clock, as it was found at the time.
  package var initialContactSeconds: Double
  /// Free text, empty if nobody gave a reason; it may hold anything and is sanitised where it is shown.
  package var reason: String

  package init(foot: Foot, initialContactSeconds: Double, reason: String = "") {
    self.foot = foot
    self.initialContactSeconds = initialContactSeconds
    self.reason = reason
  }

  /// Characters of a reason that is typed, at most.
  package static let longestReason = 80
}
