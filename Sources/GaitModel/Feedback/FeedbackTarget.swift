/// What a walker is asked to keep within a zone.
package enum FeedbackMeasure: String, CaseIterable, Codable, Sendable {
  /// Highest force of a stance, in % of body weight.
  case peakForce
  /// 20-80 % of the rise to the first peak, in body weights a second.
  case loadingRate
  /// Peak forces of the last step of each foot: (R - L) / (0.5 (R + L)), in %.
  case symmetry
  /// Initial contact to toe-off, in seconds.
  case stanceTime
}

/// A zone for one measure, and the foot that it is for.
package struct FeedbackTarget: Equatable, Codable, Sendable {
  /// The number of a step that is practised.
  package var measure: FeedbackMeasure
  /// Nil for both feet; symmetry is always of both.
  package var foot: Foot?
  /// In the unit of the measure.
  package var zone: ClosedRange<Double>

  package init(measure: FeedbackMeasure, foot: Foot? = nil, zone: ClosedRange<Double>) {
    self.measure = measure
    self.foot = foot
    self.zone = zone
  }
}

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
