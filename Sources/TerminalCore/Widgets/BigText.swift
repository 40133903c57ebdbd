/// A number in large digits, to be read across a room.
///
/// It takes the largest whole scale that fits and falls back to one line of ordinary text.
package struct BigText: Widget {
  package var text: String
  package var role: ThemeRole

  package init(_ text: String, role: ThemeRole = .textStrong) {
    self.text = text
    self.role = role
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty, !text.isEmpty else { return }
    let style = context.theme[role]
    let glyphs = text.map { DigitFont.rows(for: $0) ?? DigitFont.rows(for: " ") ?? [] }
    let dotsWide = glyphs.count * (DigitFont.columns + 1) - 1
    // A dot is two columns wide and one row high, which is about square.
    let scale = min(rect.width / (dotsWide * 2), rect.height / DigitFont.rows)
    guard scale > 0, text.allSatisfy({ DigitFont.rows(for: $0) != nil }) else {
      let width = min(CharacterWidth.columns(text), rect.width)
      buffer.write(
        text, x: rect.x + (rect.width - width) / 2, y: rect.y + rect.height / 2,
        style: style, maxWidth: width)
      return
    }
    let left = rect.x + (rect.width - dotsWide * 2 * scale) / 2
    let top = rect.y + (rect.height - DigitFont.rows * scale) / 2
    let fill: Unicode.Scalar = context.glyphs == .ascii ? "#" : "█"
    for (index, rows) in glyphs.enumerated() {
      for (row, bits) in rows.enumerated() {
        for column in 0..<DigitFont.columns where bits & (4 >> UInt8(column)) != 0 {
          let dot = index * (DigitFont.columns + 1) + column
          buffer.fill(
            Rect(
              x: left + dot * 2 * scale, y: top + row * scale, width: 2 * scale, height: scale),
            with: Cell(fill, style: style))
        }
      }
    }
  }
}
