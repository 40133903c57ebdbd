import GRDB

/// The tables of the library's index.
///
/// Everything in it can be read off the sessions again: an index of another version is thrown away.
enum LibraryIndexSchema {
  /// "GAIX" in ASCII.
  static let applicationID: Int32 = 0x4741_4958
  static let version = 2

  /// Makes the tables, unless they are there.
  ///
  /// - Returns: false for a database of another kind or version.
  static func prepare(_ database: Database) throws -> Bool {
    let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if id == applicationID, found == version {
      // Damage in the first pages of a table is found here and not while something is looked for.
      _ = try Row.fetchOne(database, sql: "SELECT * FROM file LIMIT 1")
      _ = try Row.fetchOne(database, sql: "SELECT * FROM numbers LIMIT 1")
      return true
    }
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard id == 0, found == 0, tables == 0 else { return false }
    try database.execute(sql: tablesSQL)
    try database.execute(sql: "PRAGMA user_version = \(version)")
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    return true
  }

  /// The measures stand in a table of their own: they are long, and the list does without them.
  private static let tablesSQL = """
    CREATE TABLE file (
      path TEXT NOT NULL PRIMARY KEY,
      byteCount INTEGER NOT NULL,
      modifiedNanoseconds INTEGER NOT NULL,
      identity TEXT,
      title TEXT NOT NULL,
      source TEXT NOT NULL,
      startedAt TEXT NOT NULL,
      startedAtUnixSeconds REAL,
      durationSeconds REAL,
      tags TEXT NOT NULL,
      hasReference INTEGER NOT NULL,
      isSimulated INTEGER NOT NULL,
      person TEXT,
      visit INTEGER,
      condition TEXT,
      noteCount INTEGER NOT NULL,
      format TEXT NOT NULL,
      problem TEXT
    ) WITHOUT ROWID;
    CREATE INDEX fileByPerson ON file (person);
    CREATE TABLE numbers (
      identity TEXT NOT NULL PRIMARY KEY,
      version TEXT NOT NULL,
      stepsUsed INTEGER,
      symmetry REAL,
      symmetrySteps INTEGER,
      problem TEXT
    ) WITHOUT ROWID;
    CREATE TABLE measures (
      identity TEXT NOT NULL PRIMARY KEY,
      json TEXT NOT NULL
    );
    """
}
