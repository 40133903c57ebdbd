package import GaitFiles
package import GaitModel

/// Reads the ASCII export of novel's pliance mats: time, and one column a cell.
///
/// A mat may lie anywhere; the places of its cells are asked for, and the foot where the file's name does not
/// end in it.
package struct PlianceImporter: SessionImporter {
  package static let formatName = "novel pliance ASCII export"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard let header = NovelHeader(head: head) else { return false }
    return header.isMat || !header.isInsole
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    _ = try NovelHeader.read(&reader)
    let style = reader.withLine { FieldStyle(line: $0) }
    return Self.questions(try Self.cells(reader, style: style))
  }

  private static func questions(_ cellCount: Int) -> [ImportQuestion] {
    [.foot, .layout(cellCount: cellCount)]
  }

  /// How many cells there are.
  private static func cells(
    _ reader: borrowing LineReader, style: FieldStyle
  ) throws(GaitlabError) -> Int {
    let numbers = try NovelColumns.numbers(reader, style: style)
    guard InsoleLayout.cellCountRange.contains(numbers.count),
      zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 })
    else {
      throw reader.failure(
        .wrongColumn, found: "\(numbers.count) columns that are not the cells of one mat",
        expected:
          "the numbers of at most \(InsoleLayout.cellCountRange.upperBound) cells, ascending",
        advice: "export each mat into a file of its own")
    }
    return numbers.count
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let header = try NovelHeader.read(&reader)
    let style = reader.withLine { FieldStyle(line: $0) }
    let cellCount = try Self.cells(reader, style: style)
    try answers.require(
      Self.questions(cellCount), path: path,
      device: RecordingDevice(format: Self.formatName, header.matType, "\(cellCount) cells"))
    guard let foot = answers.foot(ofFile: path), let layout = answers.layout, let unit = header.unit
    else {
      throw reader.failure(
        .badHeader, found: "no line 'pressure values in' before the data",
        expected: "the unit of the pressures", advice: "export the recording again with its header")
    }
    var samples = FootSamples(
      foot: foot, columns: Array(1...cellCount), plausible: Plausible.readings(unit))
    let rows = TableRows(style: style, headerKey: NovelHeader.firstKey)
    let isCut = try rows.read(&reader, progress: progress) { row, reader throws(GaitlabError) in
      try NovelColumns.check(row, width: 1 + cellCount, reader: reader)
      try samples.append(row, time: row[0], reader: reader)
    }
    progress(1)
    var recording = ImportedRecording(source: "novel pliance", unit: unit)
    recording.startedAtUnixSeconds = header.startedAtUnixSeconds
    recording.statedRateHz = header.samplingRateHz
    if isCut { recording.notes.addCutRow() }
    recording.feet.append((samples, layout))
    return try recording.session(path: path)
  }
}
