/// Something that draws itself into a rectangle of any size, also an empty one.
package protocol Widget: Sendable {
  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext)
}

/// What a widget needs to know about looks.
package struct DrawContext: Sendable {
  package var theme: Theme
  package var glyphs: GlyphSet
  package var colorDepth: ColorDepth
  /// Pixels of a cell, where maps are drawn in pixels; nil where they are not.
  package var cellPixels: Size?

  /// Creates a context with `theme` adapted to `colorDepth`; a theme without any colour has none in maps either.
  package init(
    theme: Theme, glyphs: GlyphSet, colorDepth: ColorDepth, cellPixels: Size? = nil
  ) {
    let depth = theme.isColorless ? .mono : colorDepth
    self.theme = theme.adapted(to: depth)
    self.glyphs = glyphs
    self.colorDepth = depth
    self.cellPixels = cellPixels
  }
}
