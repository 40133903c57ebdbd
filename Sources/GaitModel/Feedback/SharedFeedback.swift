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
    /// Whether the walker is shown it; nil from a console of an earlier version, which shows all.
    package var isShown: Bool?

    package init(foot: Foot, seconds: Double, value: Double, isShown: Bool? = nil) {
      self.foot = foot
      self.seconds = seconds
      self.value = value
      self.isShown = isShown
    }
  }

  /// Target and counts.
  package var summary: FeedbackSummary
  /// The last values of both feet, the newest at the end.
  package var recent: [Value]
  /// Whether steps are left out at present.
  package var isPaused: Bool
  /// What the walker is shown of the counts; nil from a console of an earlier version.
  package var shown: ShownFeedback?
  /// The phase of the protocol that runs; nil without one.
  package var phase: PhaseStatus?

  package init(
    summary: FeedbackSummary, recent: [Value], isPaused: Bool, shown: ShownFeedback? = nil,
    phase: PhaseStatus? = nil
  ) {
    self.summary = summary
    self.recent = recent
    self.isPaused = isPaused
    self.shown = shown
    self.phase = phase
  }

  /// Whether there are no more values than are kept, and all of them are numbers.
  package var isPlausible: Bool {
    recent.count <= 1000
      && recent.allSatisfy { $0.value.isFinite && Plausible.times.contains($0.seconds) }
      && shown?.isPlausible ?? true && phase?.isPlausible ?? true
  }
}
