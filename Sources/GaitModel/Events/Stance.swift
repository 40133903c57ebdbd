/// One stance phase of one foot: from initial contact to toe-off.
public struct Stance: Equatable, Hashable, Codable, Sendable {
  /// The foot on the ground.
  public var foot: Foot
  /// When the foot meets the ground, in seconds of the session's clock.
  public var initialContactSeconds: Double
  /// When it leaves the ground, in seconds of the session's clock.
  public var toeOffSeconds: Double

  package init(foot: Foot, initialContactSeconds: Double, toeOffSeconds: Double) {
    self.foot = foot
    self.initialContactSeconds = initialContactSeconds
    self.toeOffSeconds = toeOffSeconds
  }

  /// How long the foot is on the ground.
  public var stanceSeconds: Double { toeOffSeconds - initialContactSeconds }
  /// From initial contact to toe-off.
  package var seconds: ClosedRange<Double> { initialContactSeconds...toeOffSeconds }
}
