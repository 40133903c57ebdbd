package import GaitAnalysis
package import GaitModel

/// When the terminal's bell rings.
package enum BellMode: String, CaseIterable, Equatable, Sendable {
  case off
  /// For a step outside of the zone.
  case alarm
  /// For a step in the zone.
  case reward

  var next: BellMode {
    let all = Self.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

/// The target that a walker has and what was counted against it up to the shown moment.
///
/// In replay the counts are those of the steps up to the moment, whatever way it was reached. Live,
/// steps are remembered as they were when the walker saw them: a new zone counts them all again.
package struct FeedbackState: Equatable, Sendable {
  package private(set) var target: FeedbackTarget
  package private(set) var tally: FeedbackTally
  package var bell = BellMode.off
  /// The session's time from which on steps count; the start unless the counts were reset.
  private var countsFrom = -Double.infinity
  /// Stretches of the session's time whose steps do not count; the last one may be open.
  private var pauses: [ClosedRange<Double>] = []
  /// The moment up to which a replay was counted.
  private var countedUntil = -Double.infinity
  /// All steps of a live session, counted or not.
  private var seen: [FeedbackStep] = []
  /// Knows which live steps were seen before.
  private var sorter: FeedbackTally
  /// Seconds of the console's clock.
  private var now = 0.0
  private var lastBell = -Double.infinity

  /// Steps follow each other faster than anybody wants to hear a bell.
  package static let bellSeconds = 2.0

  package init() {
    let target = FeedbackTarget(
      measure: .peakForce, zone: FeedbackMeasure.peakForce.defaultZone)
    self.target = target
    tally = FeedbackTally(target: target)
    sorter = tally
  }

  /// Whether another console counts, whose counts these are.
  private var isHosts = false
  /// Whether the host has said anything yet.
  private var hasHeardHost = false

  /// Whether anybody has looked at it; a target that nobody has seen is no result.
  package var isUsed = false
  /// How the walker did, if any step counted.
  package var summaryToKeep: FeedbackSummary? {
    let summary = tally.summary
    return isUsed && summary.under + summary.inZone + summary.over > 0 ? summary : nil
  }

  /// Whether steps are left out at present, for instance while the walker turns or rests.
  package var isPaused: Bool { pauses.last?.upperBound == .infinity }

  /// Begins with another session; target and bell stay as they are.
  mutating func forgetSession() {
    let (target, bell, now) = (target, bell, now)
    self = FeedbackState()
    self.target = target
    tally = FeedbackTally(target: target)
    self.bell = bell
    self.now = now
  }

  // MARK: - What a host says

  /// Where it stands, for another screen.
  package var shared: SharedFeedback {
    SharedFeedback(
      summary: tally.summary,
      recent: tally.recent.map { .init(foot: $0.foot, seconds: $0.seconds, value: $0.value) },
      isPaused: isPaused)
  }

  /// Whether another screen would show the same.
  package func looksLike(_ other: FeedbackState) -> Bool {
    tally == other.tally && isPaused == other.isPaused
  }

  /// Counts nothing from here on: another console does.
  mutating func leaveCountingToHost() { isHosts = true }

  /// Shows the counts of the console that measures.
  ///
  /// - Returns: a ring of this console's own bell, where one is due.
  mutating func adopt(_ shared: SharedFeedback) -> [ConsoleEffect] {
    let (earlier, isFirst) = (tally.newest, !hasHeardHost)
    hasHeardHost = true
    target = shared.summary.target
    tally = FeedbackTally(shared)
    pauses = shared.isPaused ? [0...Double.infinity] : []
    guard !isFirst, let newest = tally.newest, newest != earlier else { return [] }
    return ring(for: newest)
  }

  private mutating func ring(for newest: FeedbackTally.Entry) -> [ConsoleEffect] {
    guard bell != .off, now - lastBell >= Self.bellSeconds,
      (newest.zone == .inside) == (bell == .reward)
    else { return [] }
    lastBell = now
    return [.bell]
  }

  // MARK: - What the therapist changes

  /// Takes another target and counts again against it.
  mutating func aim(at target: FeedbackTarget, _ session: SessionState?) {
    self.target = target
    recount(session)
  }

  /// Forgets the counts; steps count from the shown moment on.
  mutating func reset(_ session: SessionState?) {
    countsFrom = session.map(Self.moment) ?? -.infinity
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
  /// - Returns: a ring of the bell, where one is due.
  mutating func follow(_ session: SessionState, rings: Bool) -> [ConsoleEffect] {
    guard !isHosts else { return [] }
    let isForward = session.isLive || Self.moment(of: session) >= countedUntil
    if !isForward { recount(session) }
    let counted = isForward ? count(session) : []
    guard rings, let newest = counted.last else { return [] }
    return ring(for: newest)
  }

  /// The steps of a replay have changed: the next look at them counts all of them again.
  mutating func stepsChanged() { countedUntil = .infinity }

  /// Counts all steps up to the moment again.
  mutating func recount(_ session: SessionState?) {
    tally = FeedbackTally(target: target)
    countedUntil = -.infinity
    guard let session else { return }
    // Before a reset nothing was reset yet, and a pause that is not over does not begin later.
    let moment = Self.moment(of: session)
    if moment < countsFrom { countsFrom = -.infinity }
    pauses.removeAll { $0.lowerBound > moment }
    if session.isLive { for step in seen { push(step) } }
    count(session)
  }

  @discardableResult
  private mutating func count(_ session: SessionState) -> [FeedbackTally.Entry] {
    guard let analysis = session.analysis else { return [] }
    let moment = Self.moment(of: session)
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
  private static func moment(of session: SessionState) -> Double {
    guard session.isLive else { return session.shownSeconds }
    let newest = Foot.allCases.compactMap { session.analysis?.tracks[$0]?.times.last }.max()
    return max(session.transport.position, newest ?? -.infinity)
  }
}
