import GRDB
import GaitModel

/// Whose session it is, as the one row of its table.
enum VisitTable {
  /// Takes the place of what was there.
  static func write(_ visit: SessionVisit, to database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO visit (id, person, number, condition) VALUES (1, ?, ?, ?)",
      arguments: [
        visit.person.map(StoredText.value), visit.number, visit.condition.map(StoredText.value),
      ])
  }

  /// - Throws: what the database says.
  static func visit(from database: Database) throws -> SessionVisit {
    guard try SessionSchema.version(database) > 3,
      let row = try Row.fetchOne(database, sql: "SELECT person, number, condition FROM visit")
    else { return SessionVisit() }
    return SessionVisit(
      person: String.fromDatabaseValue(row[0]), number: Int.fromDatabaseValue(row[1]),
      condition: String.fromDatabaseValue(row[2]))
  }
}

/// The tags of a session, in their order.
enum TagTable {
  /// Takes the place of those that were there.
  static func write(_ tags: [String], to database: Database) throws {
    try database.execute(sql: "DELETE FROM tag")
    for (position, tag) in tags.enumerated() {
      try database.execute(
        sql: "INSERT INTO tag (position, text) VALUES (?, ?)",
        arguments: [position, StoredText.value(tag)])
    }
  }

  /// - Throws: what the database says.
  static func tags(from database: Database) throws -> [String] {
    try Row.fetchAll(database, sql: "SELECT text FROM tag ORDER BY position")
      .compactMap { String.fromDatabaseValue($0[0]) }
  }
}
