/// How a cell is drawn: two colours and attributes.
package struct CellStyle: Hashable, Sendable {
  package var foreground: Color
  package var background: Color
  package var attributes: TextAttributes

  package init(
    foreground: Color = .terminalDefault, background: Color = .terminalDefault,
    attributes: TextAttributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
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
