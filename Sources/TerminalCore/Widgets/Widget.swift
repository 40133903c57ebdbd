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

  /// Creates a context with `theme` adapted to `colorDepth`.
  package init(
    theme: Theme, glyphs: GlyphSet, colorDepth: ColorDepth, cellPixels: Size? = nil
  ) {
    self.theme = theme.adapted(to: colorDepth)
    self.glyphs = glyphs
    self.colorDepth = colorDepth
    self.cellPixels = cellPixels
  }
}
