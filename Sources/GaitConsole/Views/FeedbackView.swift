import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// One number to walk by, to be read from across the room, and how it goes.
///
/// `FeedbackLayout` says where things are and what goes first where there is little room. With a
/// target for both feet the left number is on the left.
struct FeedbackView {
  let session: SessionState
  let feedback: FeedbackState
  /// Where the protocol stands; nil without one.
  let phase: PhaseStatus?
  /// The devices; nil in a replay.
  var live: LiveState?

  private var tally: FeedbackTally { feedback.tally }
  private var target: FeedbackTarget { feedback.target }

  /// The feet with a number each; none where one number is for both.
  private var feet: [Foot] {
    if target.measure == .symmetry { return [] }
    return session.metadata.feet.filter { target.foot == nil || target.foot == $0 }
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let layout = FeedbackLayout(
      content: rect, stripCount: max(feet.count, 1), hasLatency: session.latency != nil)
    line(header, .title, in: layout.header, into: &buffer, context: context)
    if let problem {
      EmptyView(text: problem).render(in: layout.panels, into: &buffer, context: context)
    } else if isResting {
      renderRest(in: layout.panels, into: &buffer, context: context)
    } else {
      FeedbackPanels(
        session: session, feedback: feedback, feet: feet, obstacle: obstacle, message: message
      ).render(
        in: layout.panels, gaugeRows: layout.gaugeRows, into: &buffer, context: context)
    }
    if let obstacle {
      line(
        FeedbackText.obstacle(obstacle, isLive: session.isLive), .warning, in: layout.message,
        into: &buffer, context: context)
    } else if tally.newest != nil {
      line(message, .textStrong, in: layout.message, into: &buffer, context: context)
    }
    renderStrips(in: layout.strips, into: &buffer, context: context)
    line(
      counts(context.glyphs, isShort: rect.width < 60), .text, in: layout.counts, into: &buffer,
      context: context)
    line(timeInZone, .text, in: layout.time, into: &buffer, context: context)
    if let latency = session.latency {
      line(
        tr(
          "latency \(milliseconds(latency.medianSeconds)), 99 % below \(milliseconds(latency.p99Seconds))"
        ),
        .textDim, in: layout.latency,
        into: &buffer, context: context)
    }
  }

  // MARK: - Lines

  private func line(
    _ text: String, _ role: ThemeRole, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    guard !rect.isEmpty else { return }
    buffer.writeTruncated(
      " " + text, x: rect.x, y: rect.y, style: context.theme[role], maxWidth: rect.width,
      ellipsis: context.glyphs.ellipsis)
  }

  var header: String {
    let zone = ZoneText.text(target.zone, target.measure)
    var parts = [
      "\(FeedbackText.title(target.measure)) \(zone) \(FeedbackText.unit(target))",
      FeedbackText.foot(target), FeedbackText.bell(feedback.bell),
    ]
    if feedback.schedule != .everyStep {
      parts.insert(tr("shown: \(FeedbackText.schedule(feedback.schedule))"), at: 2)
    }
    if feedback.metronome.isOn {
      let beats = ScreenNumber.text(feedback.metronome.beatsPerMinute, decimals: 0)
      parts.append(tr("beat \(beats)/min"))
    }
    if let name = feedback.name { parts.insert(name, at: 0) }
    if isScaled { parts.insert(tr("! scaled to 1 BW: partial load needs --scale fixed"), at: 0) }
    return parts.joined(separator: " | ")
  }

  /// Whether the scale makes whole body weights of what a supported walker puts on the feet.
  private var isScaled: Bool {
    target.measure != .stanceTime && target.measure != .symmetry
      && session.analysis?.trust.flags.contains(.scaledToBodyWeight) == true
  }

  /// Why nothing counts; nil where everything is as it should be.
  var obstacle: FeedbackObstacle? { FeedbackObstacle(session, target, live: live) }

  /// What is said to the walker.
  var message: String {
    if !feedback.isPaused, let seconds = feedback.staleSeconds(tally.newest, session) {
      return tr("no step for \(ScreenNumber.text(seconds.rounded(.down), decimals: 0)) s")
    }
    return FeedbackText.message(tally, isPaused: feedback.isPaused)
  }

  /// The counts as far as the walker may know them.
  var shownSummary: FeedbackSummary {
    tally.shown.summary
      ?? FeedbackSummary(target: target, name: feedback.name, schedule: feedback.schedule)
  }

