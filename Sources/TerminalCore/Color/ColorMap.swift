/// A gradient that turns a fraction into a colour, precomputed in 256 steps.
package struct ColorMap: Sendable, Equatable {
  package let name: String
  /// The colours from fraction 0 to fraction 1.
  private let steps: [RGB]
  /// Entries of the xterm palette from fraction 0 to fraction 1, chosen so that lightness rises evenly.
  private let palette: [UInt8]

  /// Creates a map that passes through evenly spaced control points.
  init(name: String, controlPoints: [UInt32], palette: [UInt8]) {
    let points = controlPoints.map { value in
      RGB(
        UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
        UInt8(truncatingIfNeeded: value))
    }
    precondition(points.count >= 2, "a colour map needs two control points, not \(points.count)")
    self.name = name
    self.palette = palette
    steps = (0..<256).map { step in
      let position = Double(step) / 255 * Double(points.count - 1)
      let index = min(Int(position), points.count - 2)
      return points[index].mixed(with: points[index + 1], fraction: position - Double(index))
    }
  }

  /// Returns the colour at `fraction`; values outside 0...1 and NaN give the ends.
  ///
  /// - Complexity: O(1).
  package func color(at fraction: Double) -> RGB {
    guard fraction > 0 else { return steps[0] }
    return steps[Int((min(fraction, 1) * 255).rounded())]
  }

  /// Steps of a map on a screen: more cannot be told apart, and each change of a colour is sent to the terminal.
  private static let shownSteps = 48.0

  /// Returns the colour at `fraction` as a terminal of this depth shows it.
  ///
  /// With 256 colours it is one of those; sixteen show a smooth map as noise, so that it is cut into five.
  package func color(at fraction: Double, depth: ColorDepth) -> RGB {
    let share = fraction > 0 ? min(fraction, 1) : 0
    switch depth {
    case .trueColor: return color(at: (share * Self.shownSteps).rounded() / Self.shownSteps)
    case .palette256:
      return StyleResolver.paletteColor(palette[Int((share * Double(palette.count - 1)).rounded())])
    case .ansi16, .mono: return color(at: (share * 4).rounded() / 4)
    }
  }

  /// Part of the range up to which a map comes out of the ground that it lies on.
  private static let fadedPart = 0.12

  /// The same on a ground that what is near zero fades into, where a terminal has colours enough for that.
  package func color(at fraction: Double, depth: ColorDepth, over ground: Color) -> RGB {
    let color = color(at: fraction, depth: depth)
    guard depth == .trueColor, fraction < Self.fadedPart, case .rgb(let below) = ground else {
      return color
    }
    let share = (max(fraction, 0) * Self.shownSteps).rounded() / Self.shownSteps / Self.fadedPart
    return below.mixed(with: color, fraction: share)
  }

  /// Returns the style of a glyph that stands for a value: its colour, or none where there are none.
  func glyphStyle(at fraction: Double, depth: ColorDepth) -> CellStyle {
    depth == .mono ? CellStyle() : CellStyle(foreground: .rgb(color(at: fraction, depth: depth)))
  }

  /// Every map by name, the default first.
  package static let all: [ColorMap] = [.cividis, .viridis, .daylight, .vendor, .coolwarm]

  /// Returns the map of that name, or nil.
  package static func named(_ name: String) -> ColorMap? {
    all.first { $0.name == name }
  }
}

/// The maps that pressures and differences are drawn with.
extension ColorMap {
  /// Perceptually even and the same to most people with a colour vision deficiency.
  ///
  /// After Nunez, Anderton and Renslow, PLoS ONE 13(7), 2018, doi:10.1371/journal.pone.0199239.
  package static let cividis = ColorMap(
    name: "cividis",
    controlPoints: [
      0x00224E, 0x002656, 0x002A5F, 0x002D68, 0x003070, 0x083370, 0x163770, 0x203A6F, 0x273E6E,
      0x2E416D, 0x34456C, 0x3A486C, 0x3F4C6C, 0x444F6C, 0x49536C, 0x4E566C, 0x535A6D, 0x575D6D,
      0x5C616E, 0x60646F, 0x656870, 0x696B71, 0x6D6F72, 0x727274, 0x767676, 0x7A7A78, 0x7E7D78,
      0x838179, 0x888578, 0x8D8878, 0x928C78, 0x969077, 0x9B9476, 0xA09875, 0xA59C74, 0xAAA073,
      0xAFA471, 0xB5A86F, 0xBAAC6D, 0xBFB06B, 0xC4B468, 0xC9B965, 0xCFBD62, 0xD4C15F, 0xDAC65B,
      0xDFCA57, 0xE5CF52, 0xEAD34C, 0xF0D846, 0xF6DD3F, 0xFCE236, 0xFEE838,
    ], palette: [17, 18, 19, 60, 102, 144, 179, 185, 221, 227])

