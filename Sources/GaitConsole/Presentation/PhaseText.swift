import GaitModel
import PlainText

/// What is said of the phases of a protocol.
enum PhaseText {
  /// All of it: `phase 2 of 7: Walk 1 of 3, 1:23 left, then Rest`.
  ///
  /// - Parameters:
  ///   - status: where the protocol stands.
  ///   - seconds: what time it is on the session's clock.
  /// - Returns: a line.
  static func line(_ status: PhaseStatus, at seconds: Double) -> String {
    guard !status.isOver else { return tr("the protocol is over") }
    return [short(status), left(status, at: seconds), next(status)].compactMap(\.self)
      .joined(separator: ", ")
  }

  /// Place, name and time alone.
  static func brief(_ status: PhaseStatus, at seconds: Double) -> String {
    guard !status.isOver else { return tr("protocol over") }
    let time = status.endSeconds.map { " " + ClockText.countdown($0 - seconds) } ?? ""
    return "\(status.position)/\(status.count) \(status.name)\(time)"
  }

  private static func short(_ status: PhaseStatus) -> String {
    tr("phase \(status.position) of \(status.count): \(status.name)")
  }

  private static func left(_ status: PhaseStatus, at seconds: Double) -> String? {
    status.endSeconds.map { tr("\(ClockText.countdown($0 - seconds)) left") }
      ?? tr("N goes on")
  }

  private static func next(_ status: PhaseStatus) -> String? {
    status.next.map { tr("then \($0)") }
  }

  /// Said once when a phase begins.
  static func begun(_ run: VisitRun) -> String {
    let resumed = run.elapsedSeconds >= 0.05
    let status = run.status
    let length = run.phase.seconds.map { ClockText.countdown($0 - run.elapsedSeconds) }
    let parts = [short(status), length ?? tr("N goes on")]
    let text = parts.joined(separator: ", ")
    return resumed ? tr("goes on with \(text)") : text
  }

  /// How an exercise went: `Walk 1 of 3: 34 of 50 steps in the zone, 68 %`.
  static func outcome(_ summary: FeedbackSummary) -> String {
    let share = ScreenNumber.text((summary.inZoneShare ?? 0) * 100, decimals: 0)
    let count = tr("\(summary.inZone) of \(summary.steps) steps in the zone, \(share) %")
    return "\(summary.name ?? FeedbackText.title(summary.target.measure)): \(count)"
  }
}
