import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// What a screen shows, in sentences, for whoever asks.
struct ScreenSentences {
  let state: ConsoleState

  var lines: [String] {
    let title = tr("Screen \(tr(word: state.screen.title))")
    return [title] + content.filter { !$0.isEmpty }
  }

  private var content: [String] {
    if state.screen == .library { return LibrarySentences(state: state).lines }
    if state.screen == .models { return ModelSentences(state: state).lines }
    if state.session == nil, let live = state.live { return LiveSentences(live: live).waiting }
    guard let session = state.session else {
      return [
        state.opening.map { tr("Opening \($0) ...") }
          ?? tr("No session is open. Press 7 for the library and Enter to open one.")
      ]
    }
    let live = state.live.map { LiveSentences(live: $0).now } ?? []
    switch state.screen {
    case .monitor: return SessionSentences(session: session, options: state.options).monitor + live
    case .steps: return StepsSentences(state: state, session: session).lines
    case .errors: return errors(session)
    case .pressure: return pressure(session)
    case .feedback: return feedback(session) + live
    case .models, .library: return []
    }
  }

  // MARK: - Errors

  private func errors(_ session: SessionState) -> [String] {
    guard let analysis = session.analysis else { return [tr("Analysing ...")] }
    guard let report = analysis.errors else {
      return [ErrorsView.explanation(session), ErrorsView.remedy(session)].compactMap(\.self)
    }
    let rows = ErrorTableRows(report: report).rows
    let count = analysis.summary.stepsUsed
    return [
      tr("Estimate minus plate") + ", " + tr("% of body weight") + ", "
        + tr(count, one: "\(count) step", many: "\(count) steps")
    ] + rows.map { SpokenText.row(ErrorTableRows.columns, $0) } + agreement(session)
  }

  /// Bias and limits of agreement of the measure that is compared.
  func agreement(_ session: SessionState) -> [String] {
    guard let analysis = session.analysis, analysis.errors != nil else { return [] }
    let measure = ErrorsView.measures[state.agreementMeasure % ErrorsView.measures.count]
    let agreements = PerFoot.each { analysis.blandAltman(measure, foot: $0) }
    let plot = AgreementPlot(agreements: agreements, measure: measure)
    let feet = Foot.allCases.compactMap { foot in
      agreements[foot].map { SpokenText.line(plot.summary(foot, $0)) }
    }
    return [tr("Bland-Altman, estimate and plate: \(tr(word: measure.title))")]
      + (feet.isEmpty ? [tr("No step has both.")] : feet)
  }

  // MARK: - Pressure

  private func pressure(_ session: SessionState) -> [String] {
    let view = PressureView(
      session: session, pressure: state.pressure, options: state.options, live: state.live)
    if let absence = view.absence { return [absence] }
    let heading = [state.pressure.map.title, PressureSpanText.text(session, state.pressure)].filter
    { !$0.isEmpty }
    guard let report = view.report else {
      return [heading.joined(separator: ", "), SpokenText.line(view.waiting)]
    }
    let table = RegionTable(report: report)
    return [heading.joined(separator: ", ")]
      + session.metadata.feet.flatMap { foot in
        [
          "\(foot == .left ? tr("Left regions") : tr("Right regions")), \(view.trailing(foot, table))"
        ]
          + SpokenText.rows(table.table(foot, width: 200, context: SpokenText.context))
      }
  }

  // MARK: - Feedback

  private func feedback(_ session: SessionState) -> [String] {
    let view = FeedbackView(
      session: session, feedback: state.feedback, phase: state.phase, live: state.live)
    if let problem = view.problem { return [SpokenText.line(view.header), problem] }
    if let obstacle = view.obstacle {
      return [
        SpokenText.line(view.header),
        FeedbackText.obstacle(obstacle, isLive: session.isLive),
      ]
    }
    let summary = view.shownSummary
    return [
      SpokenText.line(view.header), view.message,
      tr("\(summary.under) under, \(summary.inZone) in the zone, \(summary.over) over"),
      tr("streak \(summary.streak), longest \(summary.longestStreak)"),
      SpokenText.line(view.timeInZone),
    ]
  }
}
