import PlainText
import TOMLKit

/// Reads the parts of a theme file and says which key is wrong and what belongs there.
struct ThemeReader {
  let file: String

  /// Parses the whole file as TOML.
  func table(of toml: String) throws(ThemeError) -> TOMLTable {
    if let pitfall = TOMLPitfall.first(in: toml) {
      throw ThemeError(
        file: file, line: pitfall.line, key: "", found: pitfall.found, expected: pitfall.expected)
    }
    do {
      return try TOMLTable(string: toml)
    } catch let error as TOMLParseError {
      throw ThemeError(
        file: file, line: error.source.begin.line, key: "", found: error.description,
        expected: "valid TOML")
    } catch {
      throw ThemeError(file: file, key: "", found: "unreadable text", expected: "valid TOML")
    }
  }

  func refuseUnknownKeys(
    in table: TOMLTable, path: String, known: [String]
  ) throws(ThemeError) {
    for key in table.keys where !known.contains(key) {
      throw ThemeError(
        file: file, key: path + key, found: "an unknown key",
        expected: "one of \(known.joined(separator: ", "))")
    }
  }

  // MARK: - Values

  /// Returns a string; without a default the key is required.
  func string(
    _ key: String, in table: TOMLTable, path: String, default fallback: String? = nil
  ) throws(ThemeError) -> String {
    guard let value = table[key] else {
      guard let fallback else {
        throw ThemeError(file: file, key: path + key, found: "nothing", expected: "a text")
      }
      return fallback
    }
    guard let text = value.string else {
      throw mismatch(value, key: path + key, expected: "a text in quotation marks")
    }
    return text
  }

  func bool(
    _ key: String, in table: TOMLTable, path: String, default fallback: Bool
  ) throws(ThemeError) -> Bool {
    guard let value = table[key] else { return fallback }
    guard let flag = value.bool else {
      throw mismatch(value, key: path + key, expected: "true or false")
    }
    return flag
  }

  /// Returns the table under `roles`, by role; an absent table is an empty one.
  func roles(in table: TOMLTable) throws(ThemeError) -> [ThemeRole: RoleStyle] {
    guard let value = table["roles"] else { return [:] }
    guard let roles = value.table else {
      throw mismatch(value, key: "roles", expected: "a table, [roles]")
    }
    try refuseUnknownKeys(in: roles, path: "roles.", known: ThemeRole.allCases.map(\.name))
    var styles: [ThemeRole: RoleStyle] = [:]
    for role in ThemeRole.allCases {
      guard let value = roles[role.name] else { continue }
      styles[role] = try roleStyle(value, path: "roles.\(role.name)")
    }
    return styles
  }

  // MARK: - Roles

  private static let roleKeys = [
    "fg", "bg", "bold", "dim", "italic", "underline", "reverse", "ansi", "ansi_bg",
    "mono_reverse",
  ]

  private func roleStyle(
    _ value: any TOMLValueConvertible, path: String
  ) throws(ThemeError) -> RoleStyle {
    if let text = value.string {
      return RoleStyle(CellStyle(foreground: try color(text, key: path)))
    }
    guard let table = value.table else {
      throw mismatch(value, key: path, expected: "\"#rrggbb\" or { fg = \"#rrggbb\", bold = true }")
    }
    let prefix = path + "."
    try refuseUnknownKeys(in: table, path: prefix, known: Self.roleKeys)
    let flags: [(String, TextAttributes)] = [
      ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
      ("reverse", .reverse),
    ]
    var attributes: TextAttributes = []
    for (key, attribute) in flags
    where try bool(key, in: table, path: prefix, default: false) {
      attributes.insert(attribute)
    }
    let foreground = try string("fg", in: table, path: prefix, default: "")
    let background = try string("bg", in: table, path: prefix, default: "")
    return RoleStyle(
      CellStyle(
        foreground: try color(foreground, key: prefix + "fg"),
        background: try color(background, key: prefix + "bg"),
        attributes: attributes),
      ansiForeground: try ansiColor("ansi", in: table, path: prefix),
      ansiBackground: try ansiColor("ansi_bg", in: table, path: prefix),
      isReversedInMono: try bool("mono_reverse", in: table, path: prefix, default: false))
  }

  private func color(_ text: String, key: String) throws(ThemeError) -> Color {
    if text.isEmpty { return .terminalDefault }
    guard let rgb = RGB(hex: text) else {
      throw ThemeError(
        file: file, key: key, found: "'\(text)'",
        expected: "\"#rrggbb\", or \"\" for the terminal's own colour")
    }
    return .rgb(rgb)
  }

  private func ansiColor(
    _ key: String, in table: TOMLTable, path: String
  ) throws(ThemeError) -> Color? {
    guard table[key] != nil else { return nil }
    let name = try string(key, in: table, path: path)
    guard let color = Color(ansiName: name) else {
      throw ThemeError(
        file: file, key: path + key, found: "'\(name)'",
        expected: "one of \(Color.ansiNames.joined(separator: ", ")), bright-red and so on, default"
      )
    }
    return color
  }

  private func mismatch(
    _ value: any TOMLValueConvertible, key: String, expected: String
  ) -> ThemeError {
    ThemeError(file: file, key: key, found: "a \(value.type.description)", expected: expected)
  }
}
