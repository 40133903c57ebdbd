import GaitFiles
import GaitModel
import PlainText
import TOMLKit

/// One of several tables of a file with one name, such as the second `[[phase]]`; it knows its lines.
struct TableOfList {
  let table: TOMLTable
  let source: SettingsText
  /// The name in the brackets, and which of them it is, from 0 on.
  let header: String
  let index: Int

  /// The tables of a name, in the order of the file.
  ///
  /// - Throws: `badHeader` where something else has the name.
  static func all(
    _ header: String, of table: TOMLTable, in source: SettingsText
  ) throws(GaitlabError) -> [TableOfList] {
    guard let value = table[header] else { return [] }
    let tables = value.array.map { list in (0..<list.count).map { list[$0].table } }
    guard let tables, !tables.contains(where: { $0 == nil }) else {
      throw source.refusal(
        "'\(header)' that is no list of tables", expected: "[[\(header)]] and lines below it",
        line: source.line(of: header))
    }
    return tables.compactMap(\.self).enumerated().map {
      TableOfList(table: $1, source: source, header: header, index: $0)
    }
  }

  func refusal(_ found: String, expected: String, key: String? = nil) -> GaitlabError {
    source.refusal(found, expected: expected, line: line(of: key))
  }

  /// The line of a key in this table, or of its header.
  private func line(of key: String?) -> Int? {
    let lines = source.text.split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }.map { $0.drop { $0 == " " || $0 == "\t" } }
    let headers = lines.indices.filter { lines[$0].hasPrefix("[[\(header)]]") }
    guard headers.indices.contains(index) else { return nil }
    let start = headers[index]
    guard let key else { return start + 1 }
    for place in lines.indices.suffix(from: start + 1) {
      if lines[place].hasPrefix("[[") { break }
      if SettingsText.line(of: key, in: String(lines[place])) != nil { return place + 1 }
    }
    return start + 1
  }

  func requireKeys(_ known: [String]) throws(GaitlabError) {
    for key in table.keys where !known.contains(key) {
      throw refusal(
        "an unknown key '\(key)'", expected: "one of \(known.joined(separator: ", "))", key: key)
    }
  }

  /// A name that screens can show; nil where there is none.
  func name(_ key: String) throws(GaitlabError) -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string, !text.isEmpty, text.count <= FeedbackPreset.longestName,
      !text.unicodeScalars.contains(where: Printable.isHarmful)
    else {
      throw refusal(
        "a '\(key)' that is none",
        expected: "\(key) = \"...\", \(FeedbackPreset.longestName) characters at most", key: key)
    }
    return text
  }

  /// One of some words; nil where there is none.
  func word<Value>(
    _ key: String, _ words: [(String, Value)]
  ) throws(GaitlabError) -> Value? {
    guard let value = table[key] else { return nil }
    let found = words.first { $0.0.lowercased() == value.string?.lowercased() }
    guard let found else {
      throw refusal(
        "an unknown \(key)",
        expected: "one of " + words.map { "\"\($0.0)\"" }.joined(separator: ", "), key: key)
    }
    return found.1
  }

  /// A number within limits; nil where there is none.
  func number(_ key: String, _ range: ClosedRange<Double>) throws(GaitlabError) -> Double? {
    guard let value = table[key] else { return nil }
    guard let number = Self.number(value), range.contains(number) else {
      throw refusal(
        "a \(key) that cannot be",
        expected: "a number from \(Self.text(range.lowerBound)) to \(Self.text(range.upperBound))",
        key: key)
    }
    return number
  }

  static func number(_ value: any TOMLValueConvertible) -> Double? {
    value.double ?? value.int.map(Double.init)
  }

  static func text(_ value: Double) -> String {
    value == value.rounded() ? FixedPoint.text(value, decimals: 0) : "\(value)"
  }
}
