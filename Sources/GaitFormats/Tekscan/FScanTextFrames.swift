import GaitFiles
import GaitModel
import PlainText

/// Collects the frames of a Tekscan text export.
struct FScanTextFrames {
  private let header: FScanHeader
  private let foot: Foot
  private let secondsPerFrame: Double
  private let scale: Float
  private let plausible: ClosedRange<Float>
  /// The current frame's readings in the order of the file.
  private var matrix: [Float]
  private var isPresent: [Bool]
  /// The current frame's number and the rows of it that were read; nil between frames.
  private var frame: (number: Int, rows: Int, line: Int)?
  private var lastNumber: Int?
  private var separator = UInt8(0x2C)

  private(set) var layout: FScanLayout?
  private var cells: FScanCells?
  private(set) var hasEnded = false
  private(set) var notes: [String] = []

  init(header: FScanHeader, foot: Foot, secondsPerFrame: Double) {
    self.header = header
    self.foot = foot
    self.secondsPerFrame = secondsPerFrame
    scale = header.unit.scale
    let range = Plausible.readings(header.insoleUnit)
    plausible = Float(range.lowerBound) / scale...Float(range.upperBound) / scale
    matrix = Array(repeating: 0, count: header.rows * header.columns)
    isPresent = Array(repeating: false, count: matrix.count)
  }

  var frames: FrameBlock? { cells?.block(foot: foot) }

  /// Takes up the reader's current line.
  ///
  /// - Throws: `wrongColumn`, `badNumber`, `implausibleValue`, `timeNotAscending` or `truncated`.
  mutating func read(_ reader: inout LineReader) throws(GaitlabError) {
    let kind = reader.withLine { bytes -> Kind in
      let text = bytes.drop { $0 == 0x20 || $0 == 0x22 }
      guard let first = text.first(where: { $0 != 0x2C && $0 != 0x3B && $0 != 0x09 }) else {
        return .empty
      }
      if first == 0x46 || first == 0x66 { return .frame }
      if first == 0x40 { return .end }
      return .row
    }
    if hasEnded {
      guard kind != .empty else { return }
      throw reader.failure(
        .wrongColumn, found: "more lines behind the end of the recording",
        expected: "one recording in a file", advice: "export the recordings into files of their own"
      )
    }
    switch kind {
    case .empty: break
    case .frame: try begin(reader)
    case .end:
      try requireWhole(reader)
      hasEnded = true
      finishFrame()
    case .row: try row(&reader)
    }
  }

  /// Says what is missing at the end of the file.
  mutating func finish() {
    if let frame, !hasEnded {
      notes.append("the file ends in frame \(frame.number), which was left out")
    } else if !hasEnded {
      notes.append("the file ends without its mark: frames may be missing")
    }
    let count = cells?.times.count ?? 0
    if hasEnded, let first = header.firstFrame, let last = header.lastFrame, last >= first,
      count != last - first + 1
    {
      notes.append("\(Counted.text(count, "frame")), where the header has \(last - first + 1)")
    }
  }

  private enum Kind { case empty, frame, end, row }

  // MARK: - Frames

  private mutating func begin(_ reader: borrowing LineReader) throws(GaitlabError) {
    try requireWhole(reader)
    finishFrame()
    let line = FScanHeader.withoutSpreadsheetMarks(reader.text)
    let digits = line.drop { !$0.isNumber }.prefix { $0.isNumber }
    guard let number = Int(digits), (0...FScanText.largestFrame).contains(number),
      Double(number) * secondsPerFrame <= Plausible.longestSeconds
    else {
      throw reader.failure(
        .badNumber, found: "a frame without a number that a recording can have",
        expected: "'Frame 1' and so on", advice: "export the recording again")
    }
    if let lastNumber, number <= lastNumber {
      throw reader.failure(
        .timeNotAscending, found: "frame \(number) after frame \(lastNumber)",
        expected: "frames that ascend, one recording in a file",
        advice: "export the recordings into files of their own")
    }
    frame = (number, 0, reader.lineNumber)
  }

  private func requireWhole(_ reader: borrowing LineReader) throws(GaitlabError) {
    guard let frame, frame.rows < header.rows else { return }
    throw reader.failure(
      .truncated, found: "frame \(frame.number) has \(Counted.text(frame.rows, "row"))",
      expected: "\(header.rows), as the header has", advice: "export the recording again")
  }

  private mutating func finishFrame() {
    guard let frame else { return }
    defer { self.frame = nil }
    lastNumber = frame.number
    // Frames count from 1; both feet's files count alike.
    cells?.append(
      time: Double(frame.number - 1) * secondsPerFrame, matrix: matrix, scale: scale)
  }

