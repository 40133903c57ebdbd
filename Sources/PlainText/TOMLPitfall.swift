/// A place of a TOML file that the TOML library ends the program for instead of refusing it.
///
/// It asserts that a key begins behind the brackets of a header and that a value in brackets is none that a
/// closing brace begins; everything else it reports as an error.
package struct TOMLPitfall: Equatable, Sendable {
  /// From 1.
  package let line: Int
  package let found: String
  package let expected: String

  /// Finds the first one.
  ///
  /// - Parameter text: a TOML file.
  /// - Returns: nil where the library can be trusted with it.
  package static func first(in text: String) -> TOMLPitfall? {
    var scanner = Scanner(text)
    while let scalar = scanner.skipBlanks() {
      if scalar == "[" {
        scanner.index += 1
        if scanner.current == "[" { scanner.index += 1 }
        scanner.skipSpaces()
        guard let first = scanner.current else { return nil }
        guard isKeyStart(first) || first == "]" else {
          return TOMLPitfall(
            line: scanner.line, found: "a header without a name", expected: "[name] or [[name]]")
        }
      }
      guard scanner.skipStatement() else {
        return TOMLPitfall(
          line: scanner.line, found: "a closing brace in brackets", expected: "a value, or ']'")
      }
    }
    return nil
  }

  private static func isKeyStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "\"", "'": true
    default: false
    }
  }
}

/// Goes from statement to statement: past strings, comments and brackets that hold line ends.
private struct Scanner {
  private let scalars: [Unicode.Scalar]
  var index = 0
  private(set) var line = 1

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  mutating func skipSpaces() {
    while current == " " || current == "\t" { index += 1 }
  }

  /// The first character of the next statement.
  mutating func skipBlanks() -> Unicode.Scalar? {
    while let scalar = current, [" ", "\t", "\r", "\n", "\u{FEFF}"].contains(scalar) { step() }
    return current
  }

  /// To the end of the line on which the last bracket closes.
  ///
  /// - Returns: false at a brace that closes a bracket.
  mutating func skipStatement() -> Bool {
    var open: [Unicode.Scalar] = []
    while let scalar = current {
      switch scalar {
      case "\n" where open.isEmpty: return true
      case "#": while let next = current, next != "\n" { index += 1 }
      case "\"", "'": skipString(scalar)
      case "[", "{":
        open.append(scalar)
        index += 1
      case "}" where open.last == "[": return false
      case "]", "}":
        _ = open.popLast()
        index += 1
      default: step()
      }
    }
    return true
  }

  private mutating func skipString(_ quote: Unicode.Scalar) {
    let isLong =
      index + 2 < scalars.count && scalars[index + 1] == quote && scalars[index + 2] == quote
    index += isLong ? 3 : 1
    var closing = 0
    while let scalar = current {
      if scalar == "\n", !isLong { return }
      step()
      if scalar == "\\", quote == "\"" {
        step()
        closing = 0
      } else {
        closing = scalar == quote ? closing + 1 : 0
        if closing == (isLong ? 3 : 1) { return }
      }
    }
  }

  private mutating func step() {
    if current == "\n" { line += 1 }
    index += 1
  }
}
