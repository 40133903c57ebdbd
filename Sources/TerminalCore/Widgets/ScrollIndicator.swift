/// The column at the right of a list that shows which part of it is visible.
struct ScrollIndicator: Widget {
  let total: Int
  let first: Int
  let visible: Int

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty, total > visible, visible > 0 else { return }
    let x = rect.maxX - 1
    let length = max(1, rect.height * visible / total)
    let travel = rect.height - length
    let range = total - visible
    let start = travel * min(max(first, 0), range) / range
    for row in 0..<rect.height {
      let isThumb = row >= start && row < start + length
      let glyph: Unicode.Scalar =
        context.glyphs == .ascii ? (isThumb ? "#" : "|") : (isThumb ? "█" : "│")
      buffer[x, rect.y + row] = Cell(glyph, style: context.theme[isThumb ? .axis : .border])
    }
  }

  /// Returns the first visible row: `scroll`, moved as little as needed to show `selected`.
  static func first(scroll: Int, selected: Int?, total: Int, visible: Int) -> Int {
    var first = scroll
    if let selected, selected >= 0, selected < total {
      first = min(first, selected)
      first = max(first, selected - visible + 1)
    }
    return min(max(first, 0), max(0, total - visible))
  }
}
