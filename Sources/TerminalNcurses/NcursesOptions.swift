package import TerminalCore

/// What the caller wants of the terminal; nil leaves the choice to what the terminal can do.
package struct NcursesOptions: Equatable, Sendable {
  /// The most colours to use; fewer where the terminal has fewer.
  package var colorDepth: ColorDepth?
  package var glyphs: GlyphSet?
  package var mouse: Bool

  package init(colorDepth: ColorDepth? = nil, glyphs: GlyphSet? = nil, mouse: Bool = true) {
    self.colorDepth = colorDepth
    self.glyphs = glyphs
    self.mouse = mouse
  }
}
