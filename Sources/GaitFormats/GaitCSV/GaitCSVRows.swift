import GaitFiles
import GaitModel
import PlainText

/// Collects the rows of this program's own CSV.
struct GaitCSVRows {
  private let columns: GaitCSVColumns
  /// The current row; NaN is an empty cell.
  private var values: [Float]
  private var firstTime: Double?
  private var lastTime: Double?
  /// The refusal of the first row whose time is that of the row before; nil for none.
  private var equalTimes: GaitlabError?

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
  mutating func read(_ reader: inout LineReader) throws(GaitlabError) {
    let separator = columns.style.separator
    let commas = reader.withLine { bytes in bytes.count { $0 == separator } }
    guard commas + 1 == columns.names.count else {
      let isCut = try reader.isAtEnd() && commas + 1 < columns.names.count
      throw reader.failure(
        isCut ? .truncated : .wrongColumn,
        found: "\(Counted.text(commas + 1, "field")) in this row",
        expected: "\(Counted.text(columns.names.count, "field")), as the columns' line has",
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
    let separator = columns.style.separator
    let comma = columns.style.hasDecimalComma
    for index in 0...bytes.count where index == bytes.count || bytes[index] == separator {
      let field = UnsafeBufferPointer(rebasing: bytes[start..<index])
      if column == 0 {
        time = DecimalText.double(field, decimalComma: comma)
      } else if field.isEmpty {
        values[column] = .nan
      } else if let value = DecimalText.float(field, decimalComma: comma) {
        values[column] = value
      } else {
        return .failure(BadField(column: column, text: String(decoding: field, as: UTF8.self)))
      }
      if let time, column == 0, !Plausible.times.contains(time) { break }
      column += 1
      start = index + 1
    }
    guard let time else {
      let text = bytes.prefix { $0 != separator }
      return .failure(BadField(column: 0, text: String(decoding: text, as: UTF8.self)))
    }
    return .success(time)
  }

  private mutating func checkTime(_ time: Double, reader: borrowing LineReader) throws(GaitlabError)
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
      let refusal = reader.failure(
        .timeNotAscending, found: "time \(time) s after \(lastTime) s",
        expected: "a time that ascends from row to row",
        advice: "sort the rows by time, or export the session again")
      guard time == lastTime else { throw refusal }
      // A packet's samples may share a stamp: the rate tells, at the end.
      equalTimes = equalTimes ?? refusal
    }
    lastTime = time
  }

  private mutating func takeUp(
    _ block: GaitCSVColumns.Block, time: Double, reader: borrowing LineReader
  ) throws(GaitlabError) {
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

  // MARK: - The clock as a whole

  /// Compares the times with the stated rates, and spreads stamps that came in packets.
  ///
  /// - Parameters:
  ///   - metadata: the rates.
  ///   - path: the file.
  /// - Returns: what was done, for the session's notes; nil for nothing.
  /// - Throws: `implausibleValue` where the column holds another unit than seconds, or
  ///   `timeNotAscending` where equal times remain.
  mutating func settleClock(
    _ metadata: SessionMetadata, path: String
  ) throws(GaitlabError) -> String? {
    var moved = 0
    for foot in Foot.allCases {
      guard let rate = metadata.insoles[foot]?.samplingRateHz, let block = frames[foot],
        block.count > 1
      else { continue }
      guard let times = BunchedTimes.spread(block.times, rateHz: rate) else {
        if let unit = StatedRate(rateHz: rate).unit(of: block.times) {
          throw GaitlabError(
            .implausibleValue, file: path,
            found:
              "frames follow each other as \(unit) would at the stated \(rate) Hz, in a column of "
              + "seconds", expected: "'\(GaitCSVFormat.timeColumn)' in seconds",
            advice: "turn the times into seconds, or correct the rate in the header")
        }
        continue
      }
      moved += zip(times, block.times).count { $0 != $1 }
      if let force = reference[foot] {
        reference[foot] = ForceBlock(
          foot: foot,
          times: force.times == block.times
            ? times : BunchedTimes.moved(force.times, from: block.times, to: times),
          newtons: force.newtons)
      }
      frames[foot] = FrameBlock(
        foot: foot, cellCount: block.cellCount, times: times, cells: block.cells)
    }
    if let equalTimes, !areAscending { throw equalTimes }
    return moved > 0
      ? "\(moved) time stamps that came in packets were spread evenly at the stated rate." : nil
  }

  private var areAscending: Bool {
    let clocks = Foot.allCases.flatMap { [frames[$0]?.times ?? [], reference[$0]?.times ?? []] }
    return clocks.allSatisfy { times in zip(times, times.dropFirst()).allSatisfy { $0 < $1 } }
  }
}
