/// Which glyphs may be drawn.
package enum GlyphSet: String, CaseIterable, Sendable {
  /// Only what every terminal and every code set has.
  case ascii
  /// Box drawing, half blocks and quadrants.
  case block
  /// Box drawing and half blocks, with plots in braille dots.
  case braille

  /// What is drawn unless somebody asks for something else.
  ///
  /// The console of Linux shows UTF-8 with a font of a few hundred glyphs, quadrants and dots not among them.
  package static func usual(isUTF8: Bool, terminalName: String) -> GlyphSet {
    isUTF8 && terminalName != "linux" && !terminalName.hasPrefix("linux-") ? .braille : .ascii
  }
}

/// The line-drawing glyphs of one glyph set.
package struct BoxGlyphs: Equatable, Sendable {
  package let horizontal: Unicode.Scalar
  package let vertical: Unicode.Scalar
  package let topLeft: Unicode.Scalar
  package let topRight: Unicode.Scalar
  package let bottomLeft: Unicode.Scalar
  package let bottomRight: Unicode.Scalar
  /// Where two axes meet.
  package let axisCorner: Unicode.Scalar
  /// The axis line with a tick to its left.
  package let leftTick: Unicode.Scalar
  /// The axis line with a tick below.
  package let bottomTick: Unicode.Scalar
  package let dashedVertical: Unicode.Scalar
  package let dashedHorizontal: Unicode.Scalar

  package static let ascii = BoxGlyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
    bottomRight: "+", axisCorner: "+", leftTick: "+", bottomTick: "+", dashedVertical: ":",
    dashedHorizontal: "-")

  package static let drawing = BoxGlyphs(
    horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰",
    bottomRight: "╯", axisCorner: "└", leftTick: "┤", bottomTick: "┬", dashedVertical: "┊",
    dashedHorizontal: "┄")
}

extension GlyphSet {
  /// The line-drawing glyphs that belong to the set.
  package var box: BoxGlyphs { self == .ascii ? .ascii : .drawing }

  /// What stands for text that was cut off.
  package var ellipsis: String { self == .ascii ? "~" : "…" }

  /// A filled cell.
  package var filled: Unicode.Scalar { self == .ascii ? "=" : "█" }

  /// Something that leaves the ground.
  package var leaving: Unicode.Scalar { self == .ascii ? "^" : "↑" }

  /// A small filled mark for a single point.
  package var point: Unicode.Scalar { self == .ascii ? "o" : "•" }
}

/// Cells that are filled from below, in eighths: from none to all of them.
enum FilledEighths {
  static let glyphs: [Unicode.Scalar] = Array(" ▁▂▃▄▅▆▇█".unicodeScalars)
}

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

  private static let more: [Unicode.Scalar] = Array("+*#".unicodeScalars)
  private static let less: [Unicode.Scalar] = Array("-~=".unicodeScalars)

  /// Returns the glyph for a signed value; zero belongs at fraction 0.5 and is a dot.
  package static func signedGlyph(at fraction: Double) -> Unicode.Scalar {
    let side = (fraction.isFinite ? min(max(fraction, 0), 1) : 0.5) * 2 - 1
    let level = Int(abs(side) * Double(more.count) + 0.5)
    guard level > 0 else { return glyphs[1] }
    return (side > 0 ? more : less)[level - 1]
  }
}
