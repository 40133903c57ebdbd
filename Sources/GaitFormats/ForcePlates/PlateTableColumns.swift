import GaitFiles
import GaitModel

/// The columns of a table of force plates.
struct PlateTableColumns {
  let style: FieldStyle
  let names: [String]
  private(set) var plates: [PlateColumns] = []
  /// The column of the time in seconds, or nil.
  private(set) var time: Int?
  private var frame: Int?
  private var subframe: Int?
  /// Seconds a number of the time's column.
  private var timeScale = 1.0

  /// Nil where the line does not name a vertical force.
  init?(line: String) {
    style = FieldStyle(header: line)
    var names = style.fields(line)
    while names.count > 1, names.last?.isEmpty == true { names.removeLast() }
    self.names = names
    guard names.count >= 2 else { return nil }
    let plain = names.map(PlateColumnName.plain)
    for (index, name) in plain.enumerated() { readClock(name, index, unit: names[index]) }
    let hasTime = time != nil
    var used: Set<String> = []
    for (index, name) in plain.enumerated() {
      guard let number = PlateColumnName.plate(name, quantity: "fz"),
        let newtons = PlateColumnName.newtons(PlateColumnName.unit(names[index]))
      else { continue }
      // A table may name the columns of each plate alike.
      let id = number.isEmpty || used.contains(number) ? "\(plates.count + 1)" : number
      guard used.insert(id).inserted else { return nil }
      var plate = PlateColumns(
        name: "plate \(id)", force: index, newtons: hasTime ? newtons : -newtons)
      readPlace(of: &plate, number: number, plain: plain)
      plates.append(plate)
    }
    guard !plates.isEmpty, hasTime || frame != nil || plain.contains(where: { $0.hasPrefix("fx") })
    else { return nil }
  }

  private mutating func readClock(_ name: String, _ index: Int, unit: String) {
    switch name {
    case "time", "abstime", "times", "timesec", "seconds":
      guard time == nil else { return }
      time = index
      let unit = PlateColumnName.unit(unit)
      timeScale = unit == "ms" || unit == "msec" ? 1e-3 : 1
    case "frame", "framenumber": frame = frame ?? index
    case "subframe", "subframenumber": subframe = subframe ?? index
    default: break
    }
  }

  private func readPlace(of plate: inout PlateColumns, number: String, plain: [String]) {
    for (x, y) in [("copx", "copy"), ("cofx", "cofy"), ("ax", "ay"), ("cx", "cy")] {
      let find = { (quantity: String) -> Int? in
        plain.indices.first { PlateColumnName.plate(plain[$0], quantity: quantity) == number }
      }
      guard let xColumn = find(x), let yColumn = find(y),
        let scale = PlateColumnName.millimetres(PlateColumnName.unit(names[xColumn]))
      else { continue }
      plate.x = xColumn
      plate.y = yColumn
      plate.millimetres = scale
      return
    }
  }

  // MARK: - Rows

  /// Columns that are read for the time, before the plates'.
  var clockCount: Int { clock.count }

  private var clock: [Int] {
    if let time { return [time] }
    return [frame, subframe].compactMap { $0 }
  }

  /// The columns to read: those of the time first.
  var all: [PlateRows.Column] {
    let limit = time == nil ? 1e12 : Plausible.times.upperBound
    return clock.map { PlateRows.Column(index: $0, name: names[$0], plausible: -limit...limit) }
      + PlateColumns.rows(plates, names: names)
  }

  /// Takes up the time of a row.
  ///
  /// - Throws: what the clock throws.
  func add(
    _ row: [Double], to clock: inout PlateClock, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    if time != nil {
      try clock.add(time: row[0] * timeScale, reader)
    } else if frame != nil {
      try clock.add(frame: row[0], subframe: subframe == nil ? 0 : row[1], reader)
    } else {
      try clock.add(frame: Double(clock.count), subframe: 0, reader)
    }
  }

  func isBlank(_ reader: borrowing LineReader) -> Bool {
    reader.withLine { bytes in
      bytes.allSatisfy { $0 == 0x20 || $0 == 0x2C || $0 == 0x3B || $0 == 0x09 || $0 == 0x22 }
    }
  }

  /// Takes the units of a line below the names, such as `s N N N m m`.
  ///
  /// - Throws: `wrongColumn` for a force that is not in newtons.
  mutating func takeUnits(_ reader: borrowing LineReader) throws(GaitlabError) {
    let units = style.fields(reader.text).map { unit in
      unit.lowercased().filter { !"[]()".contains($0) }
    }
    func unit(_ column: Int) -> String { column < units.count ? units[column] : "" }
    if let time, unit(time) == "ms" { timeScale = 1e-3 }
    for index in plates.indices {
      guard let newtons = PlateColumnName.newtons(unit(plates[index].force)) else {
        throw reader.failure(
          .wrongColumn, found: "the vertical force is in '\(unit(plates[index].force))'",
          expected: "N or kN", advice: "export the plates in newtons")
      }
      plates[index].newtons *= newtons
      if let x = plates[index].x, !unit(x).isEmpty {
        plates[index].millimetres = PlateColumnName.millimetres(unit(x)) ?? 1
      }
    }
  }

  /// Whether a line below the names is their units.
  func isUnits(_ reader: borrowing LineReader) -> Bool {
    let known: Set = [
      "", "s", "sec", "ms", "n", "kn", "nm", "n.m", "n.mm", "nmm", "n·m", "m", "mm", "cm", "v",
      "hz",
    ]
    return style.fields(reader.text).allSatisfy { field in
      known.contains(field.lowercased().filter { $0 != "[" && $0 != "]" && $0 != "(" && $0 != ")" })
    }
  }
}
