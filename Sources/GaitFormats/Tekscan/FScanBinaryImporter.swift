package import GaitFiles
package import GaitModel

/// Reads Tekscan's own F-Scan recordings (`.fsx`), one file a foot: both feet from either.
///
/// The readings are raw, 0 to 255: the file's calibration is not applied.
package struct FScanBinaryImporter: FScanFootImporter {
  package static let formatName = "Tekscan F-Scan recording (.fsx)"
  /// Longest header in bytes.
  private static let headerByteLimit = 1 << 20
  private static let endOfHeader = Array("TILEEND\n".utf8) + [0xBB, 0xBA]

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard FScanText.isTekscan(head), head.firstRange(of: Array("ASCII_DATA".utf8)) == nil else {
      return false
    }
    return head.firstRange(of: Array("\nFRAMES ".utf8)) != nil
      || head.firstRange(of: Self.endOfHeader) != nil
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    var reader = ByteReader(try FileInspection.open(path: path))
    let header = try Self.readHeader(&reader)
    do throws(GaitlabError) {
      _ = try FScanRecording.foot(path: path, header: header, answers: ImportAnswers())
      return []
    } catch {
      return [.foot]
    }
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    try FScanRecording.both(path: path, answers: answers, importer: self, progress: progress)
  }

  func readFoot(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> FScanRecording {
    var reader = ByteReader(try FileInspection.open(path: path))
    let header = try Self.readHeader(&reader)
    let foot = try FScanRecording.foot(path: path, header: header, answers: answers)
    let isPresent = header.tiles.map { $0 != 0x39 }
    guard let layout = FScanLayout(header: header, isPresent: isPresent, foot: foot) else {
      throw reader.failure(
        .implausibleValue, at: 0,
        found: "an insole of a size, or without sensels, that no device has",
        expected: "rows, columns, their pitch and TILEARRAY", advice: "copy the file again")
    }
    var frames = FScanBinaryFrames(header: header, layout: layout, foot: foot)
    while try frames.readFrame(&reader) {
      if frames.count & 0x3F == 0 {
        try CancellationToken.check(path: path, "the import")
        progress(reader.fraction)
      }
    }
    frames.finish()
    guard frames.count > 0 else {
      throw reader.failure(
        .emptyFile, found: "no whole frame", expected: "at least one", advice: "copy the file again"
      )
    }
    return FScanRecording(
      path: path, foot: foot, header: header, layout: layout.layout, frames: frames.frames,
      samplingRateHz: frames.samplingRateHz, startedAtFileTime: frames.startedAtFileTime,
      notes: frames.notes)
  }

  private static func readHeader(_ reader: inout ByteReader) throws(GaitlabError) -> FScanHeader {
    let limit = min(reader.byteCount, headerByteLimit)
    let text = try reader.withBytes(limit) { bytes -> [UInt8] in
      guard let end = Array(bytes).firstRange(of: endOfHeader) else { return [] }
      return Array(bytes[..<end.upperBound])
    }
    guard let text, !text.isEmpty, reader.seek(to: text.count) else {
      throw reader.failure(
        .truncated, at: 0, found: "the header does not end", expected: "TILEEND and frames",
        advice: "the file is not whole: copy it again")
    }
    var header = FScanHeader()
    let path = reader.path
    var offset = 0
    for line in text.dropLast(2).split(separator: 0x0A, omittingEmptySubsequences: false) {
      let start = offset
      try header.read(line: String(decoding: line.filter { $0 != 0x0D }, as: UTF8.self)) {
        code, found, expected in
        GaitlabError(
          code, file: path, location: .byteOffset(start), found: found, expected: expected,
          advice: "copy the file again")
      }
      offset += line.count + 1
    }
    header.takeReadingsAsRaw()
    guard header.missingKey == nil, header.tiles.count == header.rows * header.columns,
      InsoleLayout.cellCountRange.contains(header.tiles.count)
    else {
      throw reader.failure(
        .badHeader, at: 0, found: "no matrix of at most 4096 sensels in the header",
        expected: "ROWS, COLS, their spacing and a TILEARRAY of that size",
        advice: "copy the file again")
    }
    return header
  }
}
