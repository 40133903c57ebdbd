/// A cell of a row that is to be painted, with its style in a number that is quickly compared.
struct WaitingCell {
  let cell: Cell
  let x: Int
  /// Whether nothing but the ground is seen; under a picture not even that.
  let isBlank: Bool
  private let style: PackedStyle

  init(_ cell: Cell, x: Int) {
    self.cell = cell
    self.x = x
    isBlank = Self.isBlank(cell.glyph)
    style = PackedStyle(cell.style)
  }

  static func isBlank(_ glyph: Unicode.Scalar) -> Bool {
    glyph == " " || glyph == PictureLayer.below
  }

  /// Whether it looks as it should when it is written in this style.
  func looksTheSame(in pen: PackedStyle) -> Bool {
    style == pen || isBlank && style.hasGround(of: pen)
  }
}

/// A style as a number: attributes in the lowest 8 bits, then 26 bits of the ground and 26 of the letters.
struct PackedStyle: Equatable {
  private let bits: UInt64

  private static let ground: UInt64 = 0x3FF_FFFF << 8
  /// Attributes that a blank shows.
  private static let visible = UInt64(TextAttributes([.underline, .reverse]).rawValue)

  init(_ style: CellStyle) {
    bits =
      UInt64(style.attributes.rawValue) | Self.packed(style.background) << 8
      | Self.packed(style.foreground) << 34
  }

  /// Whether a blank looks the same in either.
  func hasGround(of other: PackedStyle) -> Bool {
    (bits ^ other.bits) & Self.ground == 0 && (bits | other.bits) & Self.visible == 0
  }

  private static func packed(_ color: Color) -> UInt64 {
    switch color {
    case .terminalDefault: 0
    case .rgb(let rgb):
      1 << 24 | UInt64(rgb.red) << 16 | UInt64(rgb.green) << 8 | UInt64(rgb.blue)
    case .ansi(let index): 2 << 24 | UInt64(index)
    }
  }
}
