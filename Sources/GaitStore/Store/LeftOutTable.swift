import GRDB
import GaitModel

/// Steps that somebody has left out by hand, as rows in the order in which they were.
enum LeftOutTable {
  static func append(_ step: LeftOutStep, to database: Database) throws {
    try database.execute(
      sql: "INSERT INTO leftOutStep (foot, initialContactSeconds, reason) VALUES (?, ?, ?)",
      arguments: [
        step.foot.rawValue, step.initialContactSeconds, StoredText.value(step.reason),
      ])
  }

  /// Takes the rows of a step away, whatever reason they give.
  static func remove(_ step: LeftOutStep, from database: Database) throws {
    try database.execute(
      sql: "DELETE FROM leftOutStep WHERE foot = ? AND initialContactSeconds = ?",
      arguments: [step.foot.rawValue, step.initialContactSeconds])
  }

  /// - Throws: `Damage` for a row that is no step: a number would be made of steps that it was not to be of.
  static func steps(from database: Database) throws -> [LeftOutStep] {
    guard try SessionSchema.version(database) > 2 else { return [] }
    return try Row.fetchAll(
      database, sql: "SELECT foot, initialContactSeconds, reason FROM leftOutStep ORDER BY id"
    ).map { row in
      guard let foot = String.fromDatabaseValue(row[0]).flatMap(Foot.init),
        let seconds = Double.fromDatabaseValue(row[1]), Plausible.times.contains(seconds),
        let reason = String.fromDatabaseValue(row[2])
      else { throw MetadataTables.Damage(found: "a left-out step without its foot or time") }
      return LeftOutStep(foot: foot, initialContactSeconds: seconds, reason: reason)
    }
  }
}
