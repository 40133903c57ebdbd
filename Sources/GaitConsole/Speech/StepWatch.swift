import GaitAnalysis
import GaitModel

/// Knows which steps have ended since it last looked.
///
/// A replay's steps end as time passes their toe-offs: those that a jump passes over are not told, and those
/// that are not analysed yet are told once they are. Live, analysis names the same steps again and again; each is
/// told once.
struct StepWatch {
  /// The moment of a replay up to which steps were told.
  private var toldUntil: Double
  /// Initial contact of the last told step of each foot.
  private var lastContact = PerFoot(both: -Double.infinity)

  init(from seconds: Double = -.infinity) { toldUntil = seconds }

  /// - Parameters:
  ///   - session: as it stands.
  ///   - before: the same before; nil for another one.
  ///   - isTick: whether time alone has passed.
  /// - Returns: the steps that have ended, by toe-off.
  mutating func ended(_ session: SessionState, from before: SessionState?, isTick: Bool) -> [Step] {
    session.isLive ? live(session) : replayed(session, from: before, isTick: isTick)
  }

  private mutating func live(_ session: SessionState) -> [Step] {
    let new = (session.analysis?.steps ?? []).filter {
      $0.stance.initialContactSeconds > lastContact[$0.foot] + FeedbackTally.sameContactSeconds
    }
    for step in new {
      lastContact[step.foot] = max(lastContact[step.foot], step.stance.initialContactSeconds)
    }
    return new.sorted { $0.stance.toeOffSeconds < $1.stance.toeOffSeconds }
  }

  private mutating func replayed(
    _ session: SessionState, from before: SessionState?, isTick: Bool
  ) -> [Step] {
    let transport = session.transport
    let (old, now) = (before?.transport.position ?? transport.position, transport.position)
    if !isTick, now != old {
      // A jump: what lies between was not heard.
      toldUntil = now
      return []
    }
    guard let analysis = session.analysis, analysis.isComplete else { return [] }
    if now < toldUntil {
      // It plays from its start, or that of the loop, again.
      let end = transport.loop?.upperBound ?? transport.range.upperBound
      let start = transport.loop?.lowerBound ?? transport.range.lowerBound
      defer { toldUntil = now }
      return steps(analysis, after: toldUntil, until: end)
        + steps(analysis, after: start, until: now)
    }
    defer { toldUntil = now }
    return steps(analysis, after: toldUntil, until: now)
  }

  /// The steps whose toe-offs lie in a stretch.
  private func steps(_ analysis: SessionAnalysis, after start: Double, until end: Double) -> [Step]
  {
    guard end > start else { return [] }
    // No accepted stance is longer; one of standing is looked for a little further back.
    let first = analysis.stepCount(until: start - 60)
    let last = analysis.stepCount(until: end)
    return analysis.steps[first..<max(last, first)].filter {
      $0.stance.toeOffSeconds > start && $0.stance.toeOffSeconds <= end
    }.sorted { $0.stance.toeOffSeconds < $1.stance.toeOffSeconds }
  }
}
