import GRDB
import GaitModel

/// Moments on two clocks as rows, so that the times that a device gave can be had back.
enum ClockTable {
  static func append(_ point: ClockPoint, to database: Database) throws {
    try database.cachedStatement(
      sql: "INSERT INTO clock (stream, sessionSeconds, deviceSeconds) VALUES (?, ?, ?)"
    ).execute(arguments: [
      stream(point.foot, isReference: point.isReference), point.sessionSeconds,
      point.deviceSeconds,
    ])
  }

  /// The moments of one stream in the order of the session's time.
  static func points(
    _ foot: Foot, isReference: Bool, from database: Database
  ) throws -> [ClockPoint] {
    guard try SessionSchema.version(database) > 1 else { return [] }
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT sessionSeconds, deviceSeconds FROM clock WHERE stream = ?
        ORDER BY sessionSeconds, id
        """, arguments: [stream(foot, isReference: isReference)])
    var points: [ClockPoint] = []
    while let row = try rows.next() {
      guard let session = Double.fromDatabaseValue(row[0]),
        let device = Double.fromDatabaseValue(row[1])
      else { throw MetadataTables.Damage(found: "a clock without a time") }
      let point = ClockPoint(
        foot: foot, isReference: isReference, sessionSeconds: session, deviceSeconds: device)
      if let problem = MetadataCheck.problem(point) {
        throw MetadataTables.Damage(found: problem)
      }
      points.append(point)
    }
    return points
  }

  private static func stream(_ foot: Foot, isReference: Bool) -> String {
    isReference
      ? SessionSchema.referenceStream(foot.rawValue) : SessionSchema.framesStream(foot.rawValue)
  }
}
