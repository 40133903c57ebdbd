/// One line of tabs, each with the key that selects it.
///
/// Where the line is too short, tabs move together, then those that are not selected get their short titles, then
/// they shrink to their keys.
package struct TabBar: Widget {
  /// How much room the tabs take, from the widest look to the narrowest.
  package enum Look: CaseIterable, Sendable {
    case full, close, short, keys
  }

  package var titles: [(key: String, title: String)]
  /// One a tab, or none at all.
  package var shortTitles: [String]
  package var selected: Int

  package init(
    titles: [(key: String, title: String)], shortTitles: [String] = [], selected: Int
  ) {
    self.titles = titles
    self.shortTitles = shortTitles
    self.selected = selected
  }

  /// The columns that the tabs take.
  package func columns(_ look: Look) -> Int {
    texts(look).reduce(0) { $0 + CharacterWidth.columns($1) }
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

  /// Where the tabs begin, one each; those that do not fit lie beyond the rectangle.
  package func columns(in rect: Rect) -> [Int] { segments(in: rect).map(\.x) }

  private func segments(in rect: Rect) -> [(x: Int, text: String)] {
    let look = Look.allCases.first { columns($0) <= rect.width } ?? .keys
    var x = rect.x
    return texts(look).map { text in
      defer { x += CharacterWidth.columns(text) }
      return (x, text)
    }
  }

  private func texts(_ look: Look) -> [String] {
    titles.enumerated().map { index, tab in
      if index == selected { return "[\(tab.key) \(tab.title)]" }
      let short = shortTitles.indices.contains(index) ? shortTitles[index] : tab.title
      switch look {
      case .full: return " \(tab.key) \(tab.title) "
      case .keys: return " \(tab.key) "
      case .close, .short:
        // The brackets of the selected one keep their distance.
        return " \(tab.key) \(look == .close ? tab.title : short)"
          + (index + 1 == selected ? " " : "")
      }
    }
  }
}
