/// What a terminal can show and report.
package struct TerminalCapabilities: Equatable, Sendable {
  package var colorDepth: ColorDepth
  package var glyphs: GlyphSet
  package var hasMouse: Bool
  /// The terminal's name in the terminfo database, such as `xterm-256color`.
  package var terminalName: String
  package var isUTF8: Bool

  package init(
    colorDepth: ColorDepth, glyphs: GlyphSet, hasMouse: Bool, terminalName: String, isUTF8: Bool
  ) {
    self.colorDepth = colorDepth
    self.glyphs = glyphs
    self.hasMouse = hasMouse
    self.terminalName = terminalName
    self.isUTF8 = isUTF8
  }
}
