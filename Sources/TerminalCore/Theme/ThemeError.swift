/// A mistake in a theme file, one at a time.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
  package let file: String
  /// The line, from 1 on, where the file could not be read as TOML; nil for other mistakes.
  package let line: Int?
  /// The key at fault, with its table, such as `roles.left.fg`; empty for the whole file.
  package let key: String
  package let found: String
  package let expected: String

  package init(file: String, line: Int? = nil, key: String, found: String, expected: String) {
    self.file = file
    self.line = line
    self.key = key
    self.found = found
    self.expected = expected
  }

  /// The message for people; parts that come from the file are sanitized.
  package var description: String {
    func clean(_ text: String) -> String { TextSanitizer.sanitized(text, maxLength: 120) }
    let place = line.map { ":\($0)" } ?? ""
    let subject = key.isEmpty ? "" : " key '\(clean(key))':"
    return "\(clean(file))\(place):\(subject) found \(clean(found)); expected \(expected)"
  }
}
