import GRDB
import GaitFiles
import GaitModel

/// The open file of a recording; every commit is on the disk when it returns.
///
/// The journal is one that rolls back, so that the session is one file nearly all the time and may be
/// copied at any moment. A class because it owns the connection and the registration of its file.
final class RecordingStore: Sendable {
  private let path: String
  private let identity: FileIdentity
  private let database: DatabaseQueue

  /// Opens a session to add to it.
  ///
  /// - Parameters:
  ///   - path: a sound session.
  ///   - expected: the file that it has to be, or nil for any.
  /// - Throws: `unreadable` if it is another file, and what opening throws.
  init(path: String, expected: FileIdentity? = nil) throws(GaitlabError) {
    // Asked first, because SQLite would make a file that is gone again, without tables.
    guard let identity = FileIdentity(path: path), expected == nil || identity == expected else {
      throw GaitlabError(
        .unreadable, file: path, found: "the file was removed, moved or replaced",
        advice: "put it back; what was recorded since then is kept as long as there is room")
    }
    self.path = path
    self.identity = identity
    do {
      var configuration = StoreAccess.configuration(readonly: false)
      configuration.prepareDatabase { database in
        // Full synchronisation of the drive exists on macOS only; elsewhere this does nothing.
        try database.execute(
          sql: """
            PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA fullfsync = ON
            """)
      }
      database = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
    OpenRecordings.add(identity)
  }

  deinit { OpenRecordings.remove(identity) }

  var file: FileIdentity { identity }

  /// Brings items to the disk, all or none.
  ///
  /// - Throws: what the database says.
  func commit(_ items: some Sequence<RecorderItem>) throws {
    try database.write { database in for item in items { try item.write(to: database) } }
  }

  /// Marks the file as being recorded, with the tables of this version.
  func begin() throws(GaitlabError) {
    do {
      try database.write { database in
        try SessionSchema.migrate(database)
        try SessionProperty.write(
          .recordingState, SessionProperty.recording.databaseValue, to: database)
      }
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }

  /// Marks the file as finished.
  ///
  /// It is a transaction of its own that touches one page: whoever copies the file in the middle of it
  /// has a whole file of either kind.
  func markFinished() throws {
    try database.write { database in
      try SessionProperty.write(
        .recordingState, SessionProperty.finished.databaseValue, to: database)
    }
  }

  /// Gives the file back without its journal.
  func close() {
    try? database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
    try? database.close()
  }

  /// What is there of one stream: first and last time, or nil, and the number of samples.
  func extent(stream: String) throws(GaitlabError) -> (
    seconds: ClosedRange<Double>?, sampleCount: Int
  ) {
    do {
      return try database.read { database in
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT min(startSeconds), max(endSeconds), total(sampleCount) FROM chunk
            WHERE stream = ?
            """, arguments: [stream])
        guard let row, let first = Double.fromDatabaseValue(row[0]),
          let last = Double.fromDatabaseValue(row[1]), first <= last,
          let count = Double.fromDatabaseValue(row[2]), count >= 0, count < 1e15
        else { return (nil, 0) }
        return (first...last, Int(count))
      }
    } catch {
      throw StoreErrors.sessionError(error, path: path)
    }
  }
}
