import GRDB
import GaitFiles
import GaitModel

/// What opening a session reads: all but the samples and the clocks.
struct SessionContent {
  let metadata: SessionMetadata
  let markers: [Marker]
  let feedback: [FeedbackSummary]
  let seconds: ClosedRange<Double>
  let isRecordingUnfinished: Bool

  /// - Throws: `notAGaitFile`, `newerVersion`, damage, and what the database says.
  static func read(from database: Database, path: String) throws -> SessionContent {
    try checkVersion(database, path: path)
    return SessionContent(
      metadata: try MetadataTables.read(from: database), markers: try markers(database),
      feedback: try FeedbackTable.summaries(from: database), seconds: try extent(database),
      isRecordingUnfinished: try SessionProperty.isRecording(database))
  }

  static func checkVersion(_ database: Database, path: String) throws {
    let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    guard id == SessionSchema.applicationID else {
      throw GaitlabError(
        .notAGaitFile, file: path, found: "a SQLite database of another program",
        expected: "a gait session", advice: "choose a .gait file")
    }
    let version = try SessionSchema.version(database)
    guard SessionSchema.readableVersions.contains(version) else {
      throw GaitlabError(
        .newerVersion, file: path, found: "version \(version) of the session format",
        expected: "version 1 to \(SessionSchema.currentVersion)",
        advice: "open it with a newer gaitlab; it was not changed")
    }
  }

  private static func markers(_ database: Database) throws -> [Marker] {
    try Row.fetchAll(database, sql: "SELECT timeSeconds, note FROM marker ORDER BY timeSeconds")
      .compactMap { row in
        guard let time = Double.fromDatabaseValue(row[0]), time.isFinite,
          let note = String.fromDatabaseValue(row[1])
        else { return nil }
        return Marker(timeSeconds: time, note: note)
      }
  }

  private static func extent(_ database: Database) throws -> ClosedRange<Double> {
    var low = Double.infinity
    var high = -Double.infinity
    for foot in Foot.allCases {
      let stream = SessionSchema.framesStream(foot.rawValue)
      // Each half is one step into the index; asked for together they would scan it.
      let first = try Double.fetchOne(
        database, sql: "SELECT min(startSeconds) FROM chunk WHERE stream = ?", arguments: [stream])
      let last = try Double.fetchOne(
        database,
        sql: """
          SELECT endSeconds FROM chunk WHERE stream = ? ORDER BY startSeconds DESC LIMIT 1
          """, arguments: [stream])
      if let first, let last, first <= last {
        low = min(low, first)
        high = max(high, last)
      }
    }
    guard low <= high else { return 0...0 }
    // Readers step through this; an absurd end would keep them busy for ever.
    guard Plausible.times.contains(low), high - low <= Plausible.longestSeconds else {
      throw MetadataTables.Damage(found: "a recording from \(low) s to \(high) s")
    }
    return low...high
  }
}
