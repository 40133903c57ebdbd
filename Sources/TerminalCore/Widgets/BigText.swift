/// A number in large digits, to be read across a room.
///
/// A dot is about square where there is room for it; where the rectangle is narrow, digits get
/// slimmer before they get smaller, and it falls back to one line of ordinary text.
package struct BigText: Widget {
  package var text: String
  package var role: ThemeRole

  /// The letters that it has.
  package static let letters = ["L", "R"]
  /// Rows of the smallest digits.
  package static let leastRows = DigitFont.rows
  /// A dot between a letter and a number; a whole blank would make all of it smaller.
  package static let gap: Character = "\u{2009}"

  package init(_ text: String, role: ThemeRole = .textStrong) {
    self.text = text
    self.role = role
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty, !text.isEmpty else { return }
    let style = context.theme[role]
    let glyphs = text.map { DigitFont.rows(for: $0) ?? DigitFont.rows(for: " ") ?? [] }
    let dotsWide = Self.dotsWide(text)
    let dot = Self.dot(dotsWide: dotsWide, in: rect)
    guard !dot.isEmpty, text.allSatisfy({ DigitFont.rows(for: $0) != nil }) else {
      let plain = text.replacing(String(Self.gap), with: " ")
      let width = min(CharacterWidth.columns(plain), rect.width)
      buffer.write(
        plain, x: rect.x + (rect.width - width) / 2, y: rect.y + rect.height / 2,
        style: style, maxWidth: width)
      return
    }
    let left = rect.x + (rect.width - dotsWide * dot.width) / 2
    let top = rect.y + (rect.height - DigitFont.rows * dot.height) / 2
    let fill: Unicode.Scalar = context.glyphs == .ascii ? "#" : "█"
    // Digits stand on the ground that is there.
    let ground = buffer[rect.x, rect.y].style.background
    var start = 0
    for (character, rows) in zip(text, glyphs) {
      defer { start += Self.dotsWide(character) + 1 }
      for (row, bits) in rows.enumerated() {
        for column in 0..<DigitFont.columns where bits & (4 >> UInt8(column)) != 0 {
          let place = start + column
          buffer.fill(
            Rect(
              x: left + place * dot.width, y: top + row * dot.height, width: dot.width,
              height: dot.height),
            with: Cell(
              fill, style: style.background == .terminalDefault ? style.background(ground) : style))
        }
      }
    }
  }

  /// The room that the digits take in a rectangle; nil where they are ordinary text.
  package func size(in rect: Rect) -> Size? {
    guard !rect.isEmpty, !text.isEmpty, text.allSatisfy({ DigitFont.rows(for: $0) != nil }) else {
      return nil
    }
    let dot = Self.dot(dotsWide: Self.dotsWide(text), in: rect)
    guard !dot.isEmpty else { return nil }
    return Size(columns: Self.dotsWide(text) * dot.width, rows: DigitFont.rows * dot.height)
  }

  private static func dotsWide(_ text: String) -> Int {
    text.reduce(-1) { $0 + dotsWide($1) + 1 }
  }

  private static func dotsWide(_ character: Character) -> Int {
    character == gap ? 0 : DigitFont.columns
  }

  /// The size of a dot in cells, at the origin; two columns and one row are about square.
  private static func dot(dotsWide: Int, in rect: Rect) -> Rect {
    let most = (columns: rect.width / dotsWide, rows: rect.height / DigitFont.rows)
    // Two thirds as many rows as columns: a digit is then as slim as one can still read from afar.
    let rows = min(most.rows, max(most.columns * 2 / 3, 1))
    return Rect(x: 0, y: 0, width: min(most.columns, rows * 2), height: rows)
  }
}

/// Digits, and the letters of the feet, three dots wide and five high, to be read across a room.
enum DigitFont {
  static let columns = 3
  static let rows = 5

  /// Returns five rows of three bits, the left dot highest; nil where the font has no such glyph.
  static func rows(for character: Character) -> [UInt8]? {
    glyphs[character]
  }

  private static let glyphs: [Character: [UInt8]] = [
    "0": [7, 5, 5, 5, 7], "1": [2, 6, 2, 2, 7], "2": [7, 1, 7, 4, 7], "3": [7, 1, 7, 1, 7],
    "4": [5, 5, 7, 1, 1], "5": [7, 4, 7, 1, 7], "6": [7, 4, 7, 5, 7], "7": [7, 1, 1, 2, 2],
    "8": [7, 5, 7, 5, 7], "9": [7, 5, 7, 1, 7], "-": [0, 0, 7, 0, 0], "+": [0, 2, 7, 2, 0],
    ".": [0, 0, 0, 0, 2], ",": [0, 0, 0, 2, 4], "%": [5, 1, 2, 4, 5], ":": [0, 2, 0, 2, 0],
    " ": [0, 0, 0, 0, 0], BigText.gap: [0, 0, 0, 0, 0],
    "L": [4, 4, 4, 4, 7], "R": [6, 5, 6, 5, 5],
  ]
}
