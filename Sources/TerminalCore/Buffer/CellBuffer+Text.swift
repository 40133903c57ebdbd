extension CellBuffer {
  /// Writes `text` on row `y` from column `x` on and returns the columns used.
  ///
  /// The text is data: see `TextSanitizer`. It is clipped at `maxWidth` columns and at the screen,
  /// and a wide glyph that does not fit whole is left out.
  @discardableResult
  package mutating func write(
    _ text: String, x: Int, y: Int, style: CellStyle, maxWidth: Int = .max
  ) -> Int {
    var used = 0
    for scalar in text.unicodeScalars {
      guard let glyph = TextSanitizer.shown(scalar) else { continue }
      let width = CharacterWidth.columns(glyph)
      guard width > 0 else { continue }
      guard used + width <= maxWidth else { break }
      self[x + used, y] = Cell(glyph, style: style)
      used += width
    }
    return used
  }

  /// Writes `text` as `write` does, with `ellipsis` as its last glyph where it had to be cut.
  @discardableResult
  package mutating func writeTruncated(
    _ text: String, x: Int, y: Int, style: CellStyle, maxWidth: Int, ellipsis: String
  ) -> Int {
    guard maxWidth > 0 else { return 0 }
    if CharacterWidth.columns(text) <= maxWidth {
      return write(text, x: x, y: y, style: style, maxWidth: maxWidth)
    }
    let mark = CharacterWidth.columns(ellipsis)
    guard mark <= maxWidth else {
      return write(text, x: x, y: y, style: style, maxWidth: maxWidth)
    }
    let used = write(text, x: x, y: y, style: style, maxWidth: maxWidth - mark)
    return used + write(ellipsis, x: x + used, y: y, style: style)
  }

  /// Writes `text` so that it ends just before column `end`; cut on its right if it is too long.
  @discardableResult
  package mutating func writeRight(
    _ text: String, end: Int, y: Int, style: CellStyle, maxWidth: Int
  ) -> Int {
    let width = min(CharacterWidth.columns(text), max(0, maxWidth))
    return write(text, x: end - width, y: y, style: style, maxWidth: width)
  }
}
