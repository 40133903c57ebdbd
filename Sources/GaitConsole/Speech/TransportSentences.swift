import GaitAnalysis
import GaitModel
import PlainText

/// What has become of the place and the pace of a session.
struct TransportSentences {
  let before: ConsoleState
  let after: ConsoleState

  func lines(of action: ConsoleAction) -> [String] {
    guard let session = after.session, let old = before.session else { return [] }
    if case .sessionOpened = action { return [] }
    let sentences = SessionSentences(session: session, options: after.options)
    var isTick = false
    if case .tick = action { isTick = true }
    var lines: [String] = []
    if session.frozenAt != old.frozenAt, session.frozenAt == nil || old.frozenAt == nil {
      lines.append(sentences.pace)
    } else if session.transport.isPlaying != old.transport.isPlaying {
      lines.append(sentences.pace)
    } else if session.transport.speed != old.transport.speed {
      lines.append(tr("speed \(sentences.speed)"))
    } else if isTick, session.transport.position < old.transport.position {
      lines.append(
        session.transport.loop == nil ? tr("again from the start") : tr("again from A"))
    }
    if session.cursorA != old.cursorA || session.cursorB != old.cursorB {
      lines.append(
        session.cursorA == nil && session.cursorB == nil ? tr("no cursors") : sentences.cursors)
    }
    return lines
  }

  /// Where a key has led to; a notice of the same key says it already.
  func place(after action: ConsoleAction) -> [String] {
    guard let session = after.session, let old = before.session else { return [] }
    let sentences = SessionSentences(session: session, options: after.options)
    guard case .keyPressed = action, session.shownSeconds != old.shownSeconds,
      session.transport.isPlaying == old.transport.isPlaying || !session.transport.isPlaying
    else { return [] }
    let step = Self.stepNumber(session) != Self.stepNumber(old) ? sentences.step : nil
    let place = Narrator.newNotice(action, before, after) == nil ? sentences.position : nil
    return [place, step].compactMap(\.self)
  }

  private static func stepNumber(_ session: SessionState) -> Int? {
    session.analysis?.stepCount(until: session.shownSeconds)
  }
}