  /// Perceptually even, with more hue than cividis.
  package static let viridis = ColorMap(
    name: "viridis",
    controlPoints: [
      0x440154, 0x471062, 0x481D6F, 0x482A79, 0x453681, 0x424186, 0x3D4D8A, 0x38578C, 0x34618D,
      0x2F6B8E, 0x2B748E, 0x287E8E, 0x24878E, 0x21908C, 0x1F998A, 0x20A287, 0x25AC82, 0x30B47B,
      0x40BD73, 0x52C568, 0x67CC5C, 0x7FD34E, 0x97D83E, 0xB1DD2E, 0xCBE11E, 0xE5E419, 0xFDE725,
    ], palette: [53, 54, 55, 24, 30, 36, 71, 77, 113, 149, 185, 220])

  /// From light to dark, for light backgrounds.
  ///
  /// The sequential map YlGnBu of ColorBrewer 2.0, Apache licence, from where it is darker than an unloaded sole.
  package static let daylight = ColorMap(
    name: "daylight",
    controlPoints: [
      0xD3EDB3, 0xC7E9B4, 0x7FCDBB, 0x41B6C4, 0x1D91C0, 0x225EA8, 0x253494, 0x081D58,
    ], palette: [193, 151, 115, 79, 73, 32, 25, 24, 19, 18, 17])

  /// The rainbow that pressure plate makers use; familiar, but with false edges.
  package static let vendor = ColorMap(
    name: "vendor",
    controlPoints: [
      0x00007F, 0x0000FF, 0x007FFF, 0x00FFFF, 0x7FFF7F, 0xFFFF00, 0xFF7F00, 0xFF0000, 0x7F0000,
    ],
    palette: [18, 20, 21, 27, 33, 45, 51, 86, 120, 156, 190, 226, 220, 214, 208, 202, 196, 160, 88])

  /// Diverging, for signed values: zero belongs at fraction 0.5, where the map is grey.
  ///
  /// After Moreland, "Diverging Color Maps for Scientific Visualization", 2009.
  package static let coolwarm = ColorMap(
    name: "coolwarm",
    controlPoints: [
      0x3B4CC0, 0x465DCF, 0x526EDC, 0x5F7EE7, 0x6B8DF1, 0x799CF8, 0x86A9FC, 0x94B6FF, 0xA1C0FF,
      0xAFCAFC, 0xBBD1F7, 0xC7D7F1, 0xD2DBE8, 0xDDDDDD, 0xE6D7CF, 0xEED0C0, 0xF3C7B1, 0xF7BCA1,
      0xF7AF92, 0xF6A182, 0xF29273, 0xEC8165, 0xE56F57, 0xDB5B49, 0xCF463D, 0xC22D31, 0xB40426,
    ], palette: [62, 68, 69, 111, 153, 152, 188, 224, 217, 216, 209, 203, 167, 160, 124])

  /// Diverging, for signed values on a dark ground: zero belongs at fraction 0.5, where the map is as dark as a sole.
  ///
  /// Both sides grow lighter evenly; blue and orange are told apart with any common deficiency of colour vision.
  package static let ember = ColorMap(
    name: "ember",
    controlPoints: [
      0xA6DDFF, 0x6CBBF5, 0x3D92D6, 0x2A6AA3, 0x23445F, 0x262C33, 0x5A3A26, 0x98552A, 0xD07731,
      0xF5A14B, 0xFFD58A,
    ], palette: [153, 75, 68, 31, 24, 236, 94, 130, 172, 215, 222])

  /// The map of signed values: on a dark ground one whose middle is dark, unless values are glyphs, which would vanish.
  package static func diverging(isDark: Bool, depth: ColorDepth) -> ColorMap {
    isDark && depth >= .palette256 ? .ember : .coolwarm
  }
}
