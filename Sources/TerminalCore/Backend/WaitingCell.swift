/// A cell of a row that is to be painted.
struct WaitingCell {
  let cell: Cell
  let x: Int
  /// Whether nothing but the ground is seen; under a picture not even that.
  let isBlank: Bool

  init(_ cell: Cell, x: Int) {
    self.cell = cell
    self.x = x
    isBlank = Self.isBlank(cell.glyph)
  }

  static func isBlank(_ glyph: Unicode.Scalar) -> Bool {
    glyph == " " || glyph == PictureLayer.below
  }

  /// Whether it looks as it should when it is written in this style.
  func looksTheSame(in pen: CellStyle) -> Bool {
    cell.style == pen || isBlank && cell.style.looksTheSameBlank(as: pen)
  }
}
