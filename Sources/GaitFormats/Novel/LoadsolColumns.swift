import GaitFiles
import GaitModel
import PlainText

/// The columns of a loadsol export: each device has its own time and one force a zone.
struct LoadsolColumns {
  struct Device {
    /// Nil where the device's name does not say.
    var foot: Foot?
    /// What the device is called.
    var name: String
    var timeColumn: Int
    /// Seconds per unit of the time column.
    var secondsPerUnit: Double
    var zones: [(zone: LoadsolZone, column: Int)]
  }

  private(set) var devices: [Device] = []

  /// Whether a line names the columns.
  static func isColumnLine(_ line: String) -> Bool {
    let line = line.lowercased().replacing(" ", with: "")
    return line.contains("time[") && line.contains("force[")
  }

  /// Reads the line of names and units, and the line of devices and zones above it.
  ///
  /// - Throws: `wrongColumn` or `badHeader` of the reader's line, which is the one with the units.
  init(
    names: String, above: String, reader: borrowing LineReader
  ) throws(GaitlabError) {
    let style = FieldStyle(
      separator: names.contains("\t")
        ? FieldStyle.tab
        : names.contains(";") ? FieldStyle.semicolon : FieldStyle.comma)
    let titles = style.fields(names).map { $0.lowercased().replacing(" ", with: "") }
    var groups: [(time: Int, forces: [Int])] = []
    for (column, title) in titles.enumerated() where !title.isEmpty {
      if title.hasPrefix("time[") {
        groups.append((column, []))
      } else if title == "force[n]", !groups.isEmpty {
        groups[groups.count - 1].forces.append(column)
      } else {
        throw Self.refusal(reader, "column \(column + 1) is neither a time nor a force in newtons")
      }
    }
    let labels = try Self.labels(style.fields(above), groups.map(\.forces), reader: reader)
    for group in groups {
      let unit = titles[group.time].dropFirst(5).prefix { $0 != "]" }
      guard ["s", "sec", "secs", "ms"].contains(unit) else {
        throw Self.refusal(reader, "column \(group.time + 1) is a time in an unknown unit")
      }
      devices.append(
        try Self.device(
          group.time, secondsPerUnit: unit == "ms" ? 1e-3 : 1,
          forces: group.forces.map { ($0, labels[$0] ?? "") }, reader: reader))
    }
    try checkFeet(reader)
  }

  /// What stands above each force column, or above the first of a device with one name.
  private static func labels(
    _ fields: [String], _ groups: [[Int]], reader: borrowing LineReader
  ) throws(GaitlabError) -> [Int: String] {
    let names = fields.filter { !$0.isEmpty }
    let forces = groups.flatMap { $0 }
    let columns = names.count == forces.count ? forces : groups.compactMap(\.first)
    guard names.count == columns.count, !names.isEmpty else {
      throw refusal(
        reader,
        "\(Counted.text(names.count, "name")) above \(Counted.text(forces.count, "column")) of force"
      )
    }
    return Dictionary(uniqueKeysWithValues: zip(columns, names))
  }

  private static func device(
    _ timeColumn: Int, secondsPerUnit: Double, forces: [(column: Int, label: String)],
    reader: borrowing LineReader
  ) throws(GaitlabError) -> Device {
    guard let first = forces.first else { throw refusal(reader, "a time without a force") }
    let names = forces.map { $0.label.split(separator: "::", maxSplits: 1).map(String.init) }
    let last =
      first.label.firstRange(of: "::").map { first.label[..<$0.lowerBound] }
      ?? first.label[...]
    let foot: Foot? =
      switch last.split(separator: "-").last?.uppercased() {
      case "L", "LEFT": .left
      case "R", "RIGHT": .right
      default: nil
      }
    var zones: [(zone: LoadsolZone, column: Int)] = []
    for (force, name) in zip(forces, names) {
      let zone = name.count > 1 ? LoadsolZone(name: name[1]) : nil
      if let zone {
        zones.append((zone, force.column))
      } else if forces.count == 1, name.count == 1 {
        zones.append((.whole, force.column))
      } else if !isTotal(name.last ?? "") {
        throw refusal(reader, "a zone in column \(force.column + 1) without a name that is known")
      }
    }
    zones.sort { order($0.zone) < order($1.zone) }
    guard !zones.isEmpty, zip(zones, zones.dropFirst()).allSatisfy({ $0.zone != $1.zone }) else {
      throw refusal(reader, "a zone that is there twice, or none")
    }
    return Device(
      foot: foot, name: DeviceName.cleaned(last), timeColumn: timeColumn,
      secondsPerUnit: secondsPerUnit, zones: zones)
  }

  private static func isTotal(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.contains("total") || name.contains("sum")
  }

  private static func order(_ zone: LoadsolZone) -> Int {
    LoadsolZone.allCases.firstIndex(of: zone) ?? 0
  }

  private func checkFeet(_ reader: borrowing LineReader) throws(GaitlabError) {
    let feet = devices.compactMap(\.foot)
    guard devices.count == 1 || (feet.count == devices.count && Set(feet).count == feet.count)
    else {
      throw Self.refusal(reader, "\(Counted.text(devices.count, "device")) that are not one a foot")
    }
  }

  private static func refusal(_ reader: borrowing LineReader, _ found: String) -> GaitlabError {
    reader.failure(
      .badHeader, found: found,
      expected: "a column 'Time[secs]' a device and a column 'Force[N]' a zone, under names such "
        + "as 'NAME-L::heel'",
      advice: "export the recording again with both devices' forces")
  }
}
