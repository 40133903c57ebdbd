/// How a cell is drawn: two colours and attributes.
///
/// All of it is one number, since screens compare some thousands of styles a frame: attributes in the lowest 8 bits,
/// then 26 bits of the ground and 26 of the letters.
package struct CellStyle: Hashable, Sendable {
  private var bits: UInt64

  package init(
    foreground: Color = .terminalDefault, background: Color = .terminalDefault,
    attributes: TextAttributes = []
  ) {
    bits =
      UInt64(attributes.rawValue) | UInt64(background.bits) << Self.groundShift
      | UInt64(foreground.bits) << Self.letterShift
  }

  package var foreground: Color {
    get { Color(bits: UInt32(truncatingIfNeeded: bits >> Self.letterShift)) }
    set { self = CellStyle(foreground: newValue, background: background, attributes: attributes) }
  }

  package var background: Color {
    get { Color(bits: UInt32(truncatingIfNeeded: bits >> Self.groundShift) & Self.colorBits) }
    set { self = CellStyle(foreground: foreground, background: newValue, attributes: attributes) }
  }

  package var attributes: TextAttributes {
    get { TextAttributes(rawValue: UInt8(truncatingIfNeeded: bits)) }
    set { bits = bits & ~0xFF | UInt64(newValue.rawValue) }
  }

  private static let colorBits: UInt32 = 0x3FF_FFFF
  private static let groundShift: UInt64 = 8
  private static let letterShift: UInt64 = 34

  /// Whether a blank looks the same in either style: of it only the ground is seen.
  func looksTheSameBlank(as other: CellStyle) -> Bool {
    let ground = UInt64(Self.colorBits) << Self.groundShift
    let visible = UInt64(TextAttributes([.underline, .reverse]).rawValue)
    return (bits ^ other.bits) & ground == 0 && (bits | other.bits) & visible == 0
  }

  /// Returns the style with another foreground.
  package func foreground(_ color: Color) -> CellStyle {
    CellStyle(foreground: color, background: background, attributes: attributes)
  }

  /// Returns the style with another background.
  package func background(_ color: Color) -> CellStyle {
    CellStyle(foreground: foreground, background: color, attributes: attributes)
  }

  /// Returns the style with more attributes.
  package func adding(_ more: TextAttributes) -> CellStyle {
    CellStyle(
      foreground: foreground, background: background, attributes: attributes.union(more))
  }

  /// Returns this style laid over `base`: what is terminal default here shows through from there.
  package func over(_ base: CellStyle) -> CellStyle {
    CellStyle(
      foreground: foreground == .terminalDefault ? base.foreground : foreground,
      background: background == .terminalDefault ? base.background : background,
      attributes: attributes.union(base.attributes))
  }
}

/// Ways to draw a glyph besides its colours.
package struct TextAttributes: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  package static let bold = TextAttributes(rawValue: 1)
  package static let dim = TextAttributes(rawValue: 2)
  package static let italic = TextAttributes(rawValue: 4)
  package static let underline = TextAttributes(rawValue: 8)
  package static let reverse = TextAttributes(rawValue: 16)
}

extension TextAttributes: CustomStringConvertible {
  /// The attributes' names in a fixed order, separated by spaces.
  package var description: String {
    let names: [(TextAttributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"),
      (.reverse, "reverse"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: " ")
  }
}
