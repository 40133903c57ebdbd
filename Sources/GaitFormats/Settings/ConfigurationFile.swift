package import GaitFiles
import TOMLKit

/// What a user has written into `config.toml`.
package struct ConfigurationFile: Equatable, Sendable {
  /// A code, or the path of a file; nil follows the locale.
  package var language: String?
  /// The name of a theme; nil follows the terminal's background.
  package var theme: String?
  /// As `--color` has it; nil asks the terminal.
  package var color: String?
  /// As `--glyphs` has it; nil follows locale and terminal.
  package var glyphs: String?
  /// The name of a preset; nil for none.
  package var preset: String?
  /// The most frames a second.
  package var framesPerSecond: Double?
  /// Whether the mouse is the console's.
  package var usesMouse: Bool?
  private var source: SettingsText?

  package init(language: String? = nil) { self.language = language }

  package static func == (a: Self, b: Self) -> Bool {
    (a.language, a.theme, a.color, a.glyphs) == (b.language, b.theme, b.color, b.glyphs)
      && (a.preset, a.framesPerSecond, a.usesMouse) == (b.preset, b.framesPerSecond, b.usesMouse)
  }

  private static let words = ["language", "theme", "color", "glyphs", "preset"]

  /// Reads a configuration.
  ///
  /// - Parameter path: the file.
  /// - Returns: what it sets; nothing is set by an empty one.
  /// - Throws: `badHeader` with the line of what is unknown, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> ConfigurationFile {
    let source = try SettingsText(path: path, advice: "mend the file or move it away")
    let table = try source.table()
    let known = words + ["fps", "mouse"]
    for key in table.keys where !known.contains(key) {
      throw source.refusal(
        "an unknown key '\(key)'", expected: "one of " + known.joined(separator: ", "),
        line: source.line(of: key))
    }
    var file = ConfigurationFile()
    file.source = source
    var texts: [String: String] = [:]
    for key in words {
      guard let value = table[key] else { continue }
      guard let text = value.string, !text.isEmpty else {
        throw source.refusal(
          "a \(key) that is no word", expected: "\(key) = \"\(example(of: key))\"",
          line: source.line(of: key))
      }
      texts[key] = text
    }
    file.language = texts["language"]
    file.theme = texts["theme"]
    file.color = texts["color"]
    file.glyphs = texts["glyphs"]
    file.preset = texts["preset"]
    if let value = table["fps"] {
      file.framesPerSecond = value.double ?? value.int.map(Double.init)
      guard let number = file.framesPerSecond, (1...120).contains(number) else {
        throw source.refusal(
          "fps that cannot be drawn", expected: "a number from 1 to 120",
          line: source.line(of: "fps"))
      }
    }
    if let value = table["mouse"] {
      guard let isUsed = value.bool else {
        throw source.refusal(
          "mouse that is neither true nor false", expected: "true or false",
          line: source.line(of: "mouse"))
      }
      file.usesMouse = isUsed
    }
    return file
  }

  /// A mistake in the line of a key.
  package func refusal(_ key: String, found: String, expected: String) -> GaitlabError? {
    source?.refusal("\(key): \(found)", expected: expected, line: source?.line(of: key))
  }

  private static func example(of key: String) -> String {
    switch key {
    case "theme": "high-contrast"
    case "color": "truecolor"
    case "glyphs": "braille"
    case "preset": "clinic"
    default: "de"
    }
  }
}
