import GaitFiles
import PlainText
import TOMLKit

/// One table of a recipe file: hands out its values, and refuses what nobody asked for.
///
/// A class, because reading a value marks its key as known. The table itself is TOML++'s.
final class RecipeTable {
  private let table: TOMLTable
  private let file: String
  /// How the table is called in messages, such as `[schedule]`; empty for the top of the file.
  private let title: String
  private var known: [String] = []

  /// Parses a whole file.
  ///
  /// - Throws: `recipeRefused` with the line of what is no TOML.
  convenience init(toml: String, file: String) throws(GaitlabError) {
    if let pitfall = TOMLPitfall.first(in: toml) {
      throw GaitlabError(
        .recipeRefused, file: file, location: .line(pitfall.line), found: pitfall.found,
        expected: pitfall.expected, advice: "mend the line")
    }
    do {
      self.init(try TOMLTable(string: toml), file: file, title: "")
    } catch let error as TOMLParseError {
      throw GaitlabError(
        .recipeRefused, file: file, location: .line(error.source.begin.line),
        found: error.description, expected: "valid TOML", advice: "mend the line")
    } catch {
      throw GaitlabError(
        .recipeRefused, file: file, found: "unreadable text", expected: "valid TOML",
        advice: "save the file as UTF-8")
    }
  }

  private init(_ table: TOMLTable, file: String, title: String) {
    self.table = table
    self.file = file
    self.title = title
  }

  // MARK: - Values

  /// A name that folders are called by.
  func folderName(_ key: String) throws(GaitlabError) -> String {
    let name = try text(key)
    guard !name.isEmpty, name.count <= 40,
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else {
      throw refusal(
        "'\(self.name(key))' is '\(name)'",
        expected: "1 to 40 letters, digits and hyphens; it names a folder")
    }
    return name
  }

  func text(_ key: String, default fallback: String? = nil) throws(GaitlabError) -> String {
    guard let value = value(key) else { return try required(fallback, key, "a text") }
    guard let text = value.string else { throw mismatch(value, key, "a text in quotation marks") }
    return text
  }

  func flag(_ key: String, default fallback: Bool) throws(GaitlabError) -> Bool {
    guard let value = value(key) else { return fallback }
    guard let flag = value.bool else { throw mismatch(value, key, "true or false") }
    return flag
  }

  func number(
    _ key: String, in range: ClosedRange<Double>, default fallback: Double? = nil
  ) throws(GaitlabError) -> Double {
    let expected = "a number of \(range.lowerBound) to \(range.upperBound)"
    guard let value = value(key) else { return try required(fallback, key, expected) }
    guard let number = value.double ?? value.int.map(Double.init), range.contains(number) else {
      throw mismatch(value, key, expected)
    }
    return number
  }

  /// A number that may be left out.
  func optionalNumber(
    _ key: String, in range: ClosedRange<Double>
  ) throws(GaitlabError) -> Double? {
    value(key) == nil ? nil : try number(key, in: range)
  }

  func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil
  ) throws(GaitlabError) -> Int {
    let expected = "a whole number of \(range.lowerBound) to \(range.upperBound)"
    guard let value = value(key) else { return try required(fallback, key, expected) }
    guard let number = value.int, range.contains(number) else {
      throw mismatch(value, key, expected)
    }
    return number
  }

  /// One of a list of words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, default fallback: Choice? = nil
  ) throws(GaitlabError) -> Choice where Choice.RawValue == String {
    let expected = "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
    guard let value = value(key) else { return try required(fallback, key, expected) }
    guard let choice = value.string.flatMap(Choice.init(rawValue:)) else {
      throw mismatch(value, key, expected)
    }
    return choice
  }

  func texts(_ key: String, default fallback: [String] = []) throws(GaitlabError) -> [String] {
    try list(key, "a list of texts", default: fallback) { $0.string }
  }

  /// One text, or a list of one or more; an absent one is the default.
  func textOrTexts(
    _ key: String, default fallback: [String]? = nil
  ) throws(GaitlabError) -> [String] {
    let expected = "a text or a list of texts"
    guard let value = value(key) else { return try required(fallback, key, expected) }
    if let text = value.string { return [text] }
    let texts = try list(key, expected, default: []) { $0.string }
    guard !texts.isEmpty else { throw mismatch(value, key, expected) }
    return texts
  }

  func integers(_ key: String, default fallback: [Int]) throws(GaitlabError) -> [Int] {
    try list(key, "a list of whole numbers", default: fallback) { $0.int }
  }

  /// A table in this one; an absent one is nil.
  func table(_ key: String) throws(GaitlabError) -> RecipeTable? {
    guard let value = value(key) else { return nil }
    guard let table = value.table else { throw mismatch(value, key, "a table") }
    return RecipeTable(table, file: file, title: name(key))
  }

  /// The tables of a list, such as every `[[arm]]`.
  func tables(_ key: String) throws(GaitlabError) -> [RecipeTable] {
    let tables = try list(key, "a list of tables", default: []) { $0.table }
    return tables.enumerated().map {
      RecipeTable($1, file: file, title: "\(name(key)) \($0 + 1)")
    }
  }

  /// Whether there is a key of former versions, which stays an unknown one.
  func hasFormer(_ key: String) -> Bool { table[key] != nil }

  // MARK: - Refusals

  /// Refuses keys that nothing was read from.
  ///
  /// - Throws: `recipeRefused` for the first of them in the alphabet.
  func finish() throws(GaitlabError) {
    guard let unknown = table.keys.filter({ !known.contains($0) }).sorted().first else { return }
    throw refusal(
      "an unknown key '\(name(unknown))'", expected: "one of " + known.joined(separator: ", "))
  }

  /// Refuses a key where another one says the same.
  func refuse(_ key: String, beside other: String, expected: String) throws(GaitlabError) {
    guard table[key] != nil, table[other] != nil else { return }
    throw refusal("'\(name(key))' beside '\(name(other))'", expected: expected)
  }

  func refusal(_ found: String, expected: String = "") -> GaitlabError {
    GaitlabError(
      .recipeRefused, file: file, found: found, expected: expected,
      advice: "change it; docs/LAB.md lists what a recipe may hold")
  }

  /// How a key of this table is called in messages.
  func name(_ key: String) -> String { title.isEmpty ? key : "\(title).\(key)" }

  private func value(_ key: String) -> (any TOMLValueConvertible)? {
    known.append(key)
    return table[key]
  }

  private func required<Value>(
    _ value: Value?, _ key: String, _ expected: String
  ) throws(GaitlabError) -> Value {
    guard let value else { throw refusal("no '\(name(key))'", expected: expected) }
    return value
  }

  private func list<Element>(
    _ key: String, _ expected: String, default fallback: [Element],
    _ convert: (any TOMLValueConvertible) -> Element?
  ) throws(GaitlabError) -> [Element] {
    guard let value = value(key) else { return fallback }
    guard let array = value.array else { throw mismatch(value, key, expected) }
    var elements: [Element] = []
    for item in array {
      guard let element = convert(item) else { throw mismatch(item, key, expected) }
      elements.append(element)
    }
    return elements
  }

  private func mismatch(
    _ value: any TOMLValueConvertible, _ key: String, _ expected: String
  ) -> GaitlabError {
    refusal("'\(name(key))' is \(value.debugDescription)", expected: expected)
  }
}
