package import GaitFiles
package import GaitModel

/// Reads the devices of Vicon Nexus' CSV export: `Devices`, the rate, the devices' names, the
/// columns' names, the units, and rows of frames and sub-frames.
///
/// The load is taken as -Fz, as Nexus has it for plates whose force is not turned into the
/// laboratory's axes.
package struct NexusCSVImporter: ForcePlateImporter {
  package static let formatName = "Vicon Nexus CSV"

  package init() {}

  package func recognises(head: ArraySlice<UInt8>) -> Bool {
    let head = head.starts(with: TextEncoding.utf8Mark) ? head.dropFirst(3) : head
    let line = String(decoding: head.prefix(200), as: UTF8.self)
      .prefix { !$0.isNewline }.filter { !",;\t\" ".contains($0) }
    return line == Self.section
  }

  private static let section = "Devices"

  package func read(
    path: String, answers: ImportAnswers, progress: (Double) -> Void
  ) throws(GaitlabError) -> ForcePlateRecording {
    var reader = LineReader(try FileInspection.open(path: path), acceptsAnyEncoding: true)
    let header = try NexusHeader(&reader)
    var rows = PlateRows(
      style: header.style, columns: header.all, fieldCount: header.names.count)
    var clock = PlateClock()
    var isInDevices = true
    while try reader.advance() {
      if isInDevices, reader.withLine({ $0.allSatisfy { " ,;\t\"".utf8.contains($0) } }) {
        isInDevices = rows.count == 0
      } else if isInDevices {
        guard let row = try rows.read(&reader) else { break }
        try clock.add(frame: row[0], subframe: row[1], reader)
      } else if NexusHeader.isDevices(reader.text) {
        throw reader.failure(
          .wrongColumn, found: "a second section 'Devices'", expected: "one trial in a file",
          advice: "export each trial into a file of its own")
      }
      try reader.report(progress)
    }
    progress(1)
    try rows.requireRows(reader)
    let times = try clock.times(samplingRateHz: header.samplingRateHz, reader)
    return ForcePlateRecording(
      source: Self.formatName,
      plates: PlateColumns.plates(
        header.plates, values: Array(rows.values.dropFirst(2)), times: times,
        rate: header.samplingRateHz, isSignTold: false),
      notes: rows.isCut ? ["the last row is cut and was left out"] : [])
  }
}

/// The five lines above the rows of Vicon Nexus' devices.
struct NexusHeader {
  let style: FieldStyle
  let samplingRateHz: Double
  private(set) var names: [String]
  private(set) var plates: [PlateColumns] = []

  static func isDevices(_ line: String) -> Bool {
    line.filter { !",;\t\" \u{FEFF}".contains($0) } == "Devices"
  }

  /// Reads the lines.
  ///
  /// - Throws: `badHeader`, `missingColumn` or `wrongColumn`.
  init(_ reader: inout LineReader) throws(GaitlabError) {
    guard try reader.advance(), try reader.advance(),
      let rate = Self.number(reader.text), (1...1e5).contains(rate)
    else {
      throw reader.failure(
        .badHeader, found: "no sampling rate below 'Devices'", expected: "hertz, such as 1000",
        advice: "export the trial again")
    }
    samplingRateHz = rate
    var lines: [String] = []
    for _ in 0..<3 {
      guard try reader.advance() else {
        throw reader.failure(
          .truncated, found: "the file ends in its header",
          expected: "the devices, their columns and units", advice: "export the trial again")
      }
      lines.append(reader.text)
      if lines.count == 2 { try Self.requireFrames(lines[1], reader) }
    }
    style = FieldStyle(header: lines[1])
    names = style.fields(lines[1])
    while names.count > 2, names.last?.isEmpty == true { names.removeLast() }
    plates = Self.plates(
      devices: style.fields(lines[0]), names: names, units: style.fields(lines[2]))
    guard !plates.isEmpty else {
      throw reader.failure(
        .missingColumn, found: "no device with a force Fz in newtons",
        expected: "a plate's columns Fx, Fy and Fz",
        advice: "export the trial with its force plates")
    }
  }

  /// Frame, sub-frame, and the plates' columns.
  var all: [PlateRows.Column] {
    (0..<2).map { PlateRows.Column(index: $0, name: names[$0], plausible: -1e12...1e12) }
      + PlateColumns.rows(plates, names: names)
  }

  private static func requireFrames(
    _ line: String, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    let plain = FieldStyle(header: line).fields(line).prefix(2).map(PlateColumnName.plain)
    guard plain == ["frame", "subframe"] else {
      throw reader.failure(
        .missingColumn, found: "the columns do not begin with the frames",
        expected: "Frame, Sub Frame", advice: "export the trial again")
    }
  }

  private static func plates(
    devices: [String], names: [String], units: [String]
  ) -> [PlateColumns] {
    var plates: [PlateColumns] = []
    var keys: [String] = []
    var device = ""
    for (index, name) in names.enumerated() {
      if index < devices.count, !devices[index].isEmpty { device = devices[index] }
      let unit = index < units.count ? units[index] : ""
      guard index >= 2 else { continue }
      // `Imported AMTI OR6 Series Force Plate #1 - Force` and `... - CoP` are one plate.
      let key = device.firstRange(of: " - ").map { String(device[..<$0.lowerBound]) } ?? device
      switch PlateColumnName.plain(name) {
      case "fz":
        guard !keys.contains(key), let newtons = PlateColumnName.newtons(unit) else { continue }
        keys.append(key)
        plates.append(
          PlateColumns(name: "plate \(plates.count + 1)", force: index, newtons: -newtons))
      case "cx", "copx":
        guard let plate = keys.firstIndex(of: key), index + 1 < names.count,
          let scale = PlateColumnName.millimetres(unit)
        else { continue }
        plates[plate].x = index
        plates[plate].y = index + 1
        plates[plate].millimetres = scale
      default: break
      }
    }
    return plates
  }

  private static func number(_ line: String) -> Double? {
    let text = line.filter { !";\t\" ".contains($0) }
    return Double(text.prefix { $0 != "," }).flatMap { $0.isFinite ? $0 : nil }
  }
}
