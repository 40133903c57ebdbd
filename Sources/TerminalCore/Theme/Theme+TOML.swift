import TOMLKit

extension Theme {
  /// Reads a theme file.
  ///
  /// - Parameters:
  ///   - toml: The file's text.
  ///   - fileName: The name for messages.
  /// - Returns: The theme; roles the file leaves out look as the built-in ones without colours.
  /// - Throws: `ThemeError` for the first key that is unknown or has a value of the wrong kind.
  package static func parse(toml: String, fileName: String) throws(ThemeError) -> Theme {
    let reader = ThemeReader(file: fileName)
    let table = try reader.table(of: toml)
    try reader.refuseUnknownKeys(
      in: table, path: "", known: ["name", "summary", "dark", "heatmap", "roles"])
    let name = try reader.string("name", in: table, path: "")
    let summary = try reader.string("summary", in: table, path: "", default: "")
    let heatmap = try reader.string("heatmap", in: table, path: "", default: "cividis")
    guard ColorMap.named(heatmap) != nil else {
      let names = ColorMap.all.map(\.name).joined(separator: ", ")
      throw ThemeError(
        file: fileName, key: "heatmap", found: "'\(heatmap)'", expected: "one of \(names)")
    }
    return Theme(
      name: name, summary: summary,
      isDark: try reader.bool("dark", in: table, path: "", default: true),
      heatmap: heatmap,
      styles: try reader.roles(in: table))
  }
}

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
