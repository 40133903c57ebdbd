import GaitFiles
import GaitModel

/// Collects the rows of this program's own CSV.
struct GaitCSVRows {
  private let columns: GaitCSVColumns
  /// The current row; NaN is an empty cell.
  private var values: [Float]
  private var firstTime: Double?
  private var lastTime: Double?

  private(set) var frames = PerFoot<FrameBlock?>(both: nil)
  private(set) var reference = PerFoot<ForceBlock?>(both: nil)

  init(columns: GaitCSVColumns) {
    self.columns = columns
    values = Array(repeating: .nan, count: columns.names.count)
    for block in columns.blocks {
      if block.isReference {
        reference[block.foot] = ForceBlock(foot: block.foot)
      } else {
        frames[block.foot] = FrameBlock(foot: block.foot, cellCount: block.width)
      }
    }
  }

  /// Takes up the reader's current line.
  ///
  /// - Throws: `truncated`, `wrongColumn`, `badNumber`, `implausibleValue` or `timeNotAscending`.
  mutating func read(_ reader: inout LineReader) throws(SessionError) {
    let commas = reader.withLine { bytes in bytes.count { $0 == 0x2C } }
    guard commas + 1 == columns.names.count else {
      let isCut = try reader.isAtEnd() && commas + 1 < columns.names.count
      throw reader.failure(
        isCut ? .truncated : .wrongColumn, found: "\(commas + 1) fields in this row",
        expected: "\(columns.names.count) fields, as the columns' line has",
        advice: isCut
          ? "the file ends too early: copy or export it again"
          : "correct the row, or export the session again")
    }
    let time: Double
    switch reader.withLine({ parse($0) }) {
    case .success(let value): time = value
    case .failure(let bad):
      throw reader.failure(
        .badNumber, found: "'\(bad.text)' in column '\(columns.names[bad.column])'",
        expected: bad.column == 0
          ? "seconds with a decimal point" : "a number with a decimal point, or nothing",
        advice: "correct the row, or export the session again")
    }
    try checkTime(time, reader: reader)
    for block in columns.blocks { try takeUp(block, time: time, reader: reader) }
  }

  private struct BadField: Error {
    var column: Int
    var text: String
  }

  private mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<Double, BadField> {
    var column = 0
    var start = 0
    var time: Double?
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x2C {
      let field = UnsafeBufferPointer(rebasing: bytes[start..<index])
      if column == 0 {
        time = DecimalText.double(field)
      } else if field.isEmpty {
        values[column] = .nan
      } else if let value = DecimalText.float(field) {
        values[column] = value
      } else {
        return .failure(BadField(column: column, text: String(decoding: field, as: UTF8.self)))
      }
      if let time, column == 0, !Plausible.times.contains(time) { break }
      column += 1
      start = index + 1
    }
    guard let time else {
      let text = bytes.prefix { $0 != 0x2C }
      return .failure(BadField(column: 0, text: String(decoding: text, as: UTF8.self)))
    }
    return .success(time)
  }

  private mutating func checkTime(_ time: Double, reader: borrowing LineReader) throws(SessionError)
  {
    guard Plausible.times.contains(time) else {
      throw reader.failure(
        .implausibleValue, found: "time \(time) s", expected: "seconds of the recording's clock",
        advice: "correct the row, or export the session again")
    }
    if let firstTime, time - firstTime > Plausible.longestSeconds {
      throw reader.failure(
        .implausibleValue, found: "time \(time) s in a recording that begins at \(firstTime) s",
        expected: "at most a week", advice: "check the time column, or export shorter parts")
    }
    firstTime = firstTime ?? time
    if let lastTime, time <= lastTime {
      throw reader.failure(
        .timeNotAscending, found: "time \(time) s after \(lastTime) s",
        expected: "a time that ascends from row to row",
        advice: "sort the rows by time, or export the session again")
    }
    lastTime = time
  }

  private mutating func takeUp(
    _ block: GaitCSVColumns.Block, time: Double, reader: borrowing LineReader
  ) throws(SessionError) {
    let range = block.firstColumn..<block.firstColumn + block.width
    var empty = 0
    for column in range {
      let value = values[column]
      if value.isNaN {
        empty += 1
      } else if !block.plausible.contains(Double(value)) {
        throw reader.failure(
          .implausibleValue, found: "\(value) in column '\(columns.names[column])'",
          expected: "\(block.plausible.lowerBound) to \(block.plausible.upperBound)",
          advice: "check the unit, or correct the row")
      }
    }
    if empty == block.width { return }
    guard empty == 0 else {
      throw reader.failure(
        .badNumber, found: "\(empty) of the \(block.foot.rawValue) foot's cells are empty",
        expected: "a whole frame, or none", advice: "fill or empty all cells of the foot")
    }
    if block.isReference {
      reference[block.foot]?.append(timeSeconds: time, newtons: values[range.lowerBound])
    } else {
      frames[block.foot]?.append(timeSeconds: time, cells: values[range])
    }
  }
}
