/// What a reference reads without a load, and which way a load goes.
package struct ReferenceLevel: Equatable, Codable, Sendable {
  /// Whether a load reads negative.
  package var isNegative: Bool
  /// The reading without a load at `startSeconds`, in newtons as the reference reads them.
  package var newtons: Double
  /// By how much that grows, in newtons a second; 0 where it is steady.
  package var driftPerSecond: Double
  /// Seconds of the reference's own clock.
  package var startSeconds: Double

  /// Describes a level.
  package init(
    isNegative: Bool = false, newtons: Double, driftPerSecond: Double = 0, startSeconds: Double = 0
  ) {
    self.isNegative = isNegative
    self.newtons = newtons
    self.driftPerSecond = driftPerSecond
    self.startSeconds = startSeconds
  }

  /// The reading without a load at a moment.
  package func newtons(at seconds: Double) -> Double {
    newtons + driftPerSecond * (seconds - startSeconds)
  }

  /// Levels that a plate may have; more is a mistake.
  package var isPlausible: Bool {
    newtons.isFinite && driftPerSecond.isFinite && startSeconds.isFinite && abs(newtons) <= 1e6
      && abs(driftPerSecond) <= 1e6
  }
}