  /// Short ones have the signs alone: their words stand below the numbers.
  private func counts(_ glyphs: GlyphSet, isShort: Bool) -> String {
    let summary = shownSummary
    func part(_ zone: FeedbackZone, _ word: String, _ count: Int) -> String {
      "\(FeedbackText.glyph(zone, glyphs)) \(isShort ? "" : word + " ")\(count)  "
    }
    return part(.under, tr("under"), summary.under) + part(.inside, tr("in"), summary.inZone)
      + part(.over, tr("over"), summary.over)
      + tr("streak \(summary.streak), longest \(summary.longestStreak)")
      + (summary.steps < tally.count ? "  " + tr("as of the last step shown") : "")
  }

  var timeInZone: String {
    let summary = shownSummary
    let part =
      summary.inZoneFraction.map { ", \(ScreenNumber.text($0 * 100, decimals: 0)) %" } ?? ""
    // Of the first seconds a whole number would be nothing of nothing.
    let decimals = summary.seconds < 10 ? 1 : 0
    let inZone = ScreenNumber.text(summary.secondsInZone, decimals: decimals)
    let all = ScreenNumber.text(summary.seconds, decimals: decimals)
    return tr("in the zone \(inZone) of \(all) s") + part
      + (session.isLive ? "" : "  " + tr("up to the shown moment"))
      + (session.analysis.map { "  " + tr("force: \(tr(word: $0.decidedBy.word))") } ?? "")
  }

  // MARK: - Between exercises

  /// Whether a phase of the protocol has nothing to practise, or all are over.
  private var isResting: Bool { phase != nil && feedback.isPaused && tally.count == 0 }

  /// The phase in words, and how the exercises before it went.
  private func renderRest(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard let phase else { return }
    let now = FeedbackState.moment(of: session)
    let number = phase.isOver ? nil : phase.endSeconds.map { ClockText.countdown($0 - now) }
    let outcomes = feedback.finished.suffix(max(rect.height - 3, 0)).map(PhaseText.outcome)
    let (above, below) = rect.splitBottom(min(outcomes.count + 3, rect.height))
    if let number {
      BigText(number, role: .textStrong).render(in: above, into: &buffer, context: context)
    }
    let lines = [PhaseText.line(phase, at: now), ""] + outcomes
    for (row, text) in lines.enumerated() where row < below.height {
      line(
        text, row == 0 ? .textStrong : .text,
        in: Rect(x: below.x, y: below.y + row, width: below.width, height: 1), into: &buffer,
        context: context)
    }
  }

  private func milliseconds(_ seconds: Double) -> String {
    ScreenNumber.text(seconds * 1000, decimals: 0) + " ms"
  }

  /// Why there can be no number at all.
  var problem: String? {
    if session.analysis == nil, !session.isLive { return tr("Analysing ...") }
    if target.measure == .symmetry, session.metadata.feet.count < 2 {
      return tr("Symmetry needs both feet, and only one is recorded: v chooses another measure.")
    }
    if let foot = target.foot, target.measure != .symmetry, session.metadata.insoles[foot] == nil {
      return tr("The \(foot.word) foot is not recorded: o chooses the other one.")
    }
    return nil
  }

  // MARK: - Strips

  /// The last steps of each foot, the newest on the right.
  private func renderStrips(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    guard !rect.isEmpty else { return }
    let rows: [(label: String, entries: [FeedbackTally.Entry])] =
      feet.isEmpty
      ? [(tr("steps"), tally.recent)]
      : feet.map { foot in
        (foot.letter, tally.recent.filter { $0.foot == foot })
      }
    for (line, row) in rows.enumerated() where line < rect.height {
      let y = rect.y + line
      let used = buffer.write(
        " \(row.label) ", x: rect.x, y: y, style: context.theme[.textDim], maxWidth: rect.width)
      for (index, entry) in row.entries.suffix(max(rect.width - used - 1, 0)).enumerated() {
        buffer.write(
          entry.isShown ? FeedbackText.glyph(entry.zone, context.glyphs) : ".",
          x: rect.x + used + index, y: y,
          style: context.theme[entry.isShown ? FeedbackText.role(entry.zone) : .textDim],
          maxWidth: 1)
      }
    }
  }
}
