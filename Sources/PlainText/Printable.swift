/// Makes text from a file safe to show: it is data and must not reach a terminal as commands.
package enum Printable {
  /// Longest quotation of a file in a message, in characters.
  package static let defaultLimit = 400

  /// The text with every control, direction and line-separator character spelled out, cut at
  /// `limit` characters.
  package static func text(_ text: String, limit: Int = defaultLimit) -> String {
    var result = ""
    var left = limit
    for scalar in text.unicodeScalars {
      if left == 0 {
        result += "..."
        break
      }
      left -= 1
      if isHarmful(scalar) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a scalar can move the cursor, change the colours, turn the direction or end the line.
  package static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true  // C0, DEL and C1
    case 0x61C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true  // annotations, tags, unassigned ignorables
    default: false
    }
  }

  /// The scalar as `\u{1B}`.
  package static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }
}
