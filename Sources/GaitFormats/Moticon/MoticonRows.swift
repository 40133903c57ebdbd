import GaitFiles
import GaitModel
import PlainText

/// Collects the rows of a Moticon text export.
struct MoticonRows {
  /// Readings outside are no pressures of a person, in N/cm2.
  static let plausiblePressure = -1.0...2000.0
  /// How far the areas may be from the vendor's total force before they are scaled to it.
  private static let scaleTolerance = 0.03

  private let columns: MoticonColumns
  private let expectedAreaScale: Double
  private let areas: [Double]
  private var values = [Double](repeating: .nan, count: MoticonColumns.slotCount)
  private var cells = [Float](repeating: 0, count: MoticonLayout.cellCount)
  private var lastTime: Double?
  private var firstTime = 0.0
  // Least squares of the vendor's total on ours: one number, sums in newtons squared.
  private var sumOfProducts = 0.0
  private var sumOfSquares = 0.0

  private(set) var frames: PerFoot<FrameBlock?>
  private(set) var steps = TimeSteps()

  init(columns: MoticonColumns, size: Double) {
    self.columns = columns
    expectedAreaScale = MoticonLayout.areaScale(size: size)
    areas = MoticonLayout.areasSquareCentimetres(areaScale: expectedAreaScale)
    frames = PerFoot.each { foot in
      columns.hasCells[foot] ? FrameBlock(foot: foot, cellCount: MoticonLayout.cellCount) : nil
    }
  }

  /// The scale of the areas: the size's, or the one that fits the vendor's total force where that
  /// is more than 3 % off, which a size that is not stated or not to the standard makes it.
  var areaScale: Double {
    guard sumOfSquares > 1e6 else { return expectedAreaScale }
    let fitted = sumOfProducts / sumOfSquares
    // A total outside this range is not the sum of these cells.
    guard (0.3...3).contains(fitted), abs(fitted - 1) > Self.scaleTolerance else {
      return expectedAreaScale
    }
    return expectedAreaScale * fitted
  }

  /// Takes up the reader's current line.
  ///
  /// - Throws: `truncated`, `wrongColumn`, `badNumber`, `implausibleValue` or `timeNotAscending`.
  mutating func read(_ reader: inout LineReader) throws(GaitlabError) {
    let problem = reader.withLine { bytes in parse(bytes) }
    if let problem { throw try describe(problem, reader: &reader) }
    let time = values[MoticonColumns.timeSlot]
    try checkTime(time, reader: reader)
    for foot in Foot.allCases where columns.hasCells[foot] {
      try takeUp(foot, time: time, reader: reader)
    }
  }

  // MARK: - One row

  private enum Problem {
    case fieldCount(Int)
    case notANumber(column: Int, text: String)
  }

  private mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> Problem? {
    var column = 0
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == 0x09 {
      if column < columns.slots.count, columns.slots[column] != MoticonColumns.ignored {
        let slot = columns.slots[column]
        if index == start {
          values[slot] = .nan  // empty; text never gives this
        } else {
          let field = UnsafeBufferPointer(rebasing: bytes[start..<index])
          guard let value = DecimalText.double(field, decimalComma: true) else {
            return .notANumber(column: column, text: String(decoding: field, as: UTF8.self))
          }
          values[slot] = value
        }
      }
      column += 1
      start = index + 1
    }
    if column != columns.slots.count { return .fieldCount(column) }
    if values[MoticonColumns.timeSlot].isNaN {
      let column = columns.slots.firstIndex(of: MoticonColumns.timeSlot) ?? 0
      return .notANumber(column: column, text: "")
    }
    return nil
  }

  private func describe(
    _ problem: Problem, reader: inout LineReader
  ) throws(GaitlabError) -> GaitlabError {
    switch problem {
    case .fieldCount(let count):
      let isLast = try reader.isAtEnd()
      let isCut = isLast && count < columns.slots.count
      return reader.failure(
        isCut ? .truncated : .wrongColumn, found: "\(Counted.text(count, "field")) in this row",
        expected: "\(Counted.text(columns.slots.count, "field")), as the columns' line has",
        advice: isCut
          ? "the file ends too early: copy or export it again"
          : "export the session again, or remove the line")
    case .notANumber(let column, let text):
      if try reader.isAtEnd(),
        reader.withLine({ $0.count(where: { $0 == 0x09 }) })
          < columns.slots.count - 1
      {
        return try describe(
          .fieldCount(1 + reader.withLine { $0.count(where: { $0 == 0x09 }) }), reader: &reader)
      }
      return reader.failure(
        .badNumber, found: "'\(text)' in column '\(columns.names[column])'",
        expected: columns.slots[column] == MoticonColumns.timeSlot
          ? "seconds with a decimal point" : "a number with a decimal point, or nothing",
        advice: "export the session again, or remove the line")
    }
  }

  private mutating func checkTime(_ time: Double, reader: borrowing LineReader) throws(GaitlabError)
  {
    guard Plausible.times.contains(time) else {
      throw reader.failure(
        .implausibleValue, found: "time \(time) s", expected: "seconds of the recording's clock",
        advice: "export the session again, or remove the line")
    }
    defer { lastTime = time }
    guard let lastTime else {
      firstTime = time
      return
    }
    guard time > lastTime else {
      throw reader.failure(
        .timeNotAscending, found: "time \(time) s after \(lastTime) s",
        expected: "a time that ascends from row to row",
        advice: "export the session again, or sort the rows by time")
    }
    guard time - firstTime <= Plausible.longestSeconds else {
      throw reader.failure(
        .implausibleValue, found: "time \(time) s in a recording that begins at \(firstTime) s",
        expected: "at most a week", advice: "check the time column, or export shorter parts")
    }
    steps.add(time - lastTime)
  }

  private mutating func takeUp(
    _ foot: Foot, time: Double, reader: borrowing LineReader
  ) throws(GaitlabError) {
    let first = MoticonColumns.firstCellSlot(foot)
    var isComplete = true
    var total = 0.0
    for cell in 0..<MoticonLayout.cellCount {
      let value = values[first + cell]
      if value.isNaN {
        isComplete = false
        continue
      }
      guard Self.plausiblePressure.contains(value) else {
        throw reader.failure(
          .implausibleValue, found: "\(foot.rawValue) pressure \(cell + 1) is \(value) N/cm²",
          expected: "-1 to 2000 N/cm²", advice: "check the unit, or export the session again")
      }
      cells[cell] = Float(value)
      total += value * areas[cell]
    }
    guard isComplete else { return }
    frames[foot]?.append(timeSeconds: time, cells: cells)
    let vendorTotal = values[MoticonColumns.totalSlot(foot)]
    if columns.hasTotal[foot], !vendorTotal.isNaN {
      sumOfProducts += total * vendorTotal
      sumOfSquares += total * total
    }
  }
}
