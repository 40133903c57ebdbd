/// Which glyphs may be drawn.
package enum GlyphSet: String, CaseIterable, Sendable {
  /// Only what every terminal and every code set has.
  case ascii
  /// Box drawing, half blocks and quadrants.
  case block
  /// Box drawing and half blocks, with plots in braille dots.
  case braille
}
