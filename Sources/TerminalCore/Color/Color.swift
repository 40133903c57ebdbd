/// A foreground or background colour of a cell.
package enum Color: Hashable, Sendable {
  /// Whatever the terminal draws in when nobody asks for a colour.
  case terminalDefault
  case rgb(RGB)
  /// One of the sixteen colours whose looks the terminal's own settings decide, 0...15.
  case ansi(UInt8)
}

extension Color: CustomStringConvertible {
  /// The colour as it is written in style legends: `default`, `#rrggbb` or `ansi4`.
  package var description: String {
    switch self {
    case .terminalDefault: "default"
    case .rgb(let color): color.hex
    case .ansi(let index): "ansi\(index)"
    }
  }
}
