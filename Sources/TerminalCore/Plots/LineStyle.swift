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

/// Cuts line segments at the edges of a canvas (Liang and Barsky).
enum LineClipping {
  typealias Position = (x: Double, y: Double)

  /// Returns the part of the segment on a canvas of dots 0..<`width`, 0..<`height`, or nil.
  static func clip(
    _ start: Position, _ end: Position, width: Int, height: Int
  ) -> (Position, Position)? {
    guard width > 0, height > 0, start.x.isFinite, start.y.isFinite, end.x.isFinite,
      end.y.isFinite
    else { return nil }
    let (right, bottom) = (Double(width) - 0.501, Double(height) - 0.501)
    // Half a dot beyond the outer dots still rounds to them.
    func isInside(_ place: Position) -> Bool {
      place.x >= -0.499 && place.y >= -0.499 && place.x <= right && place.y <= bottom
    }
    if isInside(start), isInside(end) { return (start, end) }
    let dx = end.x - start.x
    let dy = end.y - start.y
    var entry = 0.0
    var exit = 1.0
    let edges = [
      (-dx, start.x + 0.499), (dx, right - start.x), (-dy, start.y + 0.499),
      (dy, bottom - start.y),
    ]
    for (direction, distance) in edges {
      if direction == 0 {
        if distance < 0 { return nil }
      } else {
        let crossing = distance / direction
        if direction < 0 { entry = max(entry, crossing) } else { exit = min(exit, crossing) }
      }
    }
    guard entry <= exit else { return nil }
    return (
      (start.x + entry * dx, start.y + entry * dy), (start.x + exit * dx, start.y + exit * dy)
    )
  }
}
