import GaitAnalysis
import GaitModel
import PlainText

extension ConsoleState {
  /// Changes what the screen Pressure shows.
  mutating func changePressure(_ command: ConsoleCommand) {
    guard let session else {
      notice = Notice(tr("no session is open: choose one in the library"))
      return
    }
    switch command {
    case .nextMap where screen == .monitor:
      monitorMap = monitorMap.next(isLive: session.isLive)
    case .nextMap: pressure.map = pressure.map.next(isLive: session.isLive)
    case .nextSpan:
      pressure.nextSpan(hasCursors: session.cursorSpan != nil)
      if pressure.span == .stance, session.cursorSpan == nil {
        notice = Notice(
          tr("one stance of each foot, chosen with [ and ]; a and b set cursors for A-B"))
      }
    default: break
    }
  }

  /// Forgets pressures that the numbers of the session do not belong to any more.
  mutating func forgetPressures() {
    pressure.asked = nil
    pressure.report = nil
    pressure.problem = nil
  }

  /// Asks for the pressures of the span that is looked at, once for each.
  mutating func followPressure(after action: ConsoleAction) -> [ConsoleEffect] {
    if case .analysisProgressed = action { pressure.asked = nil }
    guard screen == .pressure || (screen == .monitor && monitorMap != .now), let session,
      !session.isLive, session.progress >= 1,
      let analysis = session.analysis
    else { return [] }
    // Cursors that were cleared leave nothing between them.
    if pressure.span == .cursors, session.cursorSpan == nil { pressure.span = .usedSteps }
    guard let span = session.pressureSpan(pressure.span), span != pressure.asked else { return [] }
    pressure.asked = span
    return [.readPressures(span, of: analysis)]
  }
}
