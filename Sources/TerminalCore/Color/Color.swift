/// A foreground or background colour of a cell.
package enum Color: Hashable, Sendable {
  /// Whatever the terminal draws in when nobody asks for a colour.
  case terminalDefault
  case rgb(RGB)
  /// One of the sixteen colours whose looks the terminal's own settings decide, 0...15.
  case ansi(UInt8)
}

extension Color {
  /// The colour in 26 bits: what kind it is in the upper two, its value in the others.
  var bits: UInt32 {
    switch self {
    case .terminalDefault: 0
    case .rgb(let rgb):
      1 << 24 | UInt32(rgb.red) << 16 | UInt32(rgb.green) << 8 | UInt32(rgb.blue)
    case .ansi(let index): 2 << 24 | UInt32(index)
    }
  }

  /// The colour that has those bits.
  init(bits: UInt32) {
    switch bits >> 24 {
    case 1:
      self = .rgb(
        RGB(
          UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
          UInt8(truncatingIfNeeded: bits)))
    case 2: self = .ansi(UInt8(truncatingIfNeeded: bits))
    default: self = .terminalDefault
    }
  }
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

extension Color {
  /// The names of colours 0...7; with `bright-` before them they are 8...15.
  static let ansiNames = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// Reads the name of one of the sixteen colours, or `default`; nil for any other name.
  init?(ansiName name: String) {
    if name == "default" {
      self = .terminalDefault
      return
    }
    let isBright = name.hasPrefix("bright-")
    let plain = isBright ? String(name.dropFirst("bright-".count)) : name
    guard let index = Self.ansiNames.firstIndex(of: plain) else { return nil }
    self = .ansi(UInt8(index + (isBright ? 8 : 0)))
  }
}

/// How many colours a terminal can show, from fewest to most.
package enum ColorDepth: String, CaseIterable, Comparable, Sendable {
  case mono
  case ansi16
  case palette256
  case trueColor

  package static func < (lhs: ColorDepth, rhs: ColorDepth) -> Bool {
    lhs.rank < rhs.rank
  }

  private var rank: Int {
    switch self {
    case .mono: 0
    case .ansi16: 1
    case .palette256: 2
    case .trueColor: 3
    }
  }
}
