/// Glyphs that are pictures rather than letters, as shapes in a cell of 9 x 18 units.
///
/// Fonts differ in how far blocks, braille dots and frames reach, and many lack them; as shapes they meet from cell
/// to cell. Half a block is a square of nine units.
enum GlyphShape {
  /// A cell's width and height in units of the picture.
  static let cell = (width: 9.0, height: 18.0)

  typealias Box = (x: Double, y: Double, width: Double, height: Double)

  /// The boxes that a glyph fills, and how much of the colour they have; nil for letters.
  static func boxes(of glyph: Unicode.Scalar) -> (boxes: [Box], opacity: Double)? {
    switch glyph.value {
    case 0x2591...0x2593:
      return ([whole], Double(glyph.value - 0x2590) / 4)
    case 0x2580...0x259F: return (blocks(glyph.value), 1)
    case 0x25CF: return ([(2, 6.5, 5, 5), (2.7, 5.8, 3.6, 6.4), (1.3, 7.2, 6.4, 3.6)], 1)
    default: return frame(glyph).map { ($0, 1) }
    }
  }

  private static let whole: Box = (0, 0, cell.width, cell.height)

  // MARK: - Blocks

  private static func blocks(_ value: UInt32) -> [Box] {
    let (width, height) = cell
    switch value {
    case 0x2580: return [(0, 0, width, height / 2)]
    case 0x2581...0x2588:
      let filled = height * Double(value - 0x2580) / 8
      return [(0, height - filled, width, filled)]
    case 0x2589...0x258F: return [(0, 0, width * Double(0x2590 - value) / 8, height)]
    case 0x2590: return [(width / 2, 0, width / 2, height)]
    case 0x2594: return [(0, 0, width, height / 8)]
    case 0x2595: return [(width * 7 / 8, 0, width / 8, height)]
    default: break
    }
    // Which quarters are filled: upper left 1, upper right 2, lower left 4, lower right 8.
    let quarters: [UInt32: Int] = [
      0x2596: 4, 0x2597: 8, 0x2598: 1, 0x2599: 13, 0x259A: 9, 0x259B: 7, 0x259C: 11, 0x259D: 2,
      0x259E: 6, 0x259F: 14,
    ]
    let filled = quarters[value] ?? 0
    return (0..<4).filter { filled & 1 << $0 != 0 }.map { quarter in
      (Double(quarter % 2) * width / 2, Double(quarter / 2) * height / 2, width / 2, height / 2)
    }
  }

  // MARK: - Dots

  static let dotDiameter = 2.0
  static let boldDotDiameter = 3.0

  /// The middles of a braille glyph's dots, two columns of four; nil for other glyphs.
  static func dots(of glyph: Unicode.Scalar) -> [(x: Double, y: Double)]? {
    guard (0x2801...0x28FF).contains(glyph.value) else { return nil }
    let places: [(x: Int, y: Int)] = [
      (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3),
    ]
    return places.indices.filter { glyph.value & 1 << UInt32($0) != 0 }.map { bit in
      (2.25 + Double(places[bit].x) * 4.5, 2.25 + Double(places[bit].y) * 4.5)
    }
  }

  // MARK: - Frames

  /// Strokes from the middle of a cell to its edges: left, right, up, down.
  private static let strokes: [Unicode.Scalar: String] = [
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "rud", "┤": "lud",
    "┬": "lrd", "┴": "lru", "┼": "lrud", "━": "LR",
  ]

  private static func frame(_ glyph: Unicode.Scalar) -> [Box]? {
    let (x, y, line) = (cell.width / 2 - 0.5, cell.height / 2 - 0.5, 1.0)
    switch glyph {
    case "╌", "┄": return [0.6, 3.6, 6.6].map { ($0, y, 1.8, line) }
    case "┊", "┆": return [1.5, 6, 10.5, 15].map { (x, $0, line, 1.8) }
    case "╭", "╮", "╰", "╯":
      // From the middle of a side to that of another, with a step in place of the corner.
      let (isRight, isDown) = (glyph == "╭" || glyph == "╰", glyph == "╭" || glyph == "╮")
      return [
        isRight ? (x + 2, y, cell.width - x - 2, line) : (0, y, x - 1, line),
        isDown ? (x, y + 2, line, cell.height - y - 2) : (x, 0, line, y - 1),
        (x + (isRight ? 1 : -1), y + (isDown ? 1 : -1), line, line),
      ]
    default: break
    }
    return strokes[glyph].map { directions in
      directions.map { direction in
        switch direction {
        case "l": (0, y, x + line, line)
        case "r": (x, y, cell.width - x, line)
        case "u": (x, 0, line, y + line)
        case "L": (0, y - 0.5, x + line, 2 * line)
        case "R": (x, y - 0.5, cell.width - x, 2 * line)
        default: (x, y, line, cell.height - y)
        }
      }
    }
  }
}
