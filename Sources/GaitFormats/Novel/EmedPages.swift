import GaitFiles
import GaitModel
import PlainText

/// Collects the pictures of an emed export, a page each.
///
/// A page has the numbers of the loaded columns, a row a loaded row (its number, the pressures, the
/// row's force) and a last row with the columns' forces.
struct EmedPages {
  private enum Part: Equatable {
    case header
    case columns
    case rows(Int)
  }

  private var part = Part.header
  private var style = FieldStyle(separator: FieldStyle.tab)
  private var row = NumberRow()
  private var columnNumbers: [Int] = []
  private var rowNumbers: [Double] = []
  private var picture: Double?
  private var isFirstPage = true
  private var page: [Float] = []

  private(set) var header = EmedHeader()
  /// The numbers of the pictures that are whole.
  private(set) var pictures: [Double] = []
  /// Their pressures, row by row as in the file.
  private(set) var pressures: [Float] = []
  /// Sums over all pictures, to tell the unit by.
  private(set) var pressureSum = 0.0
  private(set) var forceSum = 0.0
  private var pageForce = 0.0
  private(set) var isCut = false

  /// Readings outside are no pressures, in any unit of the vendor's.
  private static let plausible = 0.0...20_000
  /// Rows or columns of the largest platform, with room to spare.
  private static let sideLimit = 512

  init() {}

  var rows: Int { rowNumbers.count }
  var columns: Int { columnNumbers.count }

  /// Takes up the reader's current line.
  ///
  /// - Throws: what is wrong with it.
  mutating func read(_ reader: inout LineReader) throws(GaitlabError) {
    do throws(GaitlabError) {
      try take(reader)
    } catch {
      guard try reader.isAtEnd() else { throw error }
      isCut = true
    }
  }

  /// Says whether the file ends within a page.
  mutating func finish() {
    if part != .header { isCut = true }
  }

  private mutating func take(_ reader: borrowing LineReader) throws(GaitlabError) {
    let first = reader.withLine { line in
      line.first { $0 != FieldStyle.space && $0 != FieldStyle.quote }
    }
    guard let first else { return }
    if case .rows(let index) = part, first >= 0x30, first <= 0x39 {
      try readRow(index, reader)
      return
    }
    let line = HeaderText.plain(reader.text)
    if let text = HeaderText.text(after: EmedHeader.pictureKey, in: line) {
      try beginPicture(text, reader)
    } else if part == .columns, HeaderText.text(after: "force", in: line) != nil {
      try readColumns(reader)
    } else if case .rows(let index) = part {
      guard line.hasPrefix("force") else { throw unfinished(reader) }
      try endPicture(index, reader)
    } else {
      try header.read(line, reader)
    }
  }

  private mutating func beginPicture(
    _ text: Substring, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    if part != .header { throw unfinished(reader) }
    let digits = text.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
    guard let number = Double(digits), number < 1e6 else { return }  // a summary of all pictures
    if let picture, number <= picture {
      throw reader.failure(
        .badHeader, found: "picture \(Int(number)) after picture \(Int(picture))",
        expected: "one step, its pictures in order",
        advice: "split the file before this page and import each step")
    }
    picture = number
    part = .columns
  }

  private mutating func readColumns(_ reader: borrowing LineReader) throws(GaitlabError) {
    let style = reader.withLine { FieldStyle(line: $0) }
    let fields = style.fields(reader.text)
    let names = fields.dropFirst().prefix { !$0.lowercased().hasPrefix("force") }
    let numbers = names.compactMap { Int($0) }
    guard numbers.count == names.count, (1...Self.sideLimit).contains(numbers.count),
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw reader.failure(
        .wrongColumn, found: "\(names.count) columns that are not numbered in order",
        expected: "the numbers of the loaded columns, then 'Force'",
        advice: "export the step again as pressures")
    }
    guard columnNumbers.isEmpty || columnNumbers == numbers else {
      throw reader.failure(
        .wrongColumn, found: "other columns than those of the first picture",
        expected: "\(columns) columns", advice: "export the step again, one step a file")
    }
    self.style = style
    columnNumbers = numbers
    page.removeAll(keepingCapacity: true)
    pageForce = 0
    part = .rows(0)
  }

  private mutating func readRow(
    _ index: Int, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    let bad = reader.withLine { row.read($0, style: style) }
    if let bad {
      throw reader.failure(
        .badNumber, found: "\(bad.quotation) in field \(bad.column + 1)", expected: "a number",
        advice: "export the step again")
    }
    guard row.values.count == columns + 2 else {
      throw reader.failure(
        .wrongColumn, found: "\(Counted.text(row.values.count, "field")) in this row",
        expected: "\(columns + 2): the row's number, \(columns) pressures and the row's force",
        advice: "export the step again")
    }
    let isExpected = isFirstPage ? index < Self.sideLimit : row[0] == rowNumbers[safely: index]
    let isNext = isFirstPage && index > 0 ? row[0] == rowNumbers[index - 1] + 1 : true
    guard isExpected, isNext, InsoleLayout.cellCountRange.contains((index + 1) * columns) else {
      throw reader.failure(
        .wrongColumn, found: "row \(row[0]) in \(index + 1). place",
        expected:
          "the rows of the first picture, in order", advice: "export the step again")
    }
    if isFirstPage { rowNumbers.append(row[0]) }
    for column in 1...columns {
      let value = row[column]
      guard Self.plausible.contains(value) else {
        throw reader.failure(
          value.isNaN ? .badNumber : .implausibleValue,
          found: value.isNaN ? "field \(column + 1) is empty" : "\(value) in field \(column + 1)",
          expected: "0 to 20000", advice: "export the step again")
      }
      page.append(Float(value))
    }
    pageForce += row[columns + 1].isFinite ? row[columns + 1] : 0
    part = .rows(index + 1)
  }

  private mutating func endPicture(
    _ count: Int, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    guard count > 0, count == rows, let picture else { throw unfinished(reader) }
    pictures.append(picture)
    pressures.append(contentsOf: page)
    pressureSum += page.reduce(0) { $0 + Double($1) }
    forceSum += pageForce
    isFirstPage = false
    part = .header
  }

  private func unfinished(_ reader: borrowing LineReader) -> GaitlabError {
    reader.failure(
      .wrongColumn, found: "the picture above is not complete",
      expected: isFirstPage
        ? "its rows, then a row 'Force'" : "\(Counted.text(rows, "row")), then a row 'Force'",
      advice: "export the step again")
  }
}
