package import GaitFiles
package import GaitModel
import PlainText

/// Reads the CSV export of Stappone's soles: raw counts of 12 cells, one sole a file.
///
/// The file says neither which foot the sole was under nor where its cells lie; both are asked for, the foot
/// where the file's name does not end in it. Rows that the device marks as corrupt are left out. Inertial
/// sensors are not read.
package struct StapponeImporter: SessionImporter {
  package static let formatName = "Stappone CSV export"
  /// Counts outside come from no converter.
  private static let plausible = 0.0...1e6

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(8192), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).prefix(3)
      .contains { StapponeColumns.isColumnLine($0) }
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    return Self.questions(try Self.readColumns(&reader))
  }

  private static func questions(_ columns: StapponeColumns) -> [ImportQuestion] {
    [.foot, .layout(cellCount: columns.cells.count)]
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let columns = try Self.readColumns(&reader)
    let questions = Self.questions(columns)
    try answers.require(
      questions, path: path, device: Self.device(columns, path: path))
    guard let foot = answers.foot(ofFile: path), let layout = answers.layout else {
      throw GaitlabError(
        .notTold, file: path, found: "no foot", advice: "pass --foot",
        openQuestions: OpenQuestions(questions, of: Self.device(columns, path: path)))
    }
    var samples = FootSamples(foot: foot, columns: columns.cells, plausible: Self.plausible)
    var sole: Double?
    var corruptCount = 0
    var start: Double?
    let rows = TableRows(
      style: columns.style, needed: columns.needed, headerKey: StapponeColumns.timeName)
    let isCut = try rows.read(&reader, progress: progress) { row, reader throws(GaitlabError) in
      if let column = columns.sole { try Self.checkSole(row[column], &sole, reader) }
      if let column = columns.corrupt, row[column] != 0 {
        corruptCount += 1
        return
      }
      let milliseconds = row[columns.time]
      let first = start ?? milliseconds
      guard (0...1e14).contains(milliseconds) else {
        throw reader.failure(
          milliseconds.isNaN ? .badNumber : .implausibleValue,
          found: milliseconds.isNaN ? "an empty time stamp" : "the time stamp \(milliseconds)",
          expected: "milliseconds since 1970",
          advice: "export the recording again, or remove the line")
      }
      start = first
      try samples.append(row, time: (milliseconds - first) / 1000, reader: reader)
    }
    progress(1)
    var recording = ImportedRecording(source: "Stappone", unit: .counts)
    // Some soles count from when they were switched on.
    recording.startedAtUnixSeconds = start.flatMap { $0 > 1e11 ? $0 / 1000 : nil }
    if corruptCount > 0 {
      recording.notes.add(
        "\(Counted.text(corruptCount, "row")) that the device marks as corrupt "
          + "\(Counted.were(corruptCount)) left out.")
    }
    if isCut { recording.notes.addCutRow() }
    recording.feet.append((samples, layout))
    return try recording.session(path: path)
  }

  /// The sole by its number, which the first row holds.
  private static func device(_ columns: StapponeColumns, path: String) -> RecordingDevice {
    let sole = try? firstSole(columns, path: path)
    return RecordingDevice(
      format: formatName, sole.map { "sole \($0)" } ?? "", "\(columns.cells.count) cells",
      isOfOneFoot: sole != nil)
  }

  private static func firstSole(_ columns: StapponeColumns, path: String) throws -> Int? {
    guard let column = columns.sole else { return nil }
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    _ = try readColumns(&reader)
    guard try reader.advance() else { return nil }
    let field = columns.style.fields(reader.text)[safely: column]
    return field.flatMap { Double($0) }.flatMap { Int(exactly: $0) }
  }

  private static func checkSole(
    _ id: Double, _ known: inout Double?, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    if known == nil { known = id }
    guard known == id else {
      throw reader.failure(
        .wrongColumn, found: "a row of another sole", expected: "one 'sole_id' in the file",
        advice: "export each sole into a file of its own")
    }
  }

  private static func readColumns(
    _ reader: inout LineReader
  ) throws(GaitlabError) -> StapponeColumns {
    while try reader.advance(), reader.lineNumber <= 3 {
      if StapponeColumns.isColumnLine(reader.text) { return try StapponeColumns(reader) }
    }
    throw reader.failure(
      .missingColumn, found: "no line that names the columns",
      expected: "'sole_id,timestamp,...,pressure_01,...' first",
      advice: "export the recording again with its header")
  }
}
