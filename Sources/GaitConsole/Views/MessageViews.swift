import PlainText
import TerminalCore

/// Says in the middle of nowhere which size is needed.
struct TooSmallView {
  let needed: Size

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    TextBlock(tr("gaitlab needs \(needed.columns)x\(needed.rows)"), role: .warning).render(
      in: rect, into: &buffer, context: context)
  }
}

/// A screen that has nothing to show, and says why and what to do about it.
struct EmptyView {
  let text: String
  var remedy: String?

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    var paragraphs = [TextBlock.Paragraph(text, role: .textDim)]
    if let remedy { paragraphs += [.init(""), .init(remedy)] }
    TextBlock(paragraphs: paragraphs).render(
      in: rect.inset(dx: 2, dy: min(1, rect.height / 3)), into: &buffer, context: context)
  }
}

/// What has happened, in the row of hints; what is longer lies over the foot of the screen, since the remedy is what a
/// sentence ends with.
struct NoticeView {
  /// Rows that it takes at most.
  private static let mostRows = 4

  private let text: String
  private let role: ThemeRole

  init(_ notice: Notice, glyphs: GlyphSet) {
    let text = notice.kind == .problem ? "! " + notice.text : notice.text
    // It may have been said before the glyphs were changed.
    self.text = glyphs == .ascii ? ASCIIText.folded(text) : text
    role = notice.kind == .problem ? .bad : .textStrong
  }

  /// Where there is room for all of it.
  ///
  /// - Parameters:
  ///   - status: the row of hints.
  ///   - content: of the screen.
  /// - Returns: `status`, or rows at the foot of `content`.
  func place(status: Rect, content: Rect) -> Rect {
    let lines = WordWrap.lines(of: text, width: status.width)
    guard lines.count > 1, content.height > 2 * Self.mostRows else { return status }
    return content.splitBottom(min(lines.count, Self.mostRows)).bottom
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let style = context.theme[role]
    let lines = WordWrap.lines(of: text, width: rect.width)
    buffer.clear(rect, style: context.theme[.text])
    for (row, line) in lines.prefix(rect.height - 1).enumerated() {
      buffer.write(line, x: rect.x, y: rect.y + row, style: style, maxWidth: rect.width)
    }
    // The last row has all that is left, cut where it is too long.
    buffer.writeTruncated(
      lines.dropFirst(rect.height - 1).joined(separator: " "), x: rect.x, y: rect.maxY - 1,
      style: style, maxWidth: rect.width, ellipsis: context.glyphs.ellipsis)
  }
}
