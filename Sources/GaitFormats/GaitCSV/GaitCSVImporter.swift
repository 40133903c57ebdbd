package import GaitFiles
package import GaitModel

/// Reads this program's own CSV, which `GaitCSVExporter` writes.
package struct GaitCSVImporter: SessionImporter {
  package static let formatName = "gaitlab CSV"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let text = head.starts(with: TextEncoding.utf8Mark) ? head.dropFirst(3) : head
    return text.starts(with: "# \(GaitCSVFormat.versionKey):".utf8)
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    var reader = LineReader(try FileInspection.open(path: path))
    try Self.readVersion(&reader)
    var header = GaitCSVHeader()
    var metadata: SessionMetadata
    while true {
      guard try reader.advance() else {
        throw reader.failure(
          .truncated, found: "the file ends in its header",
          expected: "a line that names the columns",
          advice: "the file is not whole: copy or export it again")
      }
      if !reader.withLine({ $0.first == 0x23 }) {
        metadata = try header.metadata(path: path, reader: reader)
        break
      }
      try header.read(reader)
    }
    let columns = try GaitCSVColumns(reader, metadata: metadata)
    var rows = GaitCSVRows(columns: columns)
    while try reader.advance() {
      try rows.read(&reader)
      try reader.report(progress)
    }
    if let note = try rows.settleClock(metadata, path: path) {
      metadata.notes = metadata.notes.isEmpty ? note : metadata.notes + "\n" + note
    }
    progress(1)
    return RecordedSession(
      metadata: metadata, frames: rows.frames, reference: rows.reference, markers: header.markers)
  }

  private static func readVersion(_ reader: inout LineReader) throws(GaitlabError) {
    _ = try reader.advance()
    let text = reader.text.dropFirst("# \(GaitCSVFormat.versionKey):".count)
    guard let version = Int(text.drop { $0 == " " }), version >= 1 else {
      throw reader.failure(
        .badHeader, found: "the version is '\(text.prefix(40))'",
        expected: "'\(GaitCSVFormat.firstLine)'", advice: "correct the first line")
    }
    guard version <= GaitCSVFormat.version else {
      throw reader.failure(
        .newerVersion, found: "version \(version) of the format",
        expected: "at most \(GaitCSVFormat.version)",
        advice: "update gaitlab, or export in the older version")
    }
  }
}
