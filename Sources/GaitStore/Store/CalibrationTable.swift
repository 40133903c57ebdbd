import GRDB
import GaitModel

/// Calibrations as rows, one a foot: a row without a second counts for the whole session and replaces all before
/// it, one with a second holds from then on.
enum CalibrationTable {
  /// A calibration and from when it holds; nil for the whole session.
  typealias Entry = (calibration: Calibration, fromSeconds: Double?)

  static func append(
    _ calibration: Calibration, fromSeconds: Double?, to database: Database
  ) throws {
    let last = try Int.fetchOne(database, sql: "SELECT max(measurement) FROM calibration") ?? 0
    for foot in Foot.allCases {
      var writer = BitWriter()
      for value in calibration.zero[foot] { writer.append(littleEndian: value.bitPattern) }
      try database.execute(
        sql: """
          INSERT INTO calibration (measurement, foot, origin, zero, newtonsPerBodyWeight,
            bodyWeightNewtons, isBodyMassKnown, strideCount, measuredAtUnixSeconds, fromSeconds)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          last + 1, foot.rawValue, calibration.origin.rawValue, Blob(writer.bytes),
          calibration.newtonsPerBodyWeight[foot], calibration.bodyWeightNewtons,
          calibration.isBodyMassKnown ? 1 : 0, calibration.strideCount,
          calibration.measuredAtUnixSeconds, fromSeconds,
        ])
    }
  }

  /// The calibrations that count, in the order in which they were made; sizes and numbers are not yet checked.
  static func rows(from database: Database) throws -> [Entry] {
    let version = try SessionSchema.version(database)
    guard version > 1 else { return [] }
    guard version > 4 else {
      let last = try DatabaseValue.fetchOne(
        database, sql: "SELECT measurement FROM calibration ORDER BY measurement DESC LIMIT 1")
      return try last.map { [try entry(measurement: $0, hasTimes: false, from: database)] } ?? []
    }
    let most = MetadataCheck.mostCalibrations + 1
    let measurements = try DatabaseValue.fetchAll(
      database,
      sql: """
        SELECT DISTINCT measurement FROM calibration WHERE measurement >=
          coalesce((SELECT max(measurement) FROM calibration WHERE fromSeconds IS NULL),
            (SELECT min(measurement) FROM calibration))
        ORDER BY measurement LIMIT \(most + 1)
        """)
    guard measurements.count <= most else {
      throw MetadataTables.Damage(found: "more calibrations than anybody makes")
    }
    return try measurements.map { try entry(measurement: $0, hasTimes: true, from: database) }
  }

  private static func entry(
    measurement: DatabaseValue, hasTimes: Bool, from database: Database
  ) throws -> Entry {
    let left = try row(.left, measurement: measurement, hasTimes: hasTimes, from: database)
    let right = try row(.right, measurement: measurement, hasTimes: hasTimes, from: database)
    guard let origin = String.fromDatabaseValue(left[0]).flatMap(Calibration.Origin.init),
      let bodyWeight = Double.fromDatabaseValue(left[3]),
      let isKnown = Int.fromDatabaseValue(left[4]), (0...1).contains(isKnown),
      let strides = Int.fromDatabaseValue(left[5]),
      // What is of both feet says the same in both rows.
      [0, 3, 4, 5, 6, 7].allSatisfy({
        (left[$0] as DatabaseValue) == right[$0] as DatabaseValue
      }),
      let leftScale = Double.fromDatabaseValue(left[2]),
      let rightScale = Double.fromDatabaseValue(right[2])
    else { throw MetadataTables.Damage(found: "a calibration without its numbers") }
    let calibration = Calibration(
      origin: origin, zero: PerFoot(left: try zero(left), right: try zero(right)),
      newtonsPerBodyWeight: PerFoot(left: leftScale, right: rightScale),
      bodyWeightNewtons: bodyWeight, isBodyMassKnown: isKnown == 1, strideCount: strides,
      measuredAtUnixSeconds: try seconds(left[6]))
    return (calibration, try seconds(left[7]))
  }

  private static func seconds(_ value: DatabaseValue) throws -> Double? {
    guard !value.isNull else { return nil }
    guard let seconds = Double.fromDatabaseValue(value) else {
      throw MetadataTables.Damage(found: "a calibration without its numbers")
    }
    return seconds
  }

  private static func row(
    _ foot: Foot, measurement: DatabaseValue, hasTimes: Bool, from database: Database
  ) throws -> Row {
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT origin, zero, newtonsPerBodyWeight, bodyWeightNewtons, isBodyMassKnown,
            strideCount, measuredAtUnixSeconds, \(hasTimes ? "fromSeconds" : "NULL")
          FROM calibration WHERE measurement = ? AND foot = ?
          """, arguments: [measurement, foot.rawValue])
    else { throw MetadataTables.Damage(found: "a calibration of one foot") }
    return row
  }

  private static func zero(_ row: Row) throws -> [Float] {
    guard let bytes = Blob.fromDatabaseValue(row[1])?.bytes, bytes.count.isMultiple(of: 4),
      bytes.count <= 4 * InsoleLayout.cellCountRange.upperBound
    else { throw MetadataTables.Damage(found: "a calibration without its zero") }
    var reader = BitReader(bytes)
    return (0..<bytes.count / 4).compactMap { _ in
      reader.integer(UInt32.self).map { Float(bitPattern: $0) }
    }
  }
}
