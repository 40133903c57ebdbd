import PlainText
import TerminalCore

/// What a screen shows beside and below each other, one after the other.
enum SpokenText {
  /// The unit of forces as it is said.
  static func unit(_ unit: ViewOptions.ForceUnit) -> String {
    unit == .newtons ? "N" : tr("% of body weight")
  }

  /// A line of a screen without what only eyes read.
  static func line(_ text: String) -> String {
    text.replacing(" | ", with: ", ").replacing("%BW", with: tr("% of body weight"))
      .split(whereSeparator: \.isNewline).joined(separator: ", ")
      .split(separator: "  ", omittingEmptySubsequences: true)
      .map { $0.trimmingCommas }.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A row of a table with the title before each cell; empty cells are left out.
  static func row(_ columns: [TextTable.Column], _ cells: [TableCell]) -> String {
    let parts = zip(columns, cells).enumerated().compactMap { index, pair -> String? in
      let (title, text) = (pair.0.title.trimmingSpaces, pair.1.text.trimmingSpaces)
      guard !text.isEmpty, text != "-" else { return nil }
      return title.isEmpty || index == 0 ? text : named(title, text)
    }
    guard let first = parts.first else { return "" }
    let rest = parts.dropFirst().joined(separator: ", ")
    return line(rest.isEmpty ? first : "\(first): \(rest)")
  }

  /// A value with its unit behind it, where the title of its column ends in one: `stance 0.64 s`.
  static func named(_ title: String, _ value: String) -> String {
    guard let unit = units.first(where: { title == $0 || title.hasSuffix(" " + $0) }) else {
      return "\(title) \(value)"
    }
    let name = String(title.dropLast(unit.count)).trimmingSpaces
    return name.isEmpty ? "\(value) \(unit)" : "\(name) \(value) \(unit)"
  }

  /// Longer ones first.
  private static let units = [
    "kPa s", "cnt s", "N/s", "Ns", "kPa", "cm2", "ppm", "ms", "s", "%",
  ]

  static func rows(_ table: TextTable) -> [String] {
    (0..<table.rowCount).map { row(table.columns, table.row($0)) }
  }

  /// What is chosen of a list.
  static func item(_ index: Int, of count: Int, _ text: String) -> String {
    tr("\(index + 1) of \(count): \(text)")
  }

  /// For widgets that ask how they look.
  static let context = DrawContext(theme: .fallback, glyphs: .ascii, colorDepth: .mono)
}

extension Substring {
  /// Without spaces and commas at its ends.
  fileprivate var trimmingCommas: String {
    var rest = self
    while let first = rest.first, first == " " || first == "," { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "," { rest.removeLast() }
    return String(rest)
  }
}
