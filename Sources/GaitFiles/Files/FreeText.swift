import PlainText

/// Writes free text on one line of a table so that no program takes it for a command.
///
/// Backslashes, quotes, control and direction characters become `\\` or `\u{..}` (`\n`, `\r` and
/// `\t` for the usual ones). Where a spreadsheet could see a cell begin - at the start, or behind a
/// comma or semicolon - a `=`, `+`, `-`, `@` or apostrophe gets an apostrophe in front.
package enum FreeText {
  /// The text on one line; `decode` gives it back exactly.
  package static func encode(_ text: String) -> String {
    var result = ""
    var atCellStart = true
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if atCellStart, isFormulaStart(scalar) { result += "'" }
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\"": result += Printable.escape(scalar)
      case " " where index == 0 || index == scalars.count - 1:
        result += Printable.escape(scalar)  // editors strip it
      case _ where Printable.isHarmful(scalar): result += Printable.escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
      atCellStart = isCellStart(after: scalar, was: atCellStart)
    }
    return result
  }

  /// The text that `encode` wrote, or nil if it cannot have written this.
  package static func decode(_ text: some StringProtocol) -> String? {
    var result = String.UnicodeScalarView()
    var atCellStart = true
    var scalars = text.unicodeScalars.makeIterator()
    while var scalar = scalars.next() {
      if atCellStart, scalar == "'" {
        guard let quoted = scalars.next() else { return nil }
        scalar = quoted
      } else if scalar == "\\" {
        guard let plain = unescape(&scalars) else { return nil }
        scalar = plain
      }
      result.append(scalar)
      atCellStart = isCellStart(after: scalar, was: atCellStart)
    }
    return String(result)
  }

  private static func isFormulaStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "'", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private static func isCellStart(after scalar: Unicode.Scalar, was atCellStart: Bool) -> Bool {
    scalar == "," || scalar == ";" || (scalar == " " && atCellStart)
  }

  /// Reads what follows a backslash.
  private static func unescape(
    _ scalars: inout some IteratorProtocol<Unicode.Scalar>
  ) -> Unicode.Scalar? {
    switch scalars.next() {
    case "\\": return "\\"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      guard scalars.next() == "{" else { return nil }
      var value: UInt32 = 0
      for _ in 0..<8 {
        guard let digit = scalars.next() else { return nil }
        if digit == "}" { return Unicode.Scalar(value) }
        guard let number = Character(digit).hexDigitValue, digit.isASCII else { return nil }
        value = value &* 16 &+ UInt32(number)
      }
      return nil
    default: return nil
    }
  }
}
