/// Glyphs that fill a part of their cell: with the colours swapped, the rest looks the same.
enum HalfFilled {
  /// The cell itself, or the one that looks the same with its colours swapped.
  ///
  /// Of the two it is the same one for either, so that neighbours in two colours have one style.
  static func canonical(_ cell: Cell) -> Cell {
    guard cell.style.attributes.isEmpty, (0x2580...0x259F).contains(cell.glyph.value),
      case .rgb(let ink) = cell.style.foreground, case .rgb(let paper) = cell.style.background,
      (ink.red, ink.green, ink.blue) < (paper.red, paper.green, paper.blue),
      let rest = rest(of: cell.glyph)
    else { return cell }
    return Cell(rest, style: CellStyle(foreground: .rgb(paper), background: .rgb(ink)))
  }

  /// The glyph that fills what another leaves of the cell; nil for one that has none.
  private static func rest(of glyph: Unicode.Scalar) -> Unicode.Scalar? {
    switch glyph {
    case "▀": "▄"
    case "▄": "▀"
    case "▌": "▐"
    case "▐": "▌"
    case "▘": "▟"
    case "▟": "▘"
    case "▝": "▙"
    case "▙": "▝"
    case "▖": "▜"
    case "▜": "▖"
    case "▗": "▛"
    case "▛": "▗"
    case "▚": "▞"
    case "▞": "▚"
    default: nil
    }
  }
}
