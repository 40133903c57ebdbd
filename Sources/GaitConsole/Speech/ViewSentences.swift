import GaitAnalysis
import GaitModel
import PlainText

/// What somebody has chosen to look at: screens, rows, targets, units.
struct ViewSentences {
  let before: ConsoleState
  let after: ConsoleState

  var lines: [String] {
    var lines: [String] = []
    // A session that opens says so itself.
    let opens = after.opening != before.opening || (before.live == nil && after.live != nil)
    if after.screen != before.screen, !opens {
      lines.append(
        tr("Screen \(tr(word: after.screen.title))") + "; " + tr("y says what it shows"))
    }
    if after.options.unit != before.options.unit {
      lines.append(tr("forces in \(SpokenText.unit(after.options.unit))"))
    }
    switch after.screen {
    case .steps: lines += steps
    case .errors: lines += errors
    case .pressure: lines += pressure
    case .feedback: lines += feedback
    case .models: lines += models
    case .library: lines += library
    case .monitor: break
    }
    return lines
  }

  private var isSameScreen: Bool { after.screen == before.screen }

  private var steps: [String] {
    guard let session = after.session, isSameScreen,
      after.selectedStep != before.selectedStep || after.stepsFoot != before.stepsFoot
        || isLeftOutChanged
    else { return [] }
    return [StepsSentences(state: after, session: session).selected].compactMap(\.self)
  }

  /// Whether a step was left out or taken back.
  private var isLeftOutChanged: Bool {
    guard let new = after.session?.analysis, let old = before.session?.analysis else {
      return false
    }
    return new.isComplete && old.isComplete
      && new.summary.stepsLeftOutOnFoot != old.summary.stepsLeftOutOnFoot
  }

  private var errors: [String] {
    if isSameScreen, after.agreementMeasure != before.agreementMeasure,
      let session = after.session
    {
      return ScreenSentences(state: after).agreement(session)
    }
    guard isSameScreen, after.selectedErrorRow != before.selectedErrorRow,
      let report = after.session?.analysis?.errors
    else { return [] }
    let rows = ErrorTableRows(report: report).rows
    guard rows.indices.contains(after.selectedErrorRow) else { return [] }
    return [SpokenText.row(ErrorTableRows.columns, rows[after.selectedErrorRow])]
  }

  private var pressure: [String] {
    if after.pressure.problem != before.pressure.problem, let problem = after.pressure.problem {
      return ["! \(problem)"]
    }
    guard isSameScreen,
      after.pressure.map != before.pressure.map || after.pressure.report != before.pressure.report,
      let session = after.session,
      session.transport.isPlaying == false || after.pressure.span != .stance
    else { return [] }
    return [
      [after.pressure.map.title, PressureSpanText.text(session, after.pressure)].filter {
        !$0.isEmpty
      }.joined(separator: ", ")
    ]
  }

  private var feedback: [String] {
    guard let session = after.session else { return [] }
    let (new, old) = (after.feedback, before.feedback)
    if new.target != old.target || new.metronome.isOn != old.metronome.isOn
      || new.metronome.beatsPerMinute != old.metronome.beatsPerMinute
      || (!isSameScreen && after.feedback.isUsed)
    {
      return [SpokenText.line(feedbackHeader(session))]
    }
    if new.tally.shown.block != old.tally.shown.block, let block = new.tally.shown.block,
      case .summary = new.schedule
    {
      return [FeedbackPanels.outcome(block, new.target)]
    }
    if new.isPaused != old.isPaused {
      return [
        new.isPaused ? FeedbackText.message(new.tally, isPaused: true) : tr("steps count again")
      ]
    }
    if new.tally.count == 0, old.tally.count > 1 { return [tr("counted from here on")] }
    return []
  }

  private func feedbackHeader(_ session: SessionState) -> String {
    FeedbackView(session: session, feedback: after.feedback, phase: nil).header
  }

  private var models: [String] {
    let sentences = ModelSentences(state: after)
    let (new, old) = (after.models, before.models)
    var lines: [String] = []
    if new.selected != old.selected || new.marked != old.marked || new.inUse != old.inUse
      || new.entries.isEmpty != old.entries.isEmpty
    {
      lines += [sentences.selected].compactMap(\.self)
    }
    if new.comparison != old.comparison, new.comparison != nil {
      lines.append(tr("measured; y says the comparison"))
    }
    if new.problem != old.problem, let problem = new.problem { lines.append("! \(problem)") }
    return lines
  }

  private var library: [String] {
    let (new, old) = (after.library, before.library)
    let sentences = LibrarySentences(state: after)
    if new.comparison != old.comparison {
      return new.comparison == nil ? [tr("closed")] : sentences.lines
    }
    if new.trend != old.trend { return new.trend == nil ? [tr("closed")] : sentences.lines }
    var lines: [String] = []
    if new.isFiltering, !old.isFiltering {
      lines.append(
        tr("filter:") + " " + tr("words, person:P07, tag:gym, visit:2, last:7d, older:3m, 2026-11"))
    }
    let isListed =
      new.isRead
      && (!old.isRead || !isSameScreen || new.sort != old.sort
        || new.isReversed != old.isReversed || new.shown.count != old.shown.count)
    if isListed { lines.append(sentences.heading) }
    let isChosen =
      new.selectedEntry?.path != old.selectedEntry?.path
      || new.comparedWith?.path != old.comparedWith?.path || new.filter != old.filter
    if new.isRead, isListed || isChosen { lines += [sentences.selected].compactMap(\.self) }
    return lines
  }
}
