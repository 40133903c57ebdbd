package import GaitFiles
package import GaitModel

/// Reads a table of force plates as AMTI's and Kistler's programs and their users write it: a line
/// that names the columns, `Fz` among them, and rows of numbers.
///
/// Rows count frames and sub-frames, or have a time. With frames the load is taken as -Fz, as AMTI's
/// plates have it, and with times as Fz, as Kistler's program exports it.
package struct PlateTableImporter: ForcePlateImporter {
  package static let formatName = "AMTI or Kistler table"
  /// Lines before the one that names the columns, at most.
  private static let headerLineLimit = 60

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let head = head.starts(with: TextEncoding.utf8Mark) ? head.dropFirst(3) : head
    var text = head.prefix(16 * 1024)
    if text.contains(0) { return false }
    // A line that is cut by the limit is not looked at, except if it is the only one.
    if text.count < head.count, let end = text.lastIndex(of: 0x0A) { text = text[...end] }
    for line in text.split(separator: 0x0A).prefix(Self.headerLineLimit) {
      let line = String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)
      if line.hasPrefix("#") || line.hasPrefix("Devices") { return false }
      if PlateTableColumns(line: line) != nil { return true }
    }
    return false
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let (columns, rate) = try Self.readHeader(&reader)
    return columns.time == nil && rate == nil ? [.samplingRate] : []
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> ForcePlateRecording {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    var (columns, toldRate) = try Self.readHeader(&reader)
    guard columns.time != nil || toldRate != nil || answers.samplingRateHz != nil else {
      throw GaitlabError(
        .notTold, file: path, found: "neither a sampling rate nor times",
        expected: "the rate of the plates in Hz, sub-frames included",
        advice: "pass --rate HZ, such as --rate 1000",
        openQuestions: OpenQuestions(
          [.samplingRate],
          of: RecordingDevice(format: Self.formatName, "\(columns.names.count) columns")))
    }
    var rows = PlateRows(
      style: columns.style, columns: columns.all, fieldCount: columns.names.count)
    var clock = PlateClock()
    while try reader.advance() {
      if columns.isBlank(reader) { continue }
      if rows.count == 0, columns.isUnits(reader) {
        try columns.takeUnits(reader)
        continue
      }
      guard let row = try rows.read(&reader) else { break }
      try columns.add(row, to: &clock, reader)
      try reader.report(progress)
    }
    progress(1)
    try rows.requireRows(reader)
    return try Self.recording(
      columns, rows, clock, rate: toldRate ?? answers.samplingRateHz, reader)
  }

  private static func recording(
    _ columns: PlateTableColumns, _ rows: PlateRows, _ clock: PlateClock, rate: Double?,
    _ reader: borrowing LineReader
  ) throws(GaitlabError) -> ForcePlateRecording {
    var clock = clock
    var notes: [String] = []
    if rows.isCut { notes.append("the last row is cut and was left out") }
    if try clock.spreadEqualTimes() { notes.append("rounded equal times were spread evenly") }
    let samplingRate = columns.time == nil ? rate : clock.samplingRateHz ?? rate
    let known = samplingRate ?? 1000
    guard Plausible.samplingRatesHz.contains(known) else {
      throw reader.failure(
        .implausibleValue, found: "a sampling rate of \(known) Hz", expected: "the rate of a plate",
        advice: "check the time column")
    }
    let times = try clock.times(samplingRateHz: known, reader)
    return ForcePlateRecording(
      source: formatName,
      plates: PlateColumns.plates(
        columns.plates, values: Array(rows.values.dropFirst(columns.clockCount)), times: times,
        rate: known, isSignTold: false),
      notes: notes)
  }

  private static func readHeader(
    _ reader: inout LineReader
  ) throws(GaitlabError) -> (PlateTableColumns, rate: Double?) {
    var rate: Double?
    while try reader.advance(), reader.lineNumber <= headerLineLimit {
      let line = reader.text
      if let columns = PlateTableColumns(line: line) { return (columns, rate) }
      rate = Self.rate(line: line) ?? rate
    }
    throw reader.failure(
      .missingColumn, found: "no line that names a column Fz", expected: "Fz1, Fz2 and so on",
      advice: "export the plates again with their columns' names")
  }

  /// The rate of a line such as `Sampling rate [Hz]: 1000`, or nil.
  private static func rate(line: String) -> Double? {
    let lower = line.lowercased()
    guard lower.contains("rate") || lower.contains("frequency"), lower.contains("hz") else {
      return nil
    }
    let numbers = lower.split { !$0.isNumber && $0 != "." }.compactMap { Double($0) }
    return numbers.last.flatMap { (1...1e5).contains($0) ? $0 : nil }
  }
}
