import GRDB

/// Rows of the table of properties that are written while a recording continues.
enum SessionProperty: String {
  /// Seconds that are added to the times of the reference; 0 where it is missing.
  case referenceLagSeconds
  /// What is taken off the reference of each foot, as JSON; missing where that is found on the samples.
  case referenceLevels
  /// What the reference is; missing where there is none.
  case reference
  case bodyMassKilograms
  /// Whether the recording came to its end; missing in files that were not recorded live.
  case recordingState

  /// What `recordingState` says while frames are added.
  static let recording = "recording"
  /// What `recordingState` says when nothing will be added any more.
  static let finished = "finished"

  static func write(
    _ property: SessionProperty, _ value: DatabaseValue, to database: Database
  ) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO property (key, value) VALUES (?, ?)",
      arguments: [property.rawValue, value])
  }

  static func read(_ property: SessionProperty, from database: Database) throws -> DatabaseValue? {
    try Row.fetchOne(
      database, sql: "SELECT value FROM property WHERE key = ?", arguments: [property.rawValue]
    )?[0]
  }

  /// Whether somebody records into the file, or did so until the power went.
  static func isRecording(_ database: Database) throws -> Bool {
    try read(.recordingState, from: database).flatMap(String.fromDatabaseValue) == recording
  }
}
