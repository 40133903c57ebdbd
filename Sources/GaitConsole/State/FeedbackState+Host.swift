import GaitAnalysis
package import GaitModel

/// What one console counts and others show; bells and lines that follow a step.
extension FeedbackState {
  /// Steps follow each other faster than anybody wants to hear a bell.
  package static let bellSeconds = 2.0

  /// Where it stands, for another screen.
  ///
  /// - Parameter phase: of the protocol; nil without one.
  /// - Returns: target, counts and what is shown of them.
  package func shared(phase: PhaseStatus?) -> SharedFeedback {
    SharedFeedback(
      summary: tally.summary,
      recent: tally.recent.map {
        .init(foot: $0.foot, seconds: $0.seconds, value: $0.value, isShown: $0.isShown)
      },
      isPaused: isPaused, shown: tally.shown, phase: phase)
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
    schedule = shared.summary.schedule
    name = shared.summary.name
    tally = FeedbackTally(shared)
    pauses = shared.isPaused ? [0...Double.infinity] : []
    hostsPhase = shared.phase
    guard !isFirst, let newest = tally.newest, newest != earlier else { return [] }
    return ring(for: newest)
  }

  /// A ring for a step that is shown, where one is due.
  mutating func ring(for newest: FeedbackTally.Entry) -> [ConsoleEffect] {
    var isInside = newest.zone == .inside
    if case .summary = schedule, let block = tally.shown.block {
      isInside = 2 * block.inZone >= block.count
    }
    guard bell != .off, newest.isShown, now - lastBell >= Self.bellSeconds,
      isInside == (bell == .reward)
    else { return [] }
    lastBell = now
    return [.bell]
  }

  /// Lines for the program that is told every step; none without one.
  func lines(_ entries: [FeedbackTally.Entry]) -> [ConsoleEffect] {
    guard hasProgram else { return [] }
    guard case .summary = schedule else {
      return entries.map {
        .tellProgram(FeedbackLine.step($0, target, isShown: $0.isShown))
      }
    }
    // The step that completes a summary is shown as a part of it, and no step is by itself.
    let block = entries.contains(where: \.isShown) ? tally.shown.block : nil
    return entries.map { .tellProgram(FeedbackLine.step($0, target, isShown: false)) }
      + (block.map { [.tellProgram(FeedbackLine.summary($0, target))] } ?? [])
  }
}
