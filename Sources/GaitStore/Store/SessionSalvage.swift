import Foundation
import GRDB
import GaitModel

/// What was saved from a recording that is damaged, as a copy is that was made while it went on.
///
/// Such a copy has pages of before and after a commit. All that was committed well before is sound, so
/// the rows of samples are taken in the order in which they were written, up to the first damaged one.
package struct SessionSalvage: Equatable, Sendable {
  /// Rows of samples that were read.
  package let chunkCount: Int
  /// Frames and reference forces in them.
  package let sampleCount: Int

  /// A sign that a recording is damaged.
  struct Unsound: Error {
    let found: String
  }

  /// Whether an error is of the kind that a torn copy gives.
  static func mayHelp(_ error: any Error) -> Bool {
    switch error {
    case is Unsound, is MetadataTables.Damage: true
    case let error as DatabaseError:
      [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_IOERR].contains(error.resultCode)
    default: false
    }
  }

  /// Looks through all of a recording that was not finished.
  ///
  /// - Throws: `Unsound` or what the database says, unless every row is there and every index right.
  static func requireSound(_ database: Database) throws {
    let found = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") ?? "no answer"
    guard found == "ok" else { throw Unsound(found: found) }
    let rows = try Row.fetchCursor(
      database, sql: "SELECT id, checksum, samples FROM chunk NOT INDEXED ORDER BY id")
    while let row = try rows.next() {
      guard let checksum = Int64.fromDatabaseValue(row[1]),
        let blob = Blob.fromDatabaseValue(row[2]), ChunkCodec.checksum(blob.bytes) == checksum
      else {
        throw Unsound(found: "chunk \(Int.fromDatabaseValue(row[0]) ?? 0) is damaged")
      }
    }
  }

  typealias Saved = (database: DatabaseQueue, content: SessionContent, salvage: SessionSalvage)

  /// Reads what is sound of a recording into memory, without changing the file.
  ///
  /// - Throws: why it cannot be: it is no recording that went on, or it holds no samples.
  static func read(path: String) throws -> Saved {
    var configuration = StoreAccess.configuration(readonly: true)
    configuration.prepareDatabase { database in
      // Lets SQLite open a file that is shorter than its first page says.
      try database.execute(sql: "PRAGMA writable_schema = ON")
    }
    let torn = try DatabaseQueue(path: path, configuration: configuration)
    let memory = try DatabaseQueue()
    return try torn.read { source in
      try SessionContent.checkVersion(source, path: path)
      guard try SessionProperty.isRecording(source) else {
        throw Unsound(found: "not a recording that went on")
      }
      let metadata = try MetadataTables.readSound(from: source)
      return try memory.writeWithoutTransaction { target in
        try SessionSchema.migrate(target)
        try MetadataTables.write(metadata, to: target)
        try SessionProperty.write(
          .recordingState, SessionProperty.recording.databaseValue, to: target)
        copySoundRows(from: source, to: target)
        let salvage = try writeChunks(ofFile: path, to: target)
        guard salvage.chunkCount > 0 else { throw Unsound(found: "no samples") }
        let content = try SessionContent.read(from: target, path: path)
        return (memory, content, salvage)
      }
    }
  }

  /// Copies markers, clocks and feedback, each up to the first row that cannot be read.
  private static func copySoundRows(from source: Database, to target: Database) {
    for table in ["clock", "feedback", "marker"] {
      // The end of a table that is damaged is not copied; that is all there is to do about it.
      try? {
        let rows = try Row.fetchCursor(source, sql: "SELECT * FROM \(table) ORDER BY id")
        // An older file has fewer columns; what they are called the schema says, not the row.
        let known = Set(try target.columns(in: table).map(\.name))
        while let row = try rows.next() {
          let names = row.columnNames.filter(known.contains)
          guard names.count == row.count else { return }
          let places = names.map { _ in "?" }.joined(separator: ", ")
          try target.execute(
            sql: """
              INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(places))
              """,
            arguments: StatementArguments(row.databaseValues))
        }
      }()
    }
  }

  /// Writes the rows of samples from the first up to the first that is damaged or missing.
  private static func writeChunks(ofFile path: String, to target: Database) throws -> SessionSalvage
  {
    let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path)))
    let rows = SQLitePages(bytes)?.chunkRows() ?? [:]
    var chunks = 0
    var samples = 0
    while let row = rows[chunks + 1] {
      try row.insert(into: target)
      chunks += 1
      samples += row.sampleCount
    }
    return SessionSalvage(chunkCount: chunks, sampleCount: samples)
  }
}
