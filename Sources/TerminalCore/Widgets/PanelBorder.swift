/// A frame with a title; the focused one differs in glyphs as well as in colour.
package struct PanelBorder: Widget {
  package var title: String
  package var focused: Bool
  /// Text at the right end of the top edge, dropped where the title needs the room.
  package var trailingTitle: String?

  package init(title: String, focused: Bool, trailingTitle: String? = nil) {
    self.title = title
    self.focused = focused
    self.trailingTitle = trailingTitle
  }

  /// Returns the part of `rect` inside the frame.
  package static func content(of rect: Rect) -> Rect {
    rect.inset(by: 1)
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard rect.width >= 2, rect.height >= 2 else { return }
    let box = context.glyphs.box
    let style = context.theme[focused ? .borderFocused : .border]
    let right = rect.maxX - 1
    let bottom = rect.maxY - 1
    for x in rect.x + 1..<max(rect.x + 1, right) {
      buffer[x, rect.y] = Cell(box.horizontal, style: style)
      buffer[x, bottom] = Cell(box.horizontal, style: style)
    }
    for y in rect.y + 1..<max(rect.y + 1, bottom) {
      buffer[rect.x, y] = Cell(box.vertical, style: style)
      buffer[right, y] = Cell(box.vertical, style: style)
    }
    buffer[rect.x, rect.y] = Cell(box.topLeft, style: style)
    buffer[right, rect.y] = Cell(box.topRight, style: style)
    buffer[rect.x, bottom] = Cell(box.bottomLeft, style: style)
    buffer[right, bottom] = Cell(box.bottomRight, style: style)
    drawTitles(in: rect, into: &buffer, context: context)
  }

  private func drawTitles(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let room = rect.width - 4
    guard room > 0 else { return }
    var used = 0
    if !title.isEmpty {
      let text = focused ? " \(focusMark(context))\(title) " : " \(title) "
      used = buffer.writeTruncated(
        text, x: rect.x + 1, y: rect.y, style: context.theme[.title], maxWidth: room + 2,
        ellipsis: context.glyphs.ellipsis)
    }
    guard let trailingTitle, !trailingTitle.isEmpty else { return }
    let text = " \(trailingTitle) "
    let width = CharacterWidth.columns(text)
    guard used + width + 1 <= room + 2 else { return }
    buffer.write(
      text, x: rect.maxX - 1 - width, y: rect.y, style: context.theme[.textDim])
  }

  /// Focus must show without colour, too.
  private func focusMark(_ context: DrawContext) -> String {
    context.glyphs == .ascii ? "> " : "▸ "
  }
}
