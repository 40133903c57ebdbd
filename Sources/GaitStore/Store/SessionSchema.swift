import GRDB

/// The tables of a `.gait` file and how older ones become the current ones.
///
/// One SQLite file per session, marked by its application id; `user_version` is the version of the
/// schema. `docs/FORMAT.md` describes the tables for other programs.
enum SessionSchema {
  /// "GAIT" in ASCII.
  static let applicationID: Int32 = 0x4741_4954
  static let currentVersion = 5
  /// What this program reads; tables that an older version has not are empty.
  static let readableVersions = 1...currentVersion

  /// Brings the tables of an open database from their version up to the current one.
  static func migrate(_ database: Database) throws {
    let version = try version(database)
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
    """,
    """
    CREATE TABLE calibration (
      measurement INTEGER NOT NULL,
      foot TEXT NOT NULL CHECK (foot IN ('left', 'right')),
      origin TEXT NOT NULL,
      zero BLOB NOT NULL,
      newtonsPerBodyWeight REAL NOT NULL,
      bodyWeightNewtons REAL NOT NULL,
      isBodyMassKnown INTEGER NOT NULL,
      strideCount INTEGER NOT NULL,
      measuredAtUnixSeconds REAL,
      PRIMARY KEY (measurement, foot)
    ) WITHOUT ROWID;
    CREATE TABLE clock (
      id INTEGER NOT NULL PRIMARY KEY,
      stream TEXT NOT NULL,
      sessionSeconds REAL NOT NULL,
      deviceSeconds REAL NOT NULL
    );
    CREATE TABLE feedback (
      id INTEGER NOT NULL PRIMARY KEY,
      measure TEXT NOT NULL,
      foot TEXT CHECK (foot IN ('left', 'right')),
      zoneLow REAL NOT NULL,
      zoneHigh REAL NOT NULL,
      under INTEGER NOT NULL,
      inZone INTEGER NOT NULL,
      over INTEGER NOT NULL,
      streak INTEGER NOT NULL,
      longestStreak INTEGER NOT NULL,
      secondsInZone REAL NOT NULL,
      seconds REAL NOT NULL
    );
    """,
    """
    CREATE TABLE leftOutStep (
      id INTEGER NOT NULL PRIMARY KEY,
      foot TEXT NOT NULL CHECK (foot IN ('left', 'right')),
      initialContactSeconds REAL NOT NULL,
      reason TEXT NOT NULL
    );
    """,
    """
    CREATE TABLE visit (
      id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
      person TEXT,
      number INTEGER,
      condition TEXT
    );
    """,
    """
    ALTER TABLE calibration ADD COLUMN fromSeconds REAL;
    ALTER TABLE feedback ADD COLUMN unit TEXT;
    ALTER TABLE feedback ADD COLUMN name TEXT;
    ALTER TABLE feedback ADD COLUMN schedule TEXT;
    ALTER TABLE feedback ADD COLUMN startSeconds REAL;
    """,
  ]

  /// The version of an open database; 0 if it has no tables of ours.
  static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  /// The name of the rows that hold a foot's frames.
  static func framesStream(_ foot: String) -> String { "\(foot).frames" }

  /// The name of the rows that hold a foot's reference force.
  static func referenceStream(_ foot: String) -> String { "\(foot).reference" }
}
