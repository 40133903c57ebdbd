package import GaitFiles
package import GaitModel
import PlainText

/// Reads Tekscan's text export of F-Scan insoles (`.asf`), one file a foot: both feet from either.
package struct FScanTextImporter: FScanFootImporter {
  package static let formatName = "Tekscan F-Scan text export"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    FScanText.isTekscan(head) && head.firstRange(of: Array("ASCII_DATA".utf8)) != nil
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let header = try Self.readHeader(&reader)
    var questions: [ImportQuestion] = []
    do throws(GaitlabError) {
      _ = try FScanRecording.foot(path: path, header: header, answers: ImportAnswers())
    } catch {
      questions.append(.foot)
    }
    if header.secondsPerFrame == nil { questions.append(.samplingRate) }
    return questions
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    try FScanRecording.both(path: path, answers: answers, importer: self, progress: progress)
  }

  func readFoot(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> FScanRecording {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let header = try Self.readHeader(&reader)
    let foot = try FScanRecording.foot(path: path, header: header, answers: answers)
    guard let seconds = header.secondsPerFrame ?? answers.samplingRateHz.map({ 1 / $0 }) else {
      throw GaitlabError(
        .notTold, file: path, found: "no SECONDS_PER_FRAME", expected: "the sampling rate",
        advice: "pass --rate HZ, or export the recording again with its header",
        openQuestions: OpenQuestions([.samplingRate], of: header.device))
    }
    var rows = FScanTextFrames(header: header, foot: foot, secondsPerFrame: seconds)
    while try reader.advance() {
      try rows.read(&reader)
      try reader.report(progress)
    }
    rows.finish()
    guard let frames = rows.frames, let layout = rows.layout, !frames.isEmpty else {
      throw GaitlabError(
        .emptyFile, file: path, found: "no whole frame", expected: "at least one",
        advice: "the file is not whole: copy or export it again")
    }
    return FScanRecording(
      path: path, foot: foot, header: header, layout: layout.layout, frames: frames,
      samplingRateHz: (1000 / seconds).rounded() / 1000, notes: rows.notes)
  }

  private static func readHeader(_ reader: inout LineReader) throws(GaitlabError) -> FScanHeader {
    var header = FScanHeader()
    while try reader.advance() {
      let line = reader.text
      let path = reader.path
      let number = reader.lineNumber
      try header.read(line: line) { code, found, expected in
        GaitlabError(
          code, file: path, location: .line(number), found: found, expected: expected,
          advice: "correct the line, or export the recording again")
      }
      if FScanText.endsHeader(line) {
        try header.requireMatrix(reader)
        return header
      }
      if number > 10_000 { break }
    }
    throw reader.failure(
      .truncated, found: "the file ends in its header", expected: "ASCII_DATA and frames",
      advice: "the file is not whole: copy or export it again")
  }
}

extension FScanHeader {
  /// What stands between a header and its frames.
  func requireMatrix(_ reader: borrowing LineReader) throws(GaitlabError) {
    if let missing = missingKey {
      throw reader.failure(
        .badHeader, found: "no '\(missing)' in the header", expected: "the matrix and its pitch",
        advice: "export the recording again with its header")
    }
    guard InsoleLayout.cellCountRange.contains(rows * columns) else {
      throw reader.failure(
        .implausibleValue,
        found: "\(Counted.text(rows, "row")) of \(Counted.text(columns, "sensel"))",
        expected: "at most 4096",
        advice: "export the recording again")
    }
  }

  var missingKey: String? {
    if rows == 0 { return "ROWS" }
    if columns == 0 { return "COLS" }
    if rowPitchMillimetres == nil { return "ROW_SPACING" }
    if columnPitchMillimetres == nil { return "COL_SPACING" }
    return nil
  }
}
