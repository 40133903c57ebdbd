package import GaitFiles
package import GaitModel
import PlainText

/// Reads forces from OpenSim's `.mot` and `.sto` files: `endheader`, the columns' names, and rows.
///
/// OpenSim's vertical axis is y, and it holds the force on the foot, so that a load is positive: the
/// sign is told; `nan`, which this program writes itself where a force is not known, is a sample that the
/// plate does not have. A plate is a column such as `ground_force_vy`, `1_ground_force_vy` or
/// `ground_force_r_vy`.
package struct OpenSimImporter: ForcePlateImporter {
  package static let formatName = "OpenSim storage (.mot, .sto)"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let head = head.prefix(16 * 1024)
    guard let end = head.firstRange(of: Array("endheader".utf8)) else { return false }
    let rest = head[end.upperBound...].drop { $0 <= 0x20 }.prefix { $0 != 0x0A && $0 != 0x0D }
    let line = String(decoding: rest, as: UTF8.self).lowercased()
    return line.hasPrefix("time") && line.contains("vy")
      && !Self.plates(names: FieldStyle(separator: FieldStyle.space).fields(line)).isEmpty
  }

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> ForcePlateRecording {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let (names, rowCount) = try Self.readHeader(&reader)
    let plates = Self.plates(names: names)
    guard names.first?.lowercased() == "time", !plates.isEmpty else {
      throw reader.failure(
        .missingColumn, found: "no time first, or no vertical force",
        expected: "time, ground_force_vx, ground_force_vy and so on",
        advice: "write the file again with its forces")
    }
    let limit = Plausible.times.upperBound
    var rows = PlateRows(
      style: FieldStyle(separator: FieldStyle.space),
      columns: [PlateRows.Column(index: 0, name: "time", plausible: -limit...limit)]
        + PlateColumns.rows(plates, names: names, mayForceBeNaN: true),
      fieldCount: names.count)
    var clock = PlateClock()
    while try reader.advance() {
      if reader.withLine({ $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }) { continue }
      guard let row = try rows.read(&reader) else { break }
      try clock.add(time: row[0], reader)
      try reader.report(progress)
    }
    progress(1)
    try rows.requireRows(reader, advice: "the file is not whole: copy or write it again")
    var notes = rows.isCut ? ["the last row is cut and was left out"] : []
    if let rowCount, rowCount != rows.count {
      notes.append("\(Counted.text(rows.count, "row")), where the header has \(rowCount)")
    }
    if try clock.spreadEqualTimes() { notes.append("rounded equal times were spread evenly") }
    let rate = clock.samplingRateHz ?? 1000
    guard Plausible.samplingRatesHz.contains(rate) else {
      throw reader.failure(
        .implausibleValue, found: "a sampling rate of \(rate) Hz", expected: "the rate of a plate",
        advice: "check the time column")
    }
    return ForcePlateRecording(
      source: Self.formatName,
      plates: PlateColumns.plates(
        plates, values: Array(rows.values.dropFirst()), times: clock.times, rate: rate,
        isSignTold: true),
      notes: notes)
  }

  private static func readHeader(
    _ reader: inout LineReader
  ) throws(GaitlabError) -> (names: [String], rowCount: Int?) {
    var rowCount: Int?
    while try reader.advance(), reader.lineNumber < 200 {
      let line = reader.text.lowercased().filter { $0 != " " && $0 != "\t" }
      if line.hasPrefix("nrows=") { rowCount = Int(line.dropFirst(6)) }
      guard line == "endheader" else { continue }
      while try reader.advance() {
        let names = FieldStyle(separator: FieldStyle.space).fields(reader.text)
        if !names.isEmpty { return (names, rowCount) }
      }
    }
    throw reader.failure(
      .truncated, found: "the file ends in its header", expected: "endheader, names and rows",
      advice: "the file is not whole: copy or write it again")
  }

  /// The plates that the names of the columns tell of.
  static func plates(names: [String]) -> [PlateColumns] {
    var plates: [PlateColumns] = []
    for (index, name) in names.enumerated() {
      let lower = name.lowercased()
      guard lower.hasSuffix("vy"),
        lower.contains("force") || lower.contains("grf") || lower.contains("fp"),
        // What this program exports beside a plate is none: an insole's sum, a model's estimate.
        !lower.contains("estimate"), !lower.contains("insole")
      else { continue }
      let stem = lower.dropLast(2)
      var plate = PlateColumns(
        name: "plate \(plates.count + 1)", force: index, newtons: 1, millimetres: 1000)
      // x points forwards and z to the right: the ground is these two.
      plate.x = names.firstIndex { $0.lowercased() == stem + "px" }
      plate.y = names.firstIndex { $0.lowercased() == stem + "pz" }
      plates.append(plate)
    }
    return plates
  }
}
