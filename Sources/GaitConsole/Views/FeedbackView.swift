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
    } else {
      renderPanels(layout, into: &buffer, context: context)
    }
    if tally.newest != nil {
      line(
        FeedbackText.message(tally, isPaused: feedback.isPaused), .textStrong, in: layout.message,
        into: &buffer, context: context)
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
    return "\(FeedbackText.title(target.measure)) \(zone) \(FeedbackText.unit(target.measure))"
      + " | \(FeedbackText.foot(target)) | \(FeedbackText.bell(feedback.bell))"
  }

  /// Short ones have the signs alone: their words stand below the numbers.
  private func counts(_ glyphs: GlyphSet, isShort: Bool) -> String {
    let summary = tally.summary
    func part(_ zone: FeedbackZone, _ word: String, _ count: Int) -> String {
      "\(FeedbackText.glyph(zone, glyphs)) \(isShort ? "" : word + " ")\(count)  "
    }
    return part(.under, tr("under"), summary.under) + part(.inside, tr("in"), summary.inZone)
      + part(.over, tr("over"), summary.over)
      + tr("streak \(summary.streak), longest \(summary.longestStreak)")
  }

  var timeInZone: String {
    let summary = tally.summary
    let part = tally.inZoneFraction.map { ", \(ScreenNumber.text($0 * 100, decimals: 0)) %" } ?? ""
    let inZone = ScreenNumber.text(summary.secondsInZone, decimals: 0)
    let all = ScreenNumber.text(summary.seconds, decimals: 0)
    return tr("in the zone \(inZone) of \(all) s") + part
      + (session.isLive ? "" : "  " + tr("up to the shown moment"))
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

  // MARK: - Numbers

  private func renderPanels(
    _ layout: FeedbackLayout, into buffer: inout CellBuffer, context: DrawContext
  ) {
    guard tally.newest != nil else {
      let text = FeedbackText.message(tally, isPaused: feedback.isPaused)
      TextBlock(text, role: .textStrong).render(
        in: layout.panels.inset(dx: 2, dy: layout.panels.height / 3), into: &buffer,
        context: context)
      return
    }
    guard !feet.isEmpty else {
      renderPanel(
        tally.newest, title: nil, gaugeRows: layout.gaugeRows, in: layout.panels, into: &buffer,
        context: context)
      return
    }
    // Of one width, so that the digits of both feet have one size.
    let all = layout.panels
    let halves = Rect(
      x: all.x, y: all.y, width: all.width - all.width % feet.count, height: all.height
    )
    .columns(feet.map { _ in 1 })
    for (foot, half) in zip(feet, halves) {
      renderPanel(
        tally.last[foot], title: feet.count == 2 ? foot : nil, gaugeRows: layout.gaugeRows,
        in: half, into: &buffer, context: context)
    }
  }

  private func renderPanel(
    _ entry: FeedbackTally.Entry?, title foot: Foot?, gaugeRows: Int, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    // A free column on each side keeps the two numbers apart.
    let (above, gauge) = rect.inset(dx: 1, dy: 0).splitBottom(gaugeRows)
    let role = entry.map { FeedbackText.role($0.zone) } ?? .textDim
    let ground = ground(role, context)
    if let ground { buffer.clear(above, style: CellStyle(background: ground)) }
    let (number, word) = above.splitBottom(1)
    let room = number.inset(dx: 1, dy: 0)
    let value = entry.map { FeedbackText.value($0.value, target.measure) } ?? "-"
    // Letters as tall as the digits, where the digits stay large beside them.
    let letter =
      foot.map {
        BigText.letters.contains($0.letter) ? $0.letter + String(BigText.gap) : ""
      } ?? ""
    let hasUnit = FeedbackNumber(
      text: rect.width >= 36 ? letter + value : value, role: role,
      unit: entry == nil ? nil : FeedbackText.unit(target.measure), target: target
    ).render(in: room, into: &buffer, context: context)
    let name = foot.map { "\($0.capitals)  " } ?? ""
    let unit =
      entry == nil || hasUnit ? "" : "  \(value) \(FeedbackText.unit(target.measure))"
    let zone = entry.map { FeedbackText.zone($0.zone, context.glyphs) } ?? tr("no step yet")
    let whole = name + zone + unit
    let text = CharacterWidth.columns(whole) <= word.width ? whole : name + zone
    let width = min(CharacterWidth.columns(text), word.width)
    var style = context.theme[role]
    if let ground { style.background = ground }
    buffer.write(
      text, x: word.x + (word.width - width) / 2, y: word.y, style: style, maxWidth: width)
    Gauge(
      value: entry?.value, range: FeedbackText.gaugeRange(target), target: target.zone, role: role
    ).render(in: gauge, into: &buffer, context: context)
  }

  /// The zone's colour, a little of it, for the whole half; nil where there are no colours for that.
  private func ground(_ role: ThemeRole, _ context: DrawContext) -> Color? {
    guard role != .textDim, context.colorDepth >= .palette256,
      case .rgb(let ink) = context.theme[role].foreground
    else { return nil }
    let paper = context.theme.isDark ? RGB(0x10, 0x12, 0x15) : RGB(0xFF, 0xFF, 0xFF)
    return .rgb(paper.mixed(with: ink, fraction: 0.18))
  }

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
          FeedbackText.glyph(entry.zone, context.glyphs), x: rect.x + used + index, y: y,
          style: context.theme[FeedbackText.role(entry.zone)], maxWidth: 1)
      }
    }
  }
}
