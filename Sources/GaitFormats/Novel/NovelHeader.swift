import GaitFiles
import GaitModel

/// What comes before the rows of a novel `.asc` file.
///
/// The file's name, which the first line holds, may name a person and is dropped.
struct NovelHeader {
  private(set) var startedAtUnixSeconds: Double?
  private(set) var samplingRateHz: Double?
  private(set) var unit: PressureUnit?
  /// The letters that the sensor's type begins with, in lower case; empty if it has none.
  private(set) var sensorType = ""
  /// Which cells of each foot the mask leaves; nil where the file has no such line.
  private(set) var masks = PerFoot<[Int]?>(both: nil)
  private(set) var isInsole = false
  /// What the mat is called, empty without one.
  private(set) var matType = ""
  private(set) var isMat = false

  static let firstKey = "file name:"
  /// Longer headers are none of this format.
  private static let lineLimit = 200

  init() {}

  /// The header of a file's first bytes, or nil if they are no such file.
  init?(head: ArraySlice<UInt8>) {
    let text = String(decoding: head.prefix(16_384), as: UTF8.self)
    var hasValues = false
    for line in text.split(whereSeparator: \.isNewline).prefix(Self.lineLimit) {
      let line = line.lowercased()
      if Self.isColumnLine(line) { break }
      hasValues = hasValues || line.contains("pressure values in")
      isInsole = isInsole || line.contains("sensor type") || line.contains(" insole:")
      isMat = isMat || line.contains("mat type")
    }
    guard hasValues, text.lowercased().contains(Self.firstKey) else { return nil }
  }

  /// Whether a line names the columns.
  static func isColumnLine(_ line: String) -> Bool {
    HeaderText.plain(line).replacing(" ", with: "").hasPrefix("time[secs]")
  }

  /// Reads up to the line that names the columns, on which the reader then stands.
  ///
  /// - Throws: `badHeader` or `missingColumn`.
  static func read(_ reader: inout LineReader) throws(GaitlabError) -> NovelHeader {
    var header = NovelHeader()
    while try reader.advance(), reader.lineNumber <= lineLimit {
      let line = reader.text
      if isColumnLine(line) { return header }
      try header.read(line.lowercased().replacing("\"", with: ""), reader: reader)
    }
    throw reader.failure(
      .missingColumn, found: "no line that names the columns",
      expected: "'time[secs]' and the cells' numbers before the data",
      advice: "export the recording again with its header")
  }

  private mutating func read(
    _ line: String, reader: borrowing LineReader
  ) throws(GaitlabError) {
    if let date = HeaderText.text(after: "date/time", in: line) {
      startedAtUnixSeconds = Self.unixSeconds(date)
    }
    if let type = HeaderText.text(after: "sensor type:", in: line) {
      sensorType = String(type.drop { !$0.isLetter && !$0.isNumber }.prefix { $0.isLetter })
      isInsole = true
    }
    if let type = HeaderText.text(after: "mat type", in: line) {
      isMat = true
      matType = DeviceName.cleaned(type)
    }
    if let rate = HeaderText.text(after: "scanning rate [hz]:", in: line) {
      samplingRateHz = HeaderText.firstNumber(rate)
    }
    if let text = HeaderText.text(after: "pressure values in", in: line) {
      let word = text.split(whereSeparator: { " \t,;".contains($0) }).first ?? ""
      guard let unit = PressureUnit(vendorText: word), unit != .newtons else {
        throw reader.failure(
          .badHeader, found: "pressures in an unknown unit", expected: "kPa, N/cm², mmHg or psi",
          advice: "export the recording again in kPa")
      }
      self.unit = unit
    }
    for foot in Foot.allCases {
      guard let list = HeaderText.text(after: "\(foot.rawValue) insole:", in: line) else {
        continue
      }
      masks[foot] = list.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).prefix(4096)
        .compactMap { Int($0) }
    }
  }

  // MARK: - Values

  /// Reads `25.04.23 10.49`.
  private static func unixSeconds(_ text: Substring) -> Double? {
    let parts = text.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).prefix(5)
      .compactMap { Int($0) }
    guard parts.count == 5 else { return nil }
    let year = parts[2] < 100 ? 2000 + parts[2] : parts[2]
    return WallClock(
      year: year, month: parts[1], day: parts[0], hour: parts[3], minute: parts[4], second: 0
    )?.unixSeconds
  }
}
