/// One line of key hints with a text at its right end.
///
/// Hints are given most important first; those that do not fit are left out whole.
package struct StatusBar: Widget {
  package var hints: [(key: String, label: String)]
  package var trailing: String

  package init(hints: [(key: String, label: String)], trailing: String) {
    self.hints = hints
    self.trailing = trailing
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    let theme = context.theme
    buffer.clear(
      Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: theme[.statusBar])
    let shown = min(CharacterWidth.columns(trailing), rect.width)
    if shown > 0 {
      buffer.writeTruncated(
        trailing, x: rect.maxX - shown, y: rect.y, style: theme[.statusBar], maxWidth: shown,
        ellipsis: context.glyphs.ellipsis)
    }
    let end = end(in: rect)
    for (hint, place) in zip(hints, columns(in: rect)) {
      guard var x = place else { continue }
      x += buffer.write(" " + hint.key, x: x, y: rect.y, style: theme[.keyHintKey])
      x += buffer.write(" " + hint.label, x: x, y: rect.y, style: theme[.keyHint])
      buffer.write(" ", x: x, y: rect.y, style: theme[.statusBar], maxWidth: end - x)
    }
  }

  /// Where hints have to end.
  private func end(in rect: Rect) -> Int {
    let shown = min(CharacterWidth.columns(trailing), rect.width)
    // Apart from what is written at the end, so that it does not read on.
    return shown > 0 ? rect.maxX - shown - 2 : rect.maxX
  }

  /// The hint at a column of a bar drawn in `rect`; nil beside all of them.
  package func hitTest(_ x: Int, in rect: Rect) -> Int? {
    let places = columns(in: rect)
    return hints.indices.first { index in
      places[index].map { start in (start..<start + Self.width(hints[index])).contains(x) } ?? false
    }
  }

  private static func width(_ hint: (key: String, label: String)) -> Int {
    CharacterWidth.columns(hint.key) + CharacterWidth.columns(hint.label) + 2
  }

  /// Where each hint begins; nil for one that is left out.
  package func columns(in rect: Rect) -> [Int?] {
    let end = end(in: rect)
    var x = rect.x
    return hints.map { hint in
      let width = Self.width(hint)
      guard x + width <= end else { return nil }
      defer { x = min(x + width + 1, end) }
      return x
    }
  }
}
