/// How a walker did against a target; stored with the session.
package struct FeedbackSummary: Equatable, Codable, Sendable {
  /// The exercise.
  package var target: FeedbackTarget
  /// Steps below, in and above the zone.
  package var under: Int
  /// Steps within the zone.
  package var inZone: Int
  /// Steps above the zone.
  package var over: Int
  /// Steps in the zone without one outside, at the end and at most.
  package var streak: Int
  /// The most steps in the zone one after the other.
  package var longestStreak: Int
  /// Seconds from one counted step to the next, those of them that the earlier was in the zone, and all.
  package var secondsInZone: Double
  /// How long the exercise took.
  package var seconds: Double

  package init(
    target: FeedbackTarget, under: Int = 0, inZone: Int = 0, over: Int = 0, streak: Int = 0,
    longestStreak: Int = 0, secondsInZone: Double = 0, seconds: Double = 0
  ) {
    self.target = target
    self.under = under
    self.inZone = inZone
    self.over = over
    self.streak = streak
    self.longestStreak = longestStreak
    self.secondsInZone = secondsInZone
    self.seconds = seconds
  }
}
