/// Glyphs from empty to full, for values where there are too few colours.
package enum DensityRamp {
  /// From nothing to full; the first is for places without a value.
  package static let glyphs: [Unicode.Scalar] = Array(" .:-=+*#%@".unicodeScalars)

  /// Returns the glyph for `fraction` (0...1); zero is a dot, so that the shape stays visible.
  package static func glyph(at fraction: Double) -> Unicode.Scalar {
    guard fraction > 0 else { return glyphs[1] }
    let levels = glyphs.count - 1
    return glyphs[1 + min(Int(min(fraction, 1) * Double(levels)), levels - 1)]
  }
}
