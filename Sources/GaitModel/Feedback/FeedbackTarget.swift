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

/// Where a walk stands against its target, for another screen.
package struct SharedFeedback: Equatable, Codable, Sendable {
  /// One value that was counted.
  package struct Value: Equatable, Codable, Sendable {
    /// The foot of the step; of a symmetry, the foot whose step completed it.
    package var foot: Foot
    /// The toe-off, in seconds of the session's clock.
    package var seconds: Double
    /// The practised number, in the unit of the measure.
    package var value: Double

    package init(foot: Foot, seconds: Double, value: Double) {
      self.foot = foot
      self.seconds = seconds
      self.value = value
    }
  }

  /// Target and counts.
  package var summary: FeedbackSummary
  /// The last values of both feet, the newest at the end.
  package var recent: [Value]
  /// Whether steps are left out at present.
  package var isPaused: Bool

  package init(summary: FeedbackSummary, recent: [Value], isPaused: Bool) {
    self.summary = summary
    self.recent = recent
    self.isPaused = isPaused
  }

  /// Whether there are no more values than are kept, and all of them are numbers.
  package var isPlausible: Bool {
    recent.count <= 1000
      && recent.allSatisfy { $0.value.isFinite && Plausible.times.contains($0.seconds) }
  }
}
