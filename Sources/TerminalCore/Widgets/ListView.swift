/// Rows of text of which one is selected, with a detail at the right end of each.
///
/// The caller filters (see `ListFilter`) and passes what is left.
package struct ListView: Widget {
  package struct Item: Equatable, Sendable {
    package var text: String
    package var detail: String
    package var role: ThemeRole

    package init(_ text: String, detail: String = "", role: ThemeRole = .text) {
      self.text = text
      self.detail = detail
      self.role = role
    }
  }

  package var items: [Item]
  package var selected: Int?
  package var scroll: Int
  /// What is said where there are no items.
  package var emptyText: String

  package init(
    items: [Item], selected: Int?, scroll: Int = 0, emptyText: String = "nothing to show"
  ) {
    self.items = items
    self.selected = selected
    self.scroll = scroll
    self.emptyText = emptyText
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    buffer.clear(rect)
    if items.isEmpty {
      buffer.writeTruncated(
        emptyText, x: rect.x, y: rect.y, style: context.theme[.textDim], maxWidth: rect.width,
        ellipsis: context.glyphs.ellipsis)
      return
    }
    let isScrolling = items.count > rect.height
    let row = Rect(x: rect.x, y: rect.y, width: rect.width - (isScrolling ? 1 : 0), height: 1)
    let first = firstItem(in: rect)
    for line in 0..<min(rect.height, items.count - first) {
      draw(
        items[first + line], isSelected: first + line == selected,
        in: Rect(x: row.x, y: rect.y + line, width: row.width, height: 1),
        into: &buffer, context: context)
    }
    ScrollIndicator(total: items.count, first: first, visible: rect.height)
      .render(in: rect, into: &buffer, context: context)
  }

  /// Returns the item at screen row `y`, or nil below the last one.
  package func hitTest(_ y: Int, _ rect: Rect) -> Int? {
    guard y >= rect.y, y < rect.maxY else { return nil }
    let index = firstItem(in: rect) + y - rect.y
    return index < items.count ? index : nil
  }

  /// Returns the item that is drawn in the first row.
  package func firstItem(in rect: Rect) -> Int {
    ScrollIndicator.first(
      scroll: scroll, selected: selected, total: items.count, visible: rect.height)
  }

  private func draw(
    _ item: Item, isSelected: Bool, in rect: Rect, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    guard rect.width > 0 else { return }
    let style = context.theme[isSelected ? .selection : item.role]
    if isSelected { buffer.clear(rect, style: style) }
    // The mark says without colour which row is selected.
    let mark = isSelected ? (context.glyphs == .ascii ? "> " : "▸ ") : "  "
    let markWidth = buffer.write(mark, x: rect.x, y: rect.y, style: style, maxWidth: rect.width)
    let room = rect.width - markWidth
    let used = buffer.writeTruncated(
      item.text, x: rect.x + markWidth, y: rect.y, style: style, maxWidth: room,
      ellipsis: context.glyphs.ellipsis)
    let detailWidth = CharacterWidth.columns(item.detail)
    guard detailWidth > 0, used + detailWidth + 2 <= room else { return }
    buffer.write(
      item.detail, x: rect.maxX - detailWidth, y: rect.y,
      style: isSelected ? style : context.theme[.textDim])
  }
}

/// Narrows a list down to what somebody has typed.
package enum ListFilter {
  /// Returns the indices of the texts that contain every word of `query`, ignoring case.
  ///
  /// An empty query keeps everything. Order is kept.
  package static func indices(of texts: [String], matching query: String) -> [Int] {
    let words = query.lowercased().split(separator: " ")
    return texts.indices.filter { index in
      let text = texts[index].lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}

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
