/// One line of tabs, each with the key that selects it.
///
/// Where the line is too short, tabs move together, then those that are not selected shrink to their keys.
package struct TabBar: Widget {
  package var titles: [(key: String, title: String)]
  package var selected: Int

  package init(titles: [(key: String, title: String)], selected: Int) {
    self.titles = titles
    self.selected = selected
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    buffer.clear(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1))
    for (index, segment) in segments(in: rect).enumerated() {
      let style = context.theme[index == selected ? .tabActive : .tabInactive]
      buffer.write(
        segment.text, x: segment.x, y: rect.y, style: style, maxWidth: rect.maxX - segment.x)
    }
  }

  /// Returns the tab at screen column `x`, or nil between and beyond the tabs.
  package func hitTest(_ x: Int, _ rect: Rect) -> Int? {
    guard x >= rect.x, x < rect.maxX else { return nil }
    return segments(in: rect).firstIndex { segment in
      x >= segment.x && x < segment.x + CharacterWidth.columns(segment.text)
    }
  }

  private func segments(in rect: Rect) -> [(x: Int, text: String)] {
    let full = titles.enumerated().map { index, tab in
      index == selected ? "[\(tab.key) \(tab.title)]" : " \(tab.key) \(tab.title) "
    }
    let close = full.indices.map { index in
      // The brackets of the selected one keep their distance.
      index == selected || index + 1 == selected ? full[index] : String(full[index].dropLast())
    }
    let keys = titles.enumerated().map { index, tab in
      index == selected ? full[index] : " \(tab.key) "
    }
    let texts =
      [full, close].first { texts in
        texts.reduce(0) { $0 + CharacterWidth.columns($1) } <= rect.width
      } ?? keys
    var x = rect.x
    return texts.map { text in
      defer { x += CharacterWidth.columns(text) }
      return (x, text)
    }
  }
}
