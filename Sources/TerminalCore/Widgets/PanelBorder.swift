/// A frame with a title; the focused one differs in glyphs as well as in colour.
package struct PanelBorder: Widget {
  package var title: String
  package var focused: Bool
  /// Text at the right end of the top edge, dropped where the title needs the room.
  package var trailingTitle: String?
  /// What stands there before it; from the last on, entries are dropped where there is no room for all.
  package var legend: [LegendEntry]

  /// A piece of what is drawn in the frame, and what it is.
  package struct LegendEntry: Sendable {
    package var sample: String
    package var style: CellStyle
    package var label: String

    package init(_ sample: String, _ style: CellStyle, _ label: String) {
      self.sample = sample
      self.style = style
      self.label = label
    }

    var columns: Int { CharacterWidth.columns(sample) + 1 + CharacterWidth.columns(label) }
  }

  package init(
    title: String, focused: Bool, trailingTitle: String? = nil, legend: [LegendEntry] = []
  ) {
    self.title = title
    self.focused = focused
    self.trailingTitle = trailingTitle
    self.legend = legend
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
    let trailing = trailingTitle.flatMap { $0.isEmpty ? nil : $0 }
    var free = room + 1 - used
    var width = trailing.map { CharacterWidth.columns($0) + 2 } ?? 0
    guard width <= free else { return }
    free -= width
    let shown = legend.prefix { entry in
      // A blank at both ends, and two between entries.
      free -= entry.columns + 2
      return free >= 0
    }
    width += shown.reduce(0) { $0 + $1.columns + 2 }
    renderTrailing(shown, trailing, x: rect.maxX - 1 - width, y: rect.y, &buffer, context)
  }

  private func renderTrailing(
    _ legend: ArraySlice<LegendEntry>, _ text: String?, x start: Int, y: Int,
    _ buffer: inout CellBuffer, _ context: DrawContext
  ) {
    let dim = context.theme[.textDim]
    var x = start
    for entry in legend {
      x += buffer.write(" ", x: x, y: y, style: dim)
      x += buffer.write(entry.sample, x: x, y: y, style: entry.style)
      x += buffer.write(" \(entry.label) ", x: x, y: y, style: dim)
    }
    if let text { buffer.write(" \(text) ", x: x, y: y, style: dim) }
  }

  /// Focus must show without colour, too.
  private func focusMark(_ context: DrawContext) -> String {
    context.glyphs == .ascii ? "> " : "▸ "
  }
}
