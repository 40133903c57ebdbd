package import GaitFiles
package import GaitModel
import PlainText

/// Reads the ASCII export of novel's pedar insoles: time, and 99 cells a foot.
///
/// Values below the device's threshold are 0. Where a mask leaves out cells or a foot, the session
/// has the rest.
package struct PedarImporter: SessionImporter {
  package static let formatName = "novel pedar ASCII export"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard let header = NovelHeader(head: head) else { return false }
    return header.isInsole && !header.isMat
  }

  package func questions(path: String) throws(GaitlabError) -> [ImportQuestion] {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    return Self.questions(try NovelHeader.read(&reader))
  }

  private static func questions(_ header: NovelHeader) -> [ImportQuestion] {
    PedarLayout.isKnown(type: header.sensorType)
      ? [] : [.layout(cellCount: PedarLayout.cellCount)]
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> RecordedSession {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let header = try NovelHeader.read(&reader)
    guard let unit = header.unit else {
      throw reader.failure(
        .badHeader, found: "no line 'pressure values in' before the data",
        expected: "the unit of the pressures", advice: "export the recording again with its header")
    }
    let style = reader.withLine { FieldStyle(line: $0) }
    let numbers = try NovelColumns.numbers(reader, style: style)
    let cells = try Self.cells(numbers, header: header, reader: reader)
    let device = RecordingDevice(format: Self.formatName, header.sensorType)
    try answers.require(Self.questions(header), path: path, device: device)
    guard let layout = PedarLayout.layout(type: header.sensorType) ?? answers.layout else {
      throw GaitlabError(
        .notTold, file: path, found: "no layout", advice: "pass --layout NAME",
        openQuestions: OpenQuestions(Self.questions(header), of: device))
    }
    var left = Self.samples(.left, cells: cells.left, from: 1, unit: unit)
    var right = Self.samples(.right, cells: cells.right, from: 1 + cells.left.count, unit: unit)
    let rows = TableRows(style: style, headerKey: NovelHeader.firstKey)
    let isCut = try rows.read(&reader, progress: progress) { row, reader throws(GaitlabError) in
      try NovelColumns.check(row, width: 1 + numbers.count, reader: reader)
      try left?.append(row, time: row[0], reader: reader)
      try right?.append(row, time: row[0], reader: reader)
    }
    progress(1)
    var recording = ImportedRecording(source: "novel pedar", unit: unit)
    recording.startedAtUnixSeconds = header.startedAtUnixSeconds
    recording.statedRateHz = header.samplingRateHz
    if isCut { recording.notes.addCutRow() }
    for samples in [left, right] {
      guard let samples else { continue }
      recording.feet.append((samples, layout.keeping(cells[samples.foot])))
    }
    return try recording.session(path: path)
  }

  private static func samples(
    _ foot: Foot, cells: [Int], from column: Int, unit: PressureUnit
  ) -> FootSamples? {
    guard !cells.isEmpty else { return nil }
    return FootSamples(
      foot: foot, columns: Array(column..<column + cells.count),
      plausible: Plausible.readings(unit))
  }

  /// Which cells of each foot the columns are, left before right.
  private static func cells(
    _ numbers: [Int], header: NovelHeader, reader: borrowing LineReader
  ) throws(GaitlabError) -> PerFoot<[Int]> {
    let all = Array(1...PedarLayout.cellCount)
    if numbers == all + all { return PerFoot(both: all) }
    let masks = header.masks.map { $0 ?? [] }
    let areCells = Foot.allCases.allSatisfy { foot in
      masks[foot].allSatisfy(all.contains)
        && zip(masks[foot], masks[foot].dropFirst()).allSatisfy { $0 < $1 }
    }
    guard !numbers.isEmpty, areCells, numbers == masks.left + masks.right else {
      throw reader.failure(
        .wrongColumn, found: "\(Counted.text(numbers.count, "column")) of cells",
        expected: "cells 1 to 99 of each foot, or those of the lines 'left insole:' and "
          + "'right insole:'",
        advice: "export the recording again with all cells")
    }
    return masks
  }
}

extension InsoleLayout {
  /// The layout with some of its cells, counted from 1.
  func keeping(_ numbers: [Int]) -> InsoleLayout {
    if numbers.count == cellCount { return self }
    return InsoleLayout(
      name: "\(name), \(numbers.count) cells", lengthMillimetres: lengthMillimetres,
      widthMillimetres: widthMillimetres,
      cells: numbers.compactMap { cells[safely: $0 - 1] })
  }
}
