import GaitAnalysis
import GaitModel
import PlainText

extension ConsoleState {
  /// Asks for a page of the comparison that is looked at, or of the open session once all of it is analysed.
  mutating func askForReport() -> [ConsoleEffect] {
    if screen == .library {
      guard let comparison = library.comparison else {
        notice = Notice(tr("open a session or compare two (c): P then writes a page of it"))
        return []
      }
      notice = Notice(tr("writing the report ..."))
      return [.writeComparison(comparison)]
    }
    guard let (session, analysis) = wholeSession() else { return [] }
    notice = Notice(tr("writing the report ..."))
    return [.writeReport(analysis, markers: session.markers, norms: norms?.choice)]
  }

  /// Asks for a table of the steps of the open session, once all of it is known.
  mutating func askForSteps() -> [ConsoleEffect] {
    wholeSession().map { [.writeSteps($0.analysis)] } ?? []
  }

  /// The open session once all of it is analysed; otherwise a notice says what is missing.
  private mutating func wholeSession() -> (session: SessionState, analysis: SessionAnalysis)? {
    guard let session else {
      notice = Notice(tr("no session is open: choose one in the library"))
      return nil
    }
    guard session.progress >= 1, let analysis = session.analysis else {
      notice = Notice(tr("wait until all of it is analysed"))
      return nil
    }
    return (session, analysis)
  }
}
