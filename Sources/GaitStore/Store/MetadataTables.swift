import GRDB
import GaitModel
import PlainText

/// Session metadata as rows, and back.
enum MetadataTables {
  // MARK: - Writing

  static func write(_ metadata: SessionMetadata, to database: Database) throws {
    let properties: [(String, (any DatabaseValueConvertible)?)] = [
      ("name", StoredText.value(metadata.name)), ("source", StoredText.value(metadata.source)),
      ("isSimulated", metadata.isSimulated ? 1 : 0),
      ("startedAtUnixSeconds", metadata.startedAtUnixSeconds),
      ("bodyMassKilograms", metadata.bodyMassKilograms),
      ("notes", StoredText.value(metadata.notes)),
      ("reference", metadata.reference.map(StoredText.value)),
    ]
    for (key, value) in properties {
      try database.execute(
        sql: "INSERT INTO property (key, value) VALUES (?, ?)", arguments: [key, value])
    }
    try TagTable.write(metadata.tags, to: database)
    if !metadata.visit.isEmpty { try VisitTable.write(metadata.visit, to: database) }
    for foot in metadata.feet {
      if let insole = metadata.insoles[foot] { try write(insole, foot: foot, to: database) }
    }
    if let calibration = metadata.calibration {
      try CalibrationTable.append(calibration, fromSeconds: nil, to: database)
    }
    for change in metadata.calibrationChanges {
      try CalibrationTable.append(
        change.calibration, fromSeconds: change.fromSeconds, to: database)
    }
    for step in metadata.leftOutSteps { try LeftOutTable.append(step, to: database) }
    if metadata.referenceLagSeconds != 0 {
      try SessionProperty.write(
        .referenceLagSeconds, metadata.referenceLagSeconds.databaseValue, to: database)
    }
    if let levels = metadata.referenceLevels {
      try SessionProperty.write(
        .referenceLevels, try ReferenceLevelText.text(levels).databaseValue, to: database)
    }
  }

