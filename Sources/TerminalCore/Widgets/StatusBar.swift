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
    var end = rect.maxX
    let trailingWidth = CharacterWidth.columns(trailing)
    if trailingWidth > 0 {
      let shown = min(trailingWidth, rect.width)
      buffer.writeTruncated(
        trailing, x: rect.maxX - shown, y: rect.y, style: theme[.statusBar], maxWidth: shown,
        ellipsis: context.glyphs.ellipsis)
      end -= shown + 1
    }
    var x = rect.x
    for hint in hints {
      let width = CharacterWidth.columns(hint.key) + CharacterWidth.columns(hint.label) + 2
      guard x + width <= end else { continue }
      x += buffer.write(" " + hint.key, x: x, y: rect.y, style: theme[.keyHintKey])
      x += buffer.write(" " + hint.label, x: x, y: rect.y, style: theme[.keyHint])
      x += buffer.write(" ", x: x, y: rect.y, style: theme[.statusBar], maxWidth: end - x)
    }
  }
}
