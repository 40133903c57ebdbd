package import GaitFiles
package import GaitModel

/// Reads the text export of Moticon's OpenGo software: time, and 16 cells a foot.
///
/// A row in which a foot has no value, or not all of them, is a frame that the device did not
/// deliver: that foot gets no frame. Inertial sensors, events and the vendor's centre of pressure
/// are not read; the vendor's total force only checks the scale of the areas.
package struct MoticonTextImporter: SessionImporter {
  package static let formatName = "Moticon OpenGo text export"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(8192), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline).prefix(40) {
      let line = line.first == "\u{FEFF}" ? line.dropFirst() : line
      guard line.first == "#" else { continue }
      if line.hasPrefix("# Sensor insoles:") { return true }
      if line.contains("\tleft pressure 1[") || line.contains("\tright pressure 1[") { return true }
    }
    return false
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    var reader = LineReader(try FileInspection.open(path: path))
    var header = MoticonHeader()
    let columns = try Self.readHeader(&reader, into: &header)
    var rows = MoticonRows(columns: columns, size: header.size ?? MoticonLayout.fallbackSize)
    while try reader.advance() {
      try rows.read(&reader)
      try reader.report(progress)
    }
    progress(1)
    return try Self.session(path: path, header: header, rows: rows)
  }

  private static func readHeader(
    _ reader: inout LineReader, into header: inout MoticonHeader
  ) throws(GaitlabError) -> MoticonColumns {
    while try reader.advance() {
      let line = reader.text
      if MoticonColumns.isColumnLine(line) {
        let path = reader.path
        let number = reader.lineNumber
        return try MoticonColumns(line: line) { code, found, expected in
          GaitlabError(
            code, file: path, location: .line(number), found: found, expected: expected,
            advice: "export the session again with time and all pressure columns")
        }
      }
      if line.first != "#", line.contains("\t") { break }
      header.read(line: line)
    }
    throw reader.failure(
      .missingColumn, found: "no line that names the columns",
      expected: "'# time' and the columns' names, separated by tabs, before the data",
      advice: "export the session again with its header")
  }

  private static func session(
    path: String, header: MoticonHeader, rows: MoticonRows
  ) throws(GaitlabError) -> RecordedSession {
    guard Foot.allCases.contains(where: { rows.frames[$0]?.isEmpty == false }) else {
      throw GaitlabError(
        .emptyFile, file: path, found: "no row holds the pressures of a foot",
        expected: "at least one frame", advice: "export the session again")
    }
    // A single row has no step; OpenGo records at 100 Hz unless told otherwise.
    let rate = rows.steps.samplingRateHz ?? 100
    // OpenGo records ten to a hundred frames a second.
    guard rate > 1 else {
      throw GaitlabError(
        .implausibleValue, file: path, found: "rows are \(1 / rate) s apart",
        expected: "a time column in seconds",
        advice: "the column seems to hold milliseconds: turn it into seconds, or export again")
    }
    let layout = MoticonLayout.layout(size: header.size, areaScale: rows.areaScale)
    let frames = rows.frames.map { block in block.flatMap { $0.isEmpty ? nil : $0 } }
    let insoles = frames.map { block in
      block.map { _ in
        InsoleDescription(layout: layout, unit: .newtonsPerSquareCentimetre, samplingRateHz: rate)
      }
    }
    let metadata = SessionMetadata(
      name: FileName.stem(path), source: "Moticon OpenGo",
      startedAtUnixSeconds: header.startedAtUnixSeconds, notes: header.notes, tags: header.tags,
      insoles: insoles)
    // Rows that follow each other too closely give a rate that no session may have.
    if let problem = metadata.problem {
      throw GaitlabError(
        .implausibleValue, file: path, found: problem, expected: "a recording of a device",
        advice: "check the time column and the insoles' size, or export the session again")
    }
    return RecordedSession(metadata: metadata, frames: frames)
  }
}