  static func write(
    _ insole: InsoleDescription, foot: Foot, to database: Database
  ) throws {
    let layout = insole.layout
    try database.execute(
      sql: """
        INSERT INTO insole (foot, layoutName, lengthMillimetres, widthMillimetres, matrixRows,
          matrixColumns, matrixMask, unit, samplingRateHz, saturation)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        foot.rawValue, StoredText.value(layout.name), layout.lengthMillimetres,
        layout.widthMillimetres, layout.matrix?.rows, layout.matrix?.columns,
        (layout.matrix?.mask.map { $0 ? 1 : 0 } as [UInt8]?).map { Blob($0) },
        insole.unit.rawValue, insole.samplingRateHz, insole.saturation,
      ])
    let statement = try database.makeStatement(
      sql: """
        INSERT INTO cell
          (foot, position, lateralX, heelY, width, length, areaSquareMillimetres)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for (position, cell) in layout.cells.enumerated() {
      try statement.execute(arguments: [
        foot.rawValue, position, cell.lateralX, cell.heelY, cell.width, cell.length,
        cell.areaSquareMillimetres,
      ])
    }
  }

  // MARK: - Reading

  /// Why rows are no metadata.
  struct Damage: Error {
    let found: String
  }

  /// - Throws: `Damage`, and what the database says.
  static func read(from database: Database) throws -> SessionMetadata {
    try read(
      from: database, calibrations: try CalibrationTable.rows(from: database),
      leftOutSteps: try LeftOutTable.steps(from: database),
      visit: try VisitTable.visit(from: database))
  }

  /// As `read`, from a file whose newest pages may be damaged: without a calibration rather than not.
  static func readSound(from database: Database) throws -> SessionMetadata {
    let calibrations = (try? CalibrationTable.rows(from: database)) ?? []
    let leftOutSteps = (try? LeftOutTable.steps(from: database)) ?? []
    let visit = (try? VisitTable.visit(from: database)) ?? SessionVisit()
    return try
      (try? read(
        from: database, calibrations: calibrations, leftOutSteps: leftOutSteps, visit: visit))
      ?? read(from: database, calibrations: [], leftOutSteps: leftOutSteps, visit: visit)
  }

  private static func read(
    from database: Database, calibrations: [CalibrationTable.Entry],
    leftOutSteps: [LeftOutStep], visit: SessionVisit
  ) throws -> SessionMetadata {
    let rows = try Row.fetchAll(database, sql: "SELECT key, value FROM property")
    let values = Dictionary(
      rows.compactMap { row in
        String.fromDatabaseValue(row[0]).map { ($0, row[1] as DatabaseValue) }
      }, uniquingKeysWith: { first, _ in first })
    func value<Value: DatabaseValueConvertible>(_ key: String) -> Value? {
      values[key].flatMap(Value.fromDatabaseValue)
    }
    guard let name: String = value("name"), let source: String = value("source") else {
      throw Damage(found: "no name or source in table property")
    }
    let mass: Double? = value("bodyMassKilograms")
    let isSimulated: Int = value("isSimulated") ?? 0
    var metadata = SessionMetadata(
      name: name, source: source, isSimulated: isSimulated != 0,
      startedAtUnixSeconds: value("startedAtUnixSeconds"), bodyMassKilograms: mass,
      notes: value("notes") ?? "",
      tags: try TagTable.tags(from: database),
      reference: value("reference"),
      insoles: PerFoot(
        left: try insole(.left, from: database), right: try insole(.right, from: database)))
    for entry in calibrations {
      metadata.calibrate(entry.calibration, fromSeconds: entry.fromSeconds)
    }
    metadata.fitCalibrationsToNewFeet()
    metadata.leftOutSteps = leftOutSteps
    metadata.visit = visit
    if let lag = values[SessionProperty.referenceLagSeconds.rawValue] {
      guard let seconds = Double.fromDatabaseValue(lag) else {
        throw Damage(found: "a lag of the reference that is not a number")
      }
      metadata.referenceLagSeconds = seconds
    }
    if let text = values[SessionProperty.referenceLevels.rawValue] {
      guard let levels = String.fromDatabaseValue(text).flatMap(ReferenceLevelText.levels) else {
        throw Damage(found: "levels of the reference that cannot be read")
      }
      metadata.referenceLevels = levels
    }
    if let problem = MetadataCheck.problem(metadata) { throw Damage(found: problem) }
    return metadata
  }

  private static func insole(_ foot: Foot, from database: Database) throws -> InsoleDescription? {
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT layoutName, lengthMillimetres, widthMillimetres, matrixRows, matrixColumns,
            matrixMask, unit, samplingRateHz, saturation FROM insole WHERE foot = ?
          """, arguments: [foot.rawValue])
    else { return nil }
    guard let name = String.fromDatabaseValue(row[0]),
      let length = Double.fromDatabaseValue(row[1]),
      let width = Double.fromDatabaseValue(row[2]), let rate = Double.fromDatabaseValue(row[7]),
      let unit = String.fromDatabaseValue(row[6]).flatMap(PressureUnit.init(rawValue:))
    else { throw Damage(found: "an insole without a size, unit or rate (\(foot.rawValue))") }
    let cells = try cells(foot, from: database)
    guard InsoleLayout.cellCountRange.contains(cells.count) else {
      throw Damage(found: "an insole of \(Counted.text(cells.count, "cell")) (\(foot.rawValue))")
    }
    let layout = InsoleLayout(
      name: name, lengthMillimetres: length, widthMillimetres: width, cells: cells,
      matrix: try matrix(row, cellCount: cells.count))
    return InsoleDescription(
      layout: layout, unit: unit, samplingRateHz: rate, saturation: Double.fromDatabaseValue(row[8])
    )
  }

  private static func cells(_ foot: Foot, from database: Database) throws -> [InsoleCell] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT lateralX, heelY, width, length, areaSquareMillimetres FROM cell
        WHERE foot = ? ORDER BY position LIMIT \(InsoleLayout.cellCountRange.upperBound + 1)
        """, arguments: [foot.rawValue])
    return try rows.map { row in
      guard let x = Double.fromDatabaseValue(row[0]), let y = Double.fromDatabaseValue(row[1]),
        let width = Double.fromDatabaseValue(row[2]),
        let length = Double.fromDatabaseValue(row[3]),
        let area = Double.fromDatabaseValue(row[4])
      else { throw Damage(found: "a cell without a place or size (\(foot.rawValue))") }
      return InsoleCell(
        lateralX: x, heelY: y, width: width, length: length, areaSquareMillimetres: area)
    }
  }

  private static func matrix(_ row: Row, cellCount: Int) throws -> InsoleLayout.Matrix? {
    guard let rows = Int.fromDatabaseValue(row[3]) else { return nil }
    guard let columns = Int.fromDatabaseValue(row[4]), let mask = Blob.fromDatabaseValue(row[5]),
      (1...4096).contains(rows), (1...4096).contains(columns), mask.bytes.count == rows * columns,
      mask.bytes.count(where: { $0 != 0 }) == cellCount
    else { throw Damage(found: "a matrix whose mask does not fit its cells") }
    return InsoleLayout.Matrix(rows: rows, columns: columns, mask: mask.bytes.map { $0 != 0 })
  }
}
