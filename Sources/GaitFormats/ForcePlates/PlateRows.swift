import GaitFiles
import GaitModel
import PlainText

/// Collects the numbers of some columns of a table, row by row.
struct PlateRows {
  /// A column that is read.
  struct Column: Equatable {
    var index: Int
    var name: String
    /// Values outside are mistakes.
    var plausible: ClosedRange<Double>
    /// Whether `NaN` is a way to say nothing, as it is for a centre of pressure without a load.
    var mayBeNaN = false
  }

  private let style: FieldStyle
  private let columns: [Column]
  /// Fields that every row has.
  private let fieldCount: Int
  private var fields: [Range<Int>] = []
  private var row: [Double]
  /// One array a column; NaN is an empty field.
  private(set) var values: [[Double]]
  private(set) var isCut = false

  init(style: FieldStyle, columns: [Column], fieldCount: Int) {
    self.style = style
    self.columns = columns
    self.fieldCount = fieldCount
    row = Array(repeating: .nan, count: columns.count)
    values = Array(repeating: [], count: columns.count)
  }

  var count: Int { values.first?.count ?? 0 }

  private enum Problem {
    case fieldCount(Int)
    case number(Int)
    case implausible(Int)
  }

  /// Takes up the reader's current line.
  ///
  /// - Returns: the row's numbers, or nil where the file is cut in its last row.
  /// - Throws: `wrongColumn`, `badNumber` or `implausibleValue`.
  mutating func read(_ reader: inout LineReader) throws(GaitlabError) -> [Double]? {
    let problem = reader.withLine { bytes in parse(bytes) }
    guard let problem else {
      for index in row.indices { values[index].append(row[index]) }
      return row
    }
    if case .implausible = problem {
      throw describe(problem, reader)
    }
    if fields.count <= fieldCount, count > 0, try reader.isAtEnd() {
      isCut = true
      return nil
    }
    throw describe(problem, reader)
  }

  /// Refuses a table without a row.
  func requireRows(
    _ reader: borrowing LineReader,
    advice: String = "the file is not whole: copy or export it again"
  ) throws(GaitlabError) {
    guard count == 0 else { return }
    throw reader.failure(
      .emptyFile, found: "no row of numbers", expected: "at least one", advice: advice)
  }

  private mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Problem? {
    style.split(bytes, into: &fields)
    guard fields.count >= fieldCount,
      fields[fieldCount...].allSatisfy({ $0.isEmpty })  // Excel's trailing commas
    else { return .fieldCount(fields.count) }
    for (slot, column) in columns.enumerated() {
      let range = fields[column.index]
      if range.isEmpty {
        row[slot] = .nan
        continue
      }
      let field = UnsafeBufferPointer(rebasing: bytes[range])
      guard let value = DecimalText.double(field, decimalComma: style.hasDecimalComma) else {
        guard column.mayBeNaN, Self.isNaN(field) else { return .number(slot) }
        row[slot] = .nan
        continue
      }
      guard column.plausible.contains(value) else { return .implausible(slot) }
      row[slot] = value
    }
    return nil
  }

  private static func isNaN(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    field.count <= 4 && String(decoding: field, as: UTF8.self).lowercased().hasSuffix("nan")
  }

  private func describe(_ problem: Problem, _ reader: borrowing LineReader) -> GaitlabError {
    switch problem {
    case .fieldCount(let found):
      return reader.failure(
        .wrongColumn, found: "\(Counted.text(found, "field")) in this row",
        expected: "\(Counted.text(fieldCount, "field")), as the columns' line has",
        advice: "export the plates again, with a decimal point or with semicolons between fields")
    case .number(let slot):
      return reader.failure(
        .badNumber, found: "no number in column '\(columns[slot].name)'", expected: "a number",
        advice: "export the plates again, or remove the line")
    case .implausible(let slot):
      let range = columns[slot].plausible
      return reader.failure(
        .implausibleValue,
        found: "a number in column '\(columns[slot].name)' that no plate measures",
        expected: "\(range.lowerBound) to \(range.upperBound)",
        advice: "check the unit, or export the plates again")
    }
  }
}
