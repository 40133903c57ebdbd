package import GaitModel

/// Counts how the steps of a walk stand to a target, one step after the other.
///
/// Steps come in the order of their toe-offs, since only then they are known. Live analysis names
/// the same steps again and again; each is counted once.
package struct FeedbackTally: Equatable, Sendable {
  /// One value that was counted.
  package struct Entry: Equatable, Sendable {
    /// The foot of the step; of a symmetry, the foot whose step completed it.
    package let foot: Foot
    /// The toe-off.
    package let seconds: Double
    /// The practised number of the step.
    package let value: Double
    /// Whether it is within the zone.
    package let zone: FeedbackZone
    /// Whether the walker is shown it.
    package internal(set) var isShown = true
  }

  /// What has been counted so far.
  package private(set) var summary: FeedbackSummary
  /// The last value of each foot; a symmetry stands at the foot whose step completed it.
  package private(set) var last: PerFoot<Entry?> = PerFoot(both: nil)
  /// The last values of both feet, the newest at the end.
  package private(set) var recent: [Entry] = []
  /// What the walker is shown of it.
  package private(set) var shown = ShownFeedback()
  /// Initial contacts of the last steps seen, counted or not.
  private var lastContact = PerFoot(both: -Double.infinity)
  private var lastStep: PerFoot<FeedbackStep?> = PerFoot(both: nil)

  /// How many values are kept.
  package static let recentCount = 40
  /// Between counted steps that lie further apart nobody was walking.
  package static let longestPauseSeconds = 3.0
  /// Steps of both feet whose contacts lie further apart are of no one stride.
  package static let longestStepSeconds = 2.5
  /// Contacts of one foot that lie no further apart are the same one, found again.
  package static let sameContactSeconds = 0.05

  /// - Parameters:
  ///   - target: what is counted against.
  ///   - schedule: which steps the walker is shown.
  ///   - name: of the exercise.
  package init(
    target: FeedbackTarget, schedule: FeedbackSchedule = .everyStep, name: String? = nil
  ) {
    summary = FeedbackSummary(target: target, name: name, schedule: schedule)
  }

  /// What another console has counted; nothing is counted on with it.
  package init(_ shared: SharedFeedback) {
    summary = shared.summary
    recent = shared.recent.suffix(Self.recentCount).map { value in
      Entry(
        foot: value.foot, seconds: value.seconds, value: value.value,
        zone: FeedbackZone(value.value, in: shared.summary.target.zone),
        isShown: value.isShown ?? true)
    }
    for entry in recent { last[entry.foot] = entry }
    shown = shared.shown ?? ShownFeedback(shared.summary)
  }

  /// The exercise.
  package var target: FeedbackTarget { summary.target }
  /// Which steps are shown.
  package var schedule: FeedbackSchedule { summary.schedule }
  /// The last step that counted; nil before the first.
  package var newest: Entry? { recent.last }
  /// Steps that counted.
  package var count: Int { summary.steps }

  /// Part of the walking time in the zone, 0...1; nil until there is a time.
  package var inZoneFraction: Double? { summary.inZoneFraction }

  /// Whether the step is one that was seen before.
  package func hasSeen(_ step: FeedbackStep) -> Bool {
    step.initialContactSeconds <= lastContact[step.foot] + Self.sameContactSeconds
  }

  /// Takes the next step.
  ///
  /// - Parameter step: a step that has ended; toe-offs ascend.
  /// - Returns: what was counted; nil for a step seen before, of the other foot, or without a value.
  @discardableResult
  package mutating func push(_ step: FeedbackStep) -> Entry? {
    guard !hasSeen(step) else { return nil }
    let previous = lastContact[step.foot]
    lastContact[step.foot] = step.initialContactSeconds
    guard let value = value(of: step, after: previous), value.isFinite else { return nil }
    var entry = Entry(
      foot: step.foot, seconds: step.toeOffSeconds, value: value,
      zone: FeedbackZone(value, in: target.zone))
    if let earlier = recent.last {
      let seconds = entry.seconds - earlier.seconds
      if seconds > 0, seconds <= Self.longestPauseSeconds {
        summary.seconds += seconds
        if earlier.zone == .inside { summary.secondsInZone += seconds }
      }
    }
    switch entry.zone {
    case .under: summary.under += 1
    case .inside: summary.inZone += 1
    case .over: summary.over += 1
    }
    summary.streak = entry.zone == .inside ? summary.streak + 1 : 0
    summary.longestStreak = max(summary.longestStreak, summary.streak)
    summary.startSeconds = summary.startSeconds ?? entry.seconds
    entry.isShown = shown.take(
      value, of: entry.foot, isInside: entry.zone == .inside, counts: summary)
    if entry.isShown, let steps = shown.block?.count {
      // A summary shows how all of its steps went.
      for index in recent.indices.suffix(steps - 1) { recent[index].isShown = true }
    }
    last[entry.foot] = entry
    recent.append(entry)
    if recent.count > Self.recentCount { recent.removeFirst() }
    return entry
  }

  private mutating func value(of step: FeedbackStep, after previous: Double) -> Double? {
    if target.measure == .symmetry { return symmetry(of: step, after: previous) }
    guard target.foot == nil || target.foot == step.foot else { return nil }
    return switch target.measure {
    case .peakForce: target.unit.value(percent: step.peakPercent, newtons: step.peakNewtons)
    case .loadingRate: step.loadingRate
    case .stanceTime: step.stanceSeconds
    case .symmetry: nil
    }
  }

  /// Compares a step with that of the other foot within its stride, measured by the same force.
  ///
  /// What the other foot has done before a hole, or on another instrument, says nothing of this stride.
  ///
  /// - Parameters:
  ///   - step: the step that completes a stride.
  ///   - previous: the contact before of the same foot, in seconds.
  /// - Returns: right minus left in % of their mean; nil where there is no such step.
  private mutating func symmetry(of step: FeedbackStep, after previous: Double) -> Double? {
    lastStep[step.foot] = step
    guard let other = lastStep[step.foot.opposite], other.initialContactSeconds > previous,
      abs(step.initialContactSeconds - other.initialContactSeconds) <= Self.longestStepSeconds,
      other.force == step.force,
      let left = lastStep.left?.peakPercent, let right = lastStep.right?.peakPercent
    else { return nil }
    return GaitSummary.symmetry(left: left, right: right).map { $0 * 100 }
  }
}