  // MARK: - Rows

  private enum Problem {
    case fields(Int)
    case number(column: Int)
    case implausible(column: Int)
    case mask(column: Int)
  }

  private mutating func row(_ reader: inout LineReader) throws(GaitlabError) {
    guard let frame, frame.rows < header.rows else {
      throw reader.failure(
        .wrongColumn,
        found: frame.map { "more than \(Counted.text(header.rows, "row")) in frame \($0.number)" }
          ?? "a row outside a frame",
        expected: "'Frame' and its number", advice: "export the recording again")
    }
    let isFirst = layout == nil
    if isFirst, frame.rows == 0 {
      separator = reader.withLine { bytes in
        bytes.contains(0x3B) ? 0x3B : bytes.contains(0x09) ? 0x09 : 0x2C
      }
    }
    let problem = reader.withLine { bytes in parse(bytes, row: frame.rows, isFirst: isFirst) }
    if let problem {
      if try reader.isAtEnd() { return }  // cut in the middle of a row; said at the end
      throw describe(problem, reader)
    }
    self.frame?.rows += 1
    guard isFirst, frame.rows + 1 == header.rows else { return }
    layout = FScanLayout(header: header, isPresent: isPresent, foot: foot)
    guard let layout else {
      throw reader.failure(
        .implausibleValue, found: "an insole of a size, or without sensels, that no device has",
        expected: "rows of numbers, and B where there is no sensel",
        advice: "export the recording again")
    }
    cells = FScanCells(layout)
  }

  private func describe(_ problem: Problem, _ reader: borrowing LineReader) -> GaitlabError {
    let columns = "\(Counted.text(header.columns, "number")), as the header has columns"
    switch problem {
    case .fields(let count):
      return reader.failure(
        .wrongColumn, found: "\(Counted.text(count, "field")) in this row", expected: columns,
        advice: "export the recording again, or remove the frame")
    case .number(let column):
      return reader.failure(
        .badNumber, found: "no number in column \(column + 1)",
        expected: "a number, or B where there is no sensel",
        advice: "export the recording again, or remove the frame")
    case .implausible(let column):
      return reader.failure(
        .implausibleValue, found: "a pressure in column \(column + 1) that no insole measures",
        expected: "\(plausible.lowerBound) to \(plausible.upperBound)",
        advice: "check the unit, or export the recording again")
    case .mask(let column):
      return reader.failure(
        .wrongColumn, found: "column \(column + 1) is a sensel in one frame and none in another",
        expected: "B in the same places of every frame", advice: "export the recording again")
    }
  }

  private mutating func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, row: Int, isFirst: Bool
  ) -> Problem? {
    var column = 0
    var start = 0
    let base = row * header.columns
    for index in 0...bytes.count where index == bytes.count || bytes[index] == separator {
      defer { start = index + 1 }
      var field = UnsafeBufferPointer(rebasing: bytes[start..<index])
      if column >= header.columns {
        if !field.isEmpty { return .fields(column + 1) }  // Excel's trailing commas are empty
        continue
      }
      while let byte = field.first, byte == 0x20 || byte == 0x22 {
        field = UnsafeBufferPointer(rebasing: field.dropFirst())
      }
      while let byte = field.last, byte == 0x20 || byte == 0x22 {
        field = UnsafeBufferPointer(rebasing: field.dropLast())
      }
      let isSensel = !(field.count == 1 && (field[0] == 0x42 || field[0] == 0x62))
      if isFirst {
        isPresent[base + column] = isSensel
      } else if isPresent[base + column] != isSensel {
        return .mask(column: column)
      }
      if isSensel {
        guard let value = value(field) else {
          return index == bytes.count && field.isEmpty ? .fields(column) : .number(column: column)
        }
        guard plausible.contains(value) else { return .implausible(column: column) }
        matrix[base + column] = value
      }
      column += 1
    }
    return column == header.columns ? nil : .fields(column)
  }

  private func value(_ field: UnsafeBufferPointer<UInt8>) -> Float? {
    // Nearly every reading is a whole number of few digits.
    if field.count <= 6, !field.isEmpty {
      var whole = 0
      var isWhole = true
      for byte in field {
        guard byte >= 0x30, byte <= 0x39 else {
          isWhole = false
          break
        }
        whole = whole * 10 + Int(byte - 0x30)
      }
      if isWhole { return Float(whole) }
    }
    return DecimalText.float(field, decimalComma: separator != 0x2C)
  }
}
