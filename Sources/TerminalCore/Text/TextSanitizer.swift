/// Turns text from files, networks and people into text that only ever shows as glyphs.
///
/// A terminal obeys control characters and escape sequences, and bidirectional overrides reorder
/// what a reader sees, so no such scalar passes, whatever its origin.
package enum TextSanitizer {
  /// Returns `text` with every scalar replaced or dropped that is not a plain glyph.
  ///
  /// Line breaks and tabs become spaces. `maxLength` bounds the scalars of the result; what is
  /// longer is cut without a mark.
  package static func sanitized(_ text: String, maxLength: Int = .max) -> String {
    var result = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars {
      guard length < maxLength else { break }
      guard let shown = shown(scalar) else { continue }
      result.append(shown)
      length += 1
    }
    return String(result)
  }

  /// Returns what is drawn for `scalar`: itself, a stand-in, or nil where nothing is drawn.
  package static func shown(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    if value >= 0x20 && value < 0x7F { return scalar }
    if value < 0xA0 { return (0x09...0x0D).contains(value) ? " " : "?" }
    if value == 0xAD { return nil }
    if value < 0x300 { return value == 0xA0 ? " " : scalar }
    // Arrows, box drawing, blocks and braille, which every frame has hundreds of.
    if (0x2190...0x21FF).contains(value) || CharacterWidth.isDrawn(value) { return scalar }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return nil }
    // Terminals disagree about joining these to their neighbours, which would shift the row.
    if (0x1160...0x11FF).contains(value) || (0x1F3FB...0x1F3FF).contains(value) { return nil }
    if (0x1F1E6...0x1F1FF).contains(value) {
      return Unicode.Scalar(value - 0x1F1E6 + 0x41)
    }
    switch properties.generalCategory {
    case .format, .nonspacingMark, .enclosingMark, .spacingMark: return nil
    case .spaceSeparator: return " "
    case .control, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
      return "?"
    default: return scalar
    }
  }
}
