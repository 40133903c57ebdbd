/// A point laid over a heatmap, in pixels of the image.
package struct HeatmapMark: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Where something is now.
    case current
    /// Where it has been.
    case trail
  }

  package var x: Int
  package var y: Int
  package var kind: Kind
  package var role: ThemeRole

  package init(x: Int, y: Int, kind: Kind = .current, role: ThemeRole = .centerOfPressure) {
    self.x = x
    self.y = y
    self.kind = kind
    self.role = role
  }

  func glyph(_ glyphs: GlyphSet) -> Unicode.Scalar {
    switch (kind, glyphs) {
    case (.current, .ascii): "O"
    case (.current, _): "●"
    case (.trail, .ascii): "o"
    case (.trail, _): "•"
    }
  }
}
