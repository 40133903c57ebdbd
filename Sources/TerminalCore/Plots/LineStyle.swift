/// How a curve is drawn; the three differ in shape in every glyph set, not only in colour.
package enum LineStyle: String, CaseIterable, Sendable {
  case solid
  case dashed
  case dotted

  /// The glyph of a curve where a cell cannot be divided.
  var asciiGlyph: Unicode.Scalar {
    switch self {
    case .solid: "*"
    case .dashed: "o"
    case .dotted: "."
    }
  }

  /// Whether the line is drawn after `steps` sub-cell steps along its way.
  ///
  /// Braille dots are fine enough for short dashes; quadrants need longer ones to read as dashes.
  func isDrawn(atStep steps: Int, glyphs: GlyphSet) -> Bool {
    switch (self, glyphs) {
    case (.solid, _), (.dashed, .ascii): true
    // Every other cell, so that a line below it shows between the dots.
    case (.dotted, .ascii): steps.isMultiple(of: 2)
    case (.dashed, .braille): steps % 8 < 5
    case (.dotted, .braille): steps % 3 == 0
    case (.dashed, .block): steps % 7 < 4
    case (.dotted, .block): steps % 4 == 0
    }
  }

  /// A piece of the line for legends, three columns wide.
  package func sample(_ glyphs: GlyphSet) -> String {
    switch (self, glyphs) {
    case (.solid, .ascii): "***"
    case (.dashed, .ascii): "ooo"
    case (.dotted, .ascii): "..."
    case (.solid, _): "───"
    case (.dashed, _): "╌╌╌"
    case (.dotted, _): "···"
    }
  }
}
