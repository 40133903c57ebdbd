/// One stance phase of one foot: from initial contact to toe-off.
package struct Stance: Equatable, Hashable, Codable, Sendable {
  package var foot: Foot
  /// Seconds of the session's clock.
  package var initialContactSeconds: Double
  package var toeOffSeconds: Double

  package init(foot: Foot, initialContactSeconds: Double, toeOffSeconds: Double) {
    self.foot = foot
    self.initialContactSeconds = initialContactSeconds
    self.toeOffSeconds = toeOffSeconds
  }

  package var stanceSeconds: Double { toeOffSeconds - initialContactSeconds }
  package var seconds: ClosedRange<Double> { initialContactSeconds...toeOffSeconds }
}
