import GaitFiles
import GaitModel

/// Collects the frames of an XSENSOR export, line by line.
///
/// A frame is a `FRAME` block with date and time, a `SENSOR` block a foot and, below, `GROUP` blocks
/// with parts of the same readings, which are skipped.
struct XsensorFrames {
  enum Block: Equatable {
    case header
    case sensor(Foot)
    case sensels(Foot, row: Int)
    case group
  }

  let answers: ImportAnswers
  var style: FieldStyle
  var block = Block.header
  var row = NumberRow()
  private var frameNumber: Double?
  private var time: Double?
  private var lastTime: Double?
  var sensor = XsensorSensor()
  var sensors = PerFoot<XsensorSensor?>(both: nil)
  /// The matrices of the current frame that are whole.
  var matrices = PerFoot<[Float]?>(both: nil)
  var matrix: [Float] = []
  var rowFieldCount = 0
  var plausible = Plausible.readings(.kilopascals)

  private(set) var clock = XsensorClock()
  private(set) var unit: PressureUnit?
  private(set) var samples = PerFoot<FootSamples?>(both: nil)
  var questions: [ImportQuestion] = []
  /// The first sensor whose name does not say the foot.
  var unnamedSensor = ""
  var isCut = false

  init(style: FieldStyle, answers: ImportAnswers) {
    self.style = style
    self.answers = answers
  }

  func layout(_ foot: Foot) -> InsoleLayout? { sensors[foot]?.layout }

  /// Takes up the reader's current line.
  ///
  /// - Throws: what is wrong with it.
  mutating func read(_ reader: inout LineReader) throws(GaitlabError) {
    let first = reader.withLine { line in line.first { $0 != FieldStyle.quote } }
    guard let first, first != style.separator else { return }
    if case .sensels(let foot, let index) = block {
      try readSensels(foot, row: index, &reader)
    } else if reader.withLine({ XsensorKeys.mayBegin($0) }) {
      do throws(GaitlabError) {
        try readKey(reader)
      } catch {
        guard try reader.isAtEnd() else { throw error }
        isCut = true
      }
    }
  }

  /// Takes up the last frame, unless the file ends within it.
  mutating func finish(_ reader: borrowing LineReader) throws(GaitlabError) {
    let isWhole = Foot.allCases.allSatisfy { samples[$0] == nil || matrices[$0] != nil }
    if case .sensels = block { isCut = true }
    if case .sensor = block { isCut = true }
    if isCut || !isWhole {
      isCut = true
      return
    }
    try commit(reader)
  }

  // MARK: - Keys

  private mutating func readKey(_ reader: borrowing LineReader) throws(GaitlabError) {
    let fields = style.fields(reader.text)
    let key = fields[0].lowercased()
    let value = fields.count > 1 ? fields[1] : ""
    switch key {
    case "file:" where frameNumber != nil: throw secondRecording(reader)
    case "units:": try readUnit(value, reader)
    case "frame": try beginFrame(value, reader)
    case "date": clock.read(date: value)
    case "time": try readTime(fields, reader)
    case "sensor": try beginSensor(value, reader)
    case "group": block = .group
    case "rows": sensor.rows = Int(value) ?? 0
    case "columns": sensor.columns = Int(value) ?? 0
    case "sensel width (cm)": sensor.width = try 10 * number(value, key, reader)
    case "sensel height (cm)": sensor.height = try 10 * number(value, key, reader)
    case "sensels":
      if case .sensor(let foot) = block { try beginSensels(foot, reader) }
    default: break  // statistics
    }
  }

  private mutating func readUnit(
    _ value: String, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    guard let unit = PressureUnit(vendorText: value), unit != .newtons else {
      throw reader.failure(
        .badHeader, found: "pressures in an unknown unit", expected: "mmHg, kPa, psi or N/cm²",
        advice: "export the recording again in kPa")
    }
    if let known = self.unit, known != unit { throw secondRecording(reader) }
    self.unit = unit
    plausible = Plausible.readings(unit)
  }

  private func number(
    _ value: String, _ key: String, _ reader: borrowing LineReader
  ) throws(GaitlabError) -> Double {
    let bytes = Array(value.utf8)
    let number = bytes.withUnsafeBufferPointer {
      DecimalText.double($0, decimalComma: style.hasDecimalComma)
    }
    guard let number else {
      throw reader.failure(
        .badNumber, found: "no number behind '\(key)'", expected: "a number",
        advice: "export the recording again")
    }
    return number
  }

  private func secondRecording(_ reader: borrowing LineReader) -> GaitlabError {
    reader.failure(
      .badHeader, found: "a second recording begins here", expected: "one recording a file",
      advice: "split the file before this line and import each part")
  }

  // MARK: - Frames

  private mutating func beginFrame(
    _ value: String, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    let number = try number(value, "frame", reader)
    if let frameNumber {
      if number <= frameNumber { throw secondRecording(reader) }
      try commit(reader)
    }
    frameNumber = number
    time = nil
    matrices = PerFoot(both: nil)
    block = .header
  }

  private mutating func readTime(
    _ fields: [String], _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    guard frameNumber != nil, time == nil else { return }
    guard let seconds = clock.read(time: fields.dropFirst().first ?? "") else {
      throw reader.failure(
        .badHeader, found: "no time of day in this line", expected: "a time such as 08:21:17.982",
        advice: "export the recording again with the time of each frame")
    }
    if let lastTime, seconds < lastTime {
      throw reader.failure(
        .timeNotAscending, found: "this frame is \(lastTime - seconds) s before the last",
        expected: "a time that does not go backwards",
        advice: "export the recording again; a file with two recordings has to be split")
    }
    lastTime = seconds
    time = seconds
  }

  private mutating func commit(_ reader: borrowing LineReader) throws(GaitlabError) {
    guard matrices.left != nil || matrices.right != nil else { return }
    guard let time else {
      throw reader.failure(
        .badHeader, found: "the frame above has no time", expected: "a line 'Time' in each frame",
        advice: "export the recording again with the time of each frame")
    }
    for foot in Foot.allCases {
      guard let matrix = matrices[foot] else { continue }
      if samples[foot] == nil {
        samples[foot] = FootSamples(foot: foot, cellCount: matrix.count, plausible: plausible)
      }
      try samples[foot]?.append(matrix, time: time, reader: reader)
    }
  }
}
