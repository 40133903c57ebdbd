/// Digits three dots wide and five high, for numbers to be read across a room.
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
    ".": [0, 0, 0, 0, 2], "%": [5, 1, 2, 4, 5], ":": [0, 2, 0, 2, 0], " ": [0, 0, 0, 0, 0],
  ]
}
