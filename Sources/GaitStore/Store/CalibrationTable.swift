import GRDB
import GaitModel

/// Calibrations as rows, one a foot; the last one counts, and earlier ones stay.
enum CalibrationTable {
  static func append(_ calibration: Calibration, to database: Database) throws {
    let last = try Int.fetchOne(database, sql: "SELECT max(measurement) FROM calibration") ?? 0
    for foot in Foot.allCases {
      var writer = BitWriter()
      for value in calibration.zero[foot] { writer.append(littleEndian: value.bitPattern) }
      try database.execute(
        sql: """
          INSERT INTO calibration (measurement, foot, origin, zero, newtonsPerBodyWeight,
            bodyWeightNewtons, isBodyMassKnown, strideCount, measuredAtUnixSeconds)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          last + 1, foot.rawValue, calibration.origin.rawValue, Blob(writer.bytes),
          calibration.newtonsPerBodyWeight[foot], calibration.bodyWeightNewtons,
          calibration.isBodyMassKnown ? 1 : 0, calibration.strideCount,
          calibration.measuredAtUnixSeconds,
        ])
    }
  }

  /// The calibration that counts, or nil if there is none; sizes and numbers are not yet checked.
  static func last(from database: Database) throws -> Calibration? {
    guard try SessionSchema.version(database) > 1 else { return nil }
    guard
      let last = try Row.fetchOne(
        database, sql: "SELECT measurement FROM calibration ORDER BY measurement DESC LIMIT 1"
      )?[0] as DatabaseValue?
    else { return nil }
    let left = try row(.left, measurement: last, from: database)
    let right = try row(.right, measurement: last, from: database)
    guard let origin = String.fromDatabaseValue(left[0]).flatMap(Calibration.Origin.init),
      let bodyWeight = Double.fromDatabaseValue(left[3]),
      let isKnown = Int.fromDatabaseValue(left[4]), (0...1).contains(isKnown),
      let strides = Int.fromDatabaseValue(left[5]),
      // What is of both feet says the same in both rows.
      [0, 3, 4, 5, 6].allSatisfy({ (left[$0] as DatabaseValue) == right[$0] as DatabaseValue }),
      let leftScale = Double.fromDatabaseValue(left[2]),
      let rightScale = Double.fromDatabaseValue(right[2])
    else { throw MetadataTables.Damage(found: "a calibration without its numbers") }
    let time: DatabaseValue = left[6]
    let measuredAt = Double.fromDatabaseValue(time)
    guard time.isNull || measuredAt != nil else {
      throw MetadataTables.Damage(found: "a calibration without its numbers")
    }
    return Calibration(
      origin: origin, zero: PerFoot(left: try zero(left), right: try zero(right)),
      newtonsPerBodyWeight: PerFoot(left: leftScale, right: rightScale),
      bodyWeightNewtons: bodyWeight, isBodyMassKnown: isKnown == 1, strideCount: strides,
      measuredAtUnixSeconds: measuredAt)
  }

  private static func row(
    _ foot: Foot, measurement: DatabaseValue, from database: Database
  ) throws -> Row {
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT origin, zero, newtonsPerBodyWeight, bodyWeightNewtons, isBodyMassKnown,
            strideCount, measuredAtUnixSeconds
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
