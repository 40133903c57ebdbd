/// One character cell of a screen.
package struct Cell: Equatable, Sendable {
  /// The glyph; `continuation` in the right half of a glyph that is two columns wide.
  package var glyph: Unicode.Scalar
  package var style: CellStyle

  package init(_ glyph: Unicode.Scalar = " ", style: CellStyle = CellStyle()) {
    self.glyph = glyph
    self.style = style
  }

  /// The glyph that marks the right half of a wide glyph.
  package static let continuation: Unicode.Scalar = "\0"
}
