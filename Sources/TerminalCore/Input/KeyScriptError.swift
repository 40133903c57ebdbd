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
