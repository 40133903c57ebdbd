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
  /// What the exercise is called: a preset, or a phase of a protocol; nil for none.
  package var name: String?
  /// Which steps the walker was shown.
  package var schedule: FeedbackSchedule
  /// When the first step counted, in seconds of the session's clock; nil where nobody has noted it.
  package var startSeconds: Double?

  package init(
    target: FeedbackTarget, under: Int = 0, inZone: Int = 0, over: Int = 0, streak: Int = 0,
    longestStreak: Int = 0, secondsInZone: Double = 0, seconds: Double = 0, name: String? = nil,
    schedule: FeedbackSchedule = .everyStep, startSeconds: Double? = nil
  ) {
    self.target = target
    self.under = under
    self.inZone = inZone
    self.over = over
    self.streak = streak
    self.longestStreak = longestStreak
    self.secondsInZone = secondsInZone
    self.seconds = seconds
    self.name = name
    self.schedule = schedule
    self.startSeconds = startSeconds
  }

  /// A console of an earlier version shows every step and says less.
  package init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      target: try values.decode(FeedbackTarget.self, forKey: .target),
      under: try values.decode(Int.self, forKey: .under),
      inZone: try values.decode(Int.self, forKey: .inZone),
      over: try values.decode(Int.self, forKey: .over),
      streak: try values.decode(Int.self, forKey: .streak),
      longestStreak: try values.decode(Int.self, forKey: .longestStreak),
      secondsInZone: try values.decode(Double.self, forKey: .secondsInZone),
      seconds: try values.decode(Double.self, forKey: .seconds),
      name: try values.decodeIfPresent(String.self, forKey: .name),
      schedule: try values.decodeIfPresent(FeedbackSchedule.self, forKey: .schedule) ?? .everyStep,
      startSeconds: try values.decodeIfPresent(Double.self, forKey: .startSeconds))
  }

  /// Steps that counted.
  package var steps: Int { under + inZone + over }
  /// Part of the walking time in the zone, 0...1; nil until there is a time.
  package var inZoneFraction: Double? { seconds > 0 ? secondsInZone / seconds : nil }
  /// Part of the steps in the zone, 0...1; nil where none counted.
  package var inZoneShare: Double? { steps > 0 ? Double(inZone) / Double(steps) : nil }
}
