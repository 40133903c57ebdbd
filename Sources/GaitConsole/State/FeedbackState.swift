package import GaitAnalysis
package import GaitModel

/// The target that a walker has and what was counted against it up to the shown moment.
///
/// In replay the counts are those of the steps up to the moment, whatever way it was reached. Live,
/// steps are remembered as they were when the walker saw them: a new zone counts them all again.
package struct FeedbackState: Equatable, Sendable {
  package internal(set) var target: FeedbackTarget
  package internal(set) var tally: FeedbackTally
  package var bell = BellMode.off
  /// Which steps the walker is shown.
  package internal(set) var schedule = FeedbackSchedule.everyStep
  /// The preset in use; nil once its target was changed.
  package internal(set) var name: String?
  /// The unit that the zone is converted to as soon as the walker's weight is known; nil if it has the wanted one.
  package internal(set) var wantedUnit: FeedbackUnit?
  /// The exercises that can be chosen.
  package var presets = FeedbackPreset.builtIn
  package var metronome = Metronome()
  /// Whether a program is told every step.
  package var hasProgram = false
  /// Exercises of this session that are over.
  package internal(set) var finished: [FeedbackSummary] = []
  /// The session's time from which on steps count; the start unless the counts were reset.
  private var countsFrom = -Double.infinity
  /// Until then a live session had no valid body weight: steps of that time never count.
  private var uncalibratedUntil = -Double.infinity
  /// Stretches of the session's time whose steps do not count; the last one may be open.
  var pauses: [ClosedRange<Double>] = []
  /// Steps of the exercise that are in the recording already.
  var keptSteps = 0
  /// The moment up to which a replay was counted.
  private var countedUntil = -Double.infinity
  /// All steps of a live session, counted or not.
  private var seen: [FeedbackStep] = []
  /// Knows which live steps were seen before.
  private var sorter: FeedbackTally
  /// Seconds of the console's clock.
  var now = 0.0
  var lastBell = -Double.infinity
  /// The phase of a host's protocol.
  package internal(set) var hostsPhase: PhaseStatus?

  package init() {
    let target = FeedbackTarget(
      measure: .peakForce, zone: FeedbackMeasure.peakForce.defaultZone)
    self.target = target
    tally = FeedbackTally(target: target)
    sorter = tally
  }

  /// Whether another console counts, whose counts these are.
  var isHosts = false
  /// Whether the host has said anything yet.
  var hasHeardHost = false

  /// Whether anybody has looked at it; a target that nobody has seen is no result.
  package var isUsed = false
  /// How the walker did, if any step counted.
  package var summaryToKeep: FeedbackSummary? {
    let summary = tally.summary
    return isUsed && summary.under + summary.inZone + summary.over > 0 ? summary : nil
  }

  /// Steps from one keeping of an exercise that goes on to the next.
  private static let stepsBetweenKeepings = 5

  /// How the walker does so far, where that is worth keeping anew: what a killed program leaves behind is not to be
  /// without it.
  mutating func takeSummarySoFar() -> FeedbackSummary? {
    guard !isHosts, let summary = summaryToKeep else { return nil }
    guard !(keptSteps..<keptSteps + Self.stepsBetweenKeepings).contains(summary.steps) else {
      return nil
    }
    keptSteps = summary.steps
    return summary
  }

  /// Whether steps are left out at present, for instance while the walker turns or rests.
  package var isPaused: Bool { pauses.last?.upperBound == .infinity }

  /// Begins with another session; target and bell stay as they are.
  mutating func forgetSession() {
    let earlier = self
    self = FeedbackState()
    target = earlier.target
    schedule = earlier.schedule
    name = earlier.name
    wantedUnit = earlier.wantedUnit
    tally = emptyTally
    bell = earlier.bell
    presets = earlier.presets
    metronome = earlier.metronome
    hasProgram = earlier.hasProgram
    now = earlier.now
  }

  private var emptyTally: FeedbackTally {
    FeedbackTally(target: target, schedule: schedule, name: name)
  }

  // MARK: - What the therapist changes

  /// Takes another target and counts again against it.
  mutating func aim(at target: FeedbackTarget, _ session: SessionState?) {
    if target != self.target {
      name = nil
      wantedUnit = nil
    }
    self.target = target
    recount(session)
  }

  /// Shows other steps; what was counted is counted again.
  mutating func show(_ schedule: FeedbackSchedule, _ session: SessionState?) {
    self.schedule = schedule
    recount(session)
  }

  /// Takes what a preset says and counts again against it.
  mutating func use(_ preset: FeedbackPreset, _ session: SessionState?) {
    var target = preset.target
    if !preset.choosesFoot, target.measure != .symmetry { target.foot = self.target.foot }
    self.target = target
    wantedUnit = nil
    schedule = preset.schedule ?? schedule
    bell = preset.bell ?? bell
    name = preset.name
    recount(session)
  }

  /// Forgets the counts; steps count from the shown moment on.
  mutating func reset(_ session: SessionState?) {
    countsFrom = session.map(Self.moment) ?? -.infinity
    recount(session)
  }

  /// Counts from here on, or nothing while the walker rests.
  mutating func begin(isCounting: Bool, _ session: SessionState) {
    let moment = Self.moment(of: session)
    countsFrom = moment
    pauses = isCounting ? [] : [moment...Double.infinity]
    recount(session)
  }

  /// Leaves steps out from here on, or counts them again.
  mutating func togglePause(_ session: SessionState) {
    let moment = Self.moment(of: session)
    if isPaused, let last = pauses.popLast() {
      if last.lowerBound < moment { pauses.append(last.lowerBound...moment) }
    } else {
      pauses.append(moment...Double.infinity)
    }
    recount(session)
  }

  // MARK: - What time brings

  /// Tells what time it is on the console's clock.
  mutating func tick(now: Double) { self.now = now }

  /// Counts the steps that have come since the last time.
  ///
  /// - Parameters:
  ///   - session: the session as it stands.
  ///   - rings: whether time has brought the steps, and not a jump.
  /// - Returns: a ring of the bell, where one is due, and lines for the program that hears steps.
  mutating func follow(_ session: SessionState, rings: Bool) -> [ConsoleEffect] {
    guard !isHosts else { return [] }
    let isForward = session.isLive || Self.moment(of: session) >= countedUntil
    if !isForward { recount(session) }
    let counted = isForward ? count(session) : []
    guard rings, let newest = counted.last else { return [] }
    return lines(counted) + ring(for: newest)
  }

  /// The steps of a replay have changed: the next look at them counts all of them again.
  mutating func stepsChanged() { countedUntil = .infinity }

  /// Counts all steps up to the moment again.
  mutating func recount(_ session: SessionState?) {
    tally = emptyTally
    countedUntil = -.infinity
    guard let session else { return }
    // Before a reset nothing was reset yet, and a pause that is not over does not begin later.
    let moment = Self.moment(of: session)
    if moment < countsFrom { countsFrom = -.infinity }
    pauses.removeAll { $0.lowerBound > moment }
    if session.isLive, FeedbackObstacle(session, target) == nil {
      for step in seen { push(step) }
    }
    count(session)
  }

  @discardableResult
  private mutating func count(_ session: SessionState) -> [FeedbackTally.Entry] {
    guard let analysis = session.analysis else { return [] }
    let moment = Self.moment(of: session)
    guard FeedbackObstacle(session, target) == nil else {
      if session.isLive { uncalibratedUntil = moment }
      return []
    }
    // No accepted stance is longer: what began before has been counted. Live, a step may come late.
    let first = analysis.stepCount(
      until: countedUntil - analysis.rule.maxStanceSeconds
        - (session.isLive ? LiveState.keptSeconds : 1))
    let steps = analysis.steps[first...].lazy
      .prefix { session.isLive || $0.stance.initialContactSeconds <= moment }
      .filter { session.isLive || $0.stance.toeOffSeconds <= moment }
      .compactMap {
        FeedbackStep(
          $0, force: analysis.decidedBy,
          bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
      }
      .sorted { $0.toeOffSeconds < $1.toeOffSeconds }
    var counted: [FeedbackTally.Entry] = []
    for step in steps {
      if session.isLive {
        guard !sorter.hasSeen(step) else { continue }
        sorter.push(step)
        guard step.toeOffSeconds > uncalibratedUntil else { continue }
        seen.append(step)
      } else if step.toeOffSeconds <= countedUntil {
        continue
      }
      if let entry = push(step) { counted.append(entry) }
    }
    countedUntil = moment
    return counted
  }

  @discardableResult
  private mutating func push(_ step: FeedbackStep) -> FeedbackTally.Entry? {
    guard step.toeOffSeconds > countsFrom, !pauses.contains(where: { $0 ~= step.toeOffSeconds })
    else { return nil }
    return tally.push(step)
  }

  /// The moment up to which steps count: the shown one, or in a live session the newest.
  static func moment(of session: SessionState) -> Double {
    guard session.isLive else { return session.shownSeconds }
    let newest = Foot.allCases.compactMap { session.analysis?.tracks[$0]?.times.last }.max()
    return max(session.transport.position, newest ?? -.infinity)
  }
}
