package import TerminalCore

/// What the caller wants of the terminal; nil leaves the choice to what the terminal can do.
package struct NcursesOptions: Equatable, Sendable {
  /// The most colours to use; fewer where the terminal has fewer.
  package var colorDepth: ColorDepth?
  package var glyphs: GlyphSet?
  package var mouse: Bool
  /// Whether the terminal is asked for pictures.
  package var wantsPixels: Bool

  package init(
    colorDepth: ColorDepth? = nil, glyphs: GlyphSet? = nil, mouse: Bool = true,
    wantsPixels: Bool = false
  ) {
    self.colorDepth = colorDepth
    self.glyphs = glyphs
    self.mouse = mouse
    self.wantsPixels = wantsPixels
  }
}
