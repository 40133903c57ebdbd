package import GaitFiles
package import GaitModel

/// Reads the ASCII export of novel's loadsol: newtons of the whole sole or of its zones.
///
/// Each device has its own clock. The first two lines, a file's name and a comment, may name a
/// person and are dropped but for the date in the file's name.
package struct LoadsolImporter: SessionImporter {
  package static let formatName = "novel loadsol ASCII export"
  /// Lines before the data.
  private static let headerLimit = 20

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: head.prefix(8192), as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).prefix(Self.headerLimit).contains { line in
      LoadsolColumns.isColumnLine(String(line))
    }
  }

  private struct Header {
    var columns: LoadsolColumns
    var startedAtUnixSeconds: Double?
    var style: FieldStyle
    /// Without the name of a foot in the device's name.
    var questions: [ImportQuestion] {
      columns.devices.contains { $0.foot == nil } ? [.foot] : []
    }
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    return try Self.readHeader(&reader).questions
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let header = try Self.readHeader(&reader)
    let devices = header.columns.devices
    let name = devices.first?.name ?? ""
    try answers.require(
      header.questions, path: path,
      device: RecordingDevice(format: Self.formatName, name, isOfOneFoot: !name.isEmpty))
    var samples = devices.map { device in
      FootSamples(
        foot: device.foot ?? answers.foot(ofFile: path) ?? .left,
        columns: device.zones.map(\.column),
        plausible: Plausible.newtons)
    }
    let rows = TableRows(style: header.style)
    let isCut = try rows.read(&reader, progress: progress) { row, reader throws(GaitlabError) in
      for (index, device) in devices.enumerated() {
        let time = row[device.timeColumn]
        if time.isNaN {
          if device.zones.allSatisfy({ row[$0.column].isNaN }) { continue }
          throw reader.failure(
            .badNumber, found: "a force without a time in field \(device.timeColumn + 1)",
            expected: "seconds", advice: "export the recording again, or remove the line")
        }
        try samples[index].append(row, time: time * device.secondsPerUnit, reader: reader)
      }
    }
    progress(1)
    var recording = ImportedRecording(source: "novel loadsol", unit: .newtons)
    recording.startedAtUnixSeconds = header.startedAtUnixSeconds
    if isCut { recording.notes.addCutRow() }
    for (device, samples) in zip(devices, samples) {
      recording.feet.append((samples, LoadsolLayout.layout(device.zones.map(\.zone))))
    }
    return try recording.session(path: path)
  }

  private static func readHeader(_ reader: inout LineReader) throws(GaitlabError) -> Header {
    var above = ""
    var startedAt: Double?
    while try reader.advance(), reader.lineNumber <= headerLimit {
      let line = reader.text
      if reader.lineNumber == 1 { startedAt = unixSeconds(line) }
      if LoadsolColumns.isColumnLine(line) {
        return Header(
          columns: try LoadsolColumns(names: line, above: above, reader: reader),
          startedAtUnixSeconds: startedAt, style: reader.withLine { FieldStyle(line: $0) })
      }
      above = line
    }
    throw reader.failure(
      .missingColumn, found: "no line that names the columns",
      expected: "'Time[secs]' and 'Force[N]' before the data",
      advice: "export the recording again with its header")
  }

  /// Reads the date of `loadapp_2024_03_18_12_53_16_589.loadflux`.
  private static func unixSeconds(_ name: String) -> Double? {
    let parts = name.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).prefix(20)
      .compactMap { Int($0) }
    for start in parts.indices where start + 6 <= parts.count {
      let part = Array(parts[start..<start + 6])
      guard (2000...2100).contains(part[0]) else { continue }
      return WallClock(
        year: part[0], month: part[1], day: part[2], hour: part[3], minute: part[4],
        second: Double(part[5])
      )?.unixSeconds
    }
    return nil
  }
}
