import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The numbers of the Feedback screen: a half for each foot, or one for both.
struct FeedbackPanels {
  let session: SessionState
  let feedback: FeedbackState
  /// The feet with a number each; none where one number is for both.
  let feet: [Foot]
  /// Why nothing counts; nil where everything is as it should be.
  let obstacle: FeedbackObstacle?
  let message: String

  private var tally: FeedbackTally { feedback.tally }
  private var target: FeedbackTarget { feedback.target }

  /// What a half shows.
  private struct Content {
    /// Nil where there is no number to show.
    var value: Double?
    var role: ThemeRole
    var word: String
    /// Where the number lies; nil where nothing is said of that.
    var zone: FeedbackZone?
  }

  /// Rows of a half from which on the word's sign stands above it as large as a digit.
  private static let leastRowsForSign = 30

  func render(
    in rect: Rect, gaugeRows: Int, into buffer: inout CellBuffer, context: DrawContext
  ) {
    guard obstacle != nil || hasNumber else {
      TextBlock(message, role: .textStrong).render(
        in: rect.inset(dx: 2, dy: rect.height / 3), into: &buffer, context: context)
      return
    }
    guard !feet.isEmpty else {
      renderPanel(nil, gaugeRows: gaugeRows, in: rect, into: &buffer, context: context)
      return
    }
    // Of one width, so that the digits of both feet have one size.
    let halves = Rect(
      x: rect.x, y: rect.y, width: rect.width - rect.width % feet.count, height: rect.height
    )
    .columns(feet.map { _ in 1 })
    for (foot, half) in zip(feet, halves) {
      renderPanel(foot, gaugeRows: gaugeRows, in: half, into: &buffer, context: context)
    }
  }

  private var hasNumber: Bool {
    if case .summary = tally.schedule { return tally.shown.block != nil }
    return tally.newest != nil
  }

  private func content(_ foot: Foot?, _ glyphs: GlyphSet) -> Content {
    if let obstacle {
      let last = feedback.uncounted(session)
      let newest = [last.left, last.right].compactMap(\.self).max { $0.seconds < $1.seconds }
      let entry = foot.map { last[$0] } ?? newest
      return Content(value: entry?.value, role: .textDim, word: FeedbackText.short(obstacle))
    }
    if case .summary = tally.schedule {
      guard let block = tally.shown.block, let mean = block.mean(foot) else {
        return Content(role: .textDim, word: tr("no step yet"))
      }
      let zone = FeedbackZone(mean, in: target.zone)
      return Content(
        value: mean, role: FeedbackText.role(zone),
        word: "\(FeedbackText.zone(zone, glyphs))  " + Self.outcome(block, of: foot), zone: zone)
    }
    guard let entry = foot.map({ tally.last[$0] }) ?? tally.newest else {
      return Content(role: .textDim, word: tr("no step yet"))
    }
    guard entry.isShown else { return Content(role: .textDim, word: tr("not shown")) }
    if feedback.staleSeconds(entry, session) != nil {
      return Content(value: entry.value, role: .textDim, word: tr("last step"))
    }
    return Content(
      value: entry.value, role: FeedbackText.role(entry.zone),
      word: FeedbackText.zone(entry.zone, glyphs), zone: entry.zone)
  }

  /// A summary in words: `mean of 10 steps, 7 in the zone`.
  ///
  /// - Parameters:
  ///   - block: of both feet.
  ///   - foot: whose mean it stands beside; nil for that of both.
  /// - Returns: the words, without the mean.
  static func outcome(_ block: ShownFeedback.Block, of foot: Foot? = nil) -> String {
    guard let foot, block.counts[foot] < block.count else {
      return tr("mean of \(block.count) steps, \(block.inZone) in the zone")
    }
    return tr(
      "mean of \(block.counts[foot]); both feet \(block.inZone)/\(block.count) in zone")
  }

  /// The same with the mean, for who listens.
  static func outcome(_ block: ShownFeedback.Block, _ target: FeedbackTarget) -> String {
    let mean = block.mean(nil).map { FeedbackText.value($0, target.measure) } ?? "-"
    return "\(mean) \(FeedbackText.unit(target)), \(outcome(block))"
  }

  private func value(of content: Content) -> String {
    content.value.map { FeedbackText.value($0, target.measure) } ?? "-"
  }

  private func renderPanel(
    _ foot: Foot?, gaugeRows: Int, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let content = content(foot, context.glyphs)
    // With one foot alone there is no other to tell it from.
    let title = feet.count == 2 ? foot : nil
    // A free column on each side keeps the two numbers apart.
    let (above, gauge) = rect.inset(dx: 1, dy: 0).splitBottom(gaugeRows)
    let ground = ground(content.role, context)
    if let ground { buffer.clear(above, style: CellStyle(background: ground)) }
    let (number, word) = above.splitBottom(1)
    let hasSign = content.zone != nil && above.height >= Self.leastRowsForSign
    let (upper, sign) = number.splitBottom(hasSign ? ZoneSign.rows + 1 : 0)
    if let zone = content.zone, hasSign {
      ZoneSign(zone: zone, role: content.role).render(
        in: sign.splitBottom(1).rest, into: &buffer, context: context)
    }
    let room = upper.inset(dx: 1, dy: 0)
    let value = value(of: content)
    func text(_ foot: Foot?) -> String {
      let value = self.value(of: self.content(foot, context.glyphs))
      // Letters as tall as the digits, where the digits stay large beside them.
      guard let foot, feet.count == 2, rect.width >= 36, BigText.letters.contains(foot.letter)
      else { return value }
      return foot.letter + String(BigText.gap) + value
    }
    let hasUnit = FeedbackNumber(
      text: text(foot), widest: feet.map(text).max { $0.count < $1.count }, role: content.role,
      unit: content.value == nil ? nil : FeedbackText.unit(target), target: target
    ).render(in: room, into: &buffer, context: context)
    let name = title.map { "\($0.capitals)  " } ?? ""
    let unit = content.value == nil || hasUnit ? "" : "  \(value) \(FeedbackText.unit(target))"
    let whole = name + content.word + unit
    let text = CharacterWidth.columns(whole) <= word.width ? whole : name + content.word
    let width = min(CharacterWidth.columns(text), word.width)
    var style = context.theme[content.role]
    if let ground { style.background = ground }
    buffer.write(
      text, x: word.x + (word.width - width) / 2, y: word.y, style: style, maxWidth: width)
    Gauge(
      value: content.value, range: FeedbackText.gaugeRange(target), target: target.zone,
      role: content.role
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
}
