import GRDB

/// The tables of a `.gait` file and how older ones become the current ones.
///
/// One SQLite file per session, marked by its application id; `user_version` is the version of the
/// schema. `docs/FORMAT.md` describes the tables for other programs.
enum SessionSchema {
  /// "GAIT" in ASCII.
  static let applicationID: Int32 = 0x4741_4954
  static let currentVersion = 1

  /// Brings the tables of an open database from their version up to the current one.
  static func migrate(_ database: Database) throws {
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    for step in migrations.dropFirst(version) { try database.execute(sql: step) }
    try database.execute(sql: "PRAGMA user_version = \(currentVersion)")
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
  }

  /// Step n takes version n to n + 1; a step that was released is never edited, one is added.
  private static let migrations: [String] = [
    """
    CREATE TABLE property (
      key TEXT NOT NULL PRIMARY KEY,
      value
    ) WITHOUT ROWID;
    CREATE TABLE tag (
      position INTEGER NOT NULL PRIMARY KEY,
      text TEXT NOT NULL
    );
    CREATE TABLE insole (
      foot TEXT NOT NULL PRIMARY KEY CHECK (foot IN ('left', 'right')),
      layoutName TEXT NOT NULL,
      lengthMillimetres REAL NOT NULL,
      widthMillimetres REAL NOT NULL,
      matrixRows INTEGER,
      matrixColumns INTEGER,
      matrixMask BLOB,
      unit TEXT NOT NULL,
      samplingRateHz REAL NOT NULL,
      saturation REAL
    ) WITHOUT ROWID;
    CREATE TABLE cell (
      foot TEXT NOT NULL REFERENCES insole (foot),
      position INTEGER NOT NULL,
      lateralX REAL NOT NULL,
      heelY REAL NOT NULL,
      width REAL NOT NULL,
      length REAL NOT NULL,
      areaSquareMillimetres REAL NOT NULL,
      PRIMARY KEY (foot, position)
    ) WITHOUT ROWID;
    CREATE TABLE marker (
      id INTEGER NOT NULL PRIMARY KEY,
      timeSeconds REAL NOT NULL,
      note TEXT NOT NULL
    );
    CREATE TABLE chunk (
      id INTEGER NOT NULL PRIMARY KEY,
      stream TEXT NOT NULL,
      startSeconds REAL NOT NULL,
      endSeconds REAL NOT NULL,
      sampleCount INTEGER NOT NULL,
      checksum INTEGER NOT NULL,
      samples BLOB NOT NULL
    );
    CREATE UNIQUE INDEX chunkByTime ON chunk (stream, startSeconds, endSeconds);
    """
  ]

  /// The name of the rows that hold a foot's frames.
  static func framesStream(_ foot: String) -> String { "\(foot).frames" }

  /// The name of the rows that hold a foot's reference force.
  static func referenceStream(_ foot: String) -> String { "\(foot).reference" }
}
