/// Paragraphs of text, wrapped at words and scrollable.
package struct TextBlock: Widget {
  package struct Paragraph: Equatable, Sendable {
    package var text: String
    package var role: ThemeRole

    package init(_ text: String, role: ThemeRole = .text) {
      self.text = text
      self.role = role
    }
  }

  package var paragraphs: [Paragraph]
  /// The first visible line.
  package var scroll: Int

  package init(paragraphs: [Paragraph], scroll: Int = 0) {
    self.paragraphs = paragraphs
    self.scroll = scroll
  }

  /// Creates a block of one role; line breaks in `text` separate paragraphs.
  package init(_ text: String, role: ThemeRole = .text, scroll: Int = 0) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self.init(paragraphs: lines.map { Paragraph(String($0), role: role) }, scroll: scroll)
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    var lines = wrappedLines(width: rect.width)
    let isScrolling = lines.count > rect.height
    if isScrolling { lines = wrappedLines(width: rect.width - 1) }
    let first = ScrollIndicator.first(
      scroll: scroll, selected: nil, total: lines.count, visible: rect.height)
    for (row, line) in lines.dropFirst(first).prefix(rect.height).enumerated() {
      buffer.write(
        line.text, x: rect.x, y: rect.y + row, style: context.theme[line.role],
        maxWidth: rect.width)
    }
    ScrollIndicator(total: lines.count, first: first, visible: rect.height)
      .render(in: rect, into: &buffer, context: context)
  }

  /// Returns the lines the block takes at `width` columns.
  package func lineCount(width: Int) -> Int {
    wrappedLines(width: width).count
  }

  private func wrappedLines(width: Int) -> [Paragraph] {
    paragraphs.flatMap { paragraph in
      WordWrap.lines(of: paragraph.text, width: width).map {
        Paragraph($0, role: paragraph.role)
      }
    }
  }
}
