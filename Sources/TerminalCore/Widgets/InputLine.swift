/// A line of text being typed, with its prompt and cursor.
package struct InputLine: Widget {
  package var prompt: String
  package var text: String
  /// The cursor's place in characters of `text`; nil puts it at the end.
  package var cursor: Int?

  package init(prompt: String, text: String, cursor: Int? = nil) {
    self.prompt = prompt
    self.text = text
    self.cursor = cursor
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    let style = context.theme[.text]
    buffer.clear(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: style)
    let promptWidth = buffer.write(
      prompt, x: rect.x, y: rect.y, style: context.theme[.keyHintKey],
      maxWidth: max(0, rect.width - 2))
    let room = rect.width - promptWidth
    let place = min(max(0, cursor ?? text.count), text.count)
    var before = Substring(TextSanitizer.sanitized(String(text.prefix(place))))
    // The text scrolls left so that the cursor, one column wide, is always in sight.
    while CharacterWidth.columns(String(before)) > room - 1, !before.isEmpty {
      before = before.dropFirst()
    }
    var x = rect.x + promptWidth
    x += buffer.write(String(before), x: x, y: rect.y, style: style, maxWidth: room)
    buffer.write(
      String(text.dropFirst(place)), x: x, y: rect.y, style: style, maxWidth: rect.maxX - x)
    buffer.restyle(Rect(x: x, y: rect.y, width: 1, height: 1).intersection(rect)) {
      $0.adding(.reverse)
    }
  }
}
