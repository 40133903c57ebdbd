/// Keys, mouse events and pauses written as text, to drive the console without hands.
///
/// Tokens are separated by white space: key names (`tab`, `space`, `3`, `ctrl-p`), `type:hello` or
/// `type:"two words"`, `paste:"text"`, `wait:0.5` in seconds of the script's own clock, `resize:80x24`,
/// `click:10,4`, `drag:10,4`, `wheel-up:10,4`, `wheel-down:10,4`. A token that begins with `#`
/// starts a comment; the key itself is called `hash`.
package struct KeyScript {
  package enum Step: Equatable, Sendable {
    case event(InputEvent)
    case wait(seconds: Double)
  }

  /// Reads a whole script.
  ///
  /// - Throws: `KeyScriptError` for the first token that is not understood, with its line.
  package static func parse(_ text: String) throws(KeyScriptError) -> [Step] {
    var steps: [Step] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      for token in try tokens(of: line, line: index + 1) {
        steps += try Self.steps(token: token, line: index + 1)
      }
    }
    return steps
  }

  private static func tokens(
    of line: Substring, line number: Int
  ) throws(KeyScriptError) -> [String] {
    var tokens: [String] = []
    var current = ""
    var isQuoted = false
    for character in line {
      if character == "\"", isQuoted || ["type:", "paste:"].contains(current) {
        isQuoted.toggle()
      } else if character.isWhitespace, !isQuoted {
        if !current.isEmpty { tokens.append(current) }
        current = ""
      } else if character == "#", current.isEmpty, !isQuoted {
        return tokens
      } else {
        current.append(character)
      }
    }
    if isQuoted {
      throw KeyScriptError(line: number, token: current, expected: "a closing quotation mark")
    }
    if !current.isEmpty { tokens.append(current) }
    return tokens
  }

  private static func steps(token: String, line: Int) throws(KeyScriptError) -> [Step] {
    if let key = Key(name: token) { return [.event(.key(key))] }
    guard let colon = token.firstIndex(of: ":") else {
      throw KeyScriptError(
        line: line, token: token, expected: "a key name such as 'tab', 'space', 'ctrl-p' or '3'")
    }
    let value = token[token.index(after: colon)...]
    switch token[..<colon] {
    case "type":
      return value.map { .event(.key(.character($0))) }
    case "paste": return [.event(.paste(String(value)))]
    case "wait":
      guard let seconds = Double(value), seconds.isFinite, seconds >= 0 else {
        throw KeyScriptError(line: line, token: token, expected: "'wait:' with seconds, as 0.5")
      }
      return [.wait(seconds: seconds)]
    case "resize":
      guard let (columns, rows) = numbers(value, separator: "x") else {
        throw KeyScriptError(line: line, token: token, expected: "'resize:' as 80x24")
      }
      return [.event(.resize(Size(columns: columns, rows: rows)))]
    case let name:
      guard let kinds = mouseKinds(name) else {
        throw KeyScriptError(
          line: line, token: token,
          expected: "one of type, paste, wait, resize, click, drag, wheel-up, wheel-down before ':'"
        )
      }
      guard let (x, y) = numbers(value, separator: ",") else {
        throw KeyScriptError(line: line, token: token, expected: "'\(name):' as column,row")
      }
      return kinds.map { .event(.mouse(MouseEvent(kind: $0, position: Point(x: x, y: y)))) }
    }
  }

  private static func mouseKinds(_ name: Substring) -> [MouseEvent.Kind]? {
    switch name {
    case "click": [.press, .release]
    case "drag": [.drag]
    case "wheel-up": [.wheelUp]
    case "wheel-down": [.wheelDown]
    default: nil
    }
  }

  private static func numbers(_ text: Substring, separator: Character) -> (Int, Int)? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int(parts[0]), let second = Int(parts[1]),
      (0...10_000).contains(first), (0...10_000).contains(second)
    else { return nil }
    return (first, second)
  }
}

/// A token of a key script that is not understood.
package struct KeyScriptError: Error, Equatable, CustomStringConvertible {
  /// The line, from 1 on.
  package let line: Int
  package let token: String
  package let expected: String

  package init(line: Int, token: String, expected: String) {
    self.line = line
    self.token = token
    self.expected = expected
  }

  package var description: String {
    "line \(line): '\(TextSanitizer.sanitized(token, maxLength: 40))' is not understood; "
      + "expected \(TextSanitizer.sanitized(expected))"
  }
}
