import Foundation
import GRDB
import GaitFiles
package import GaitModel

/// What is known of the sessions of a library, so that thousands are listed without opening one.
///
/// Several programs may use it at once. A broken one is deleted and filled again; where no file can be made, it
/// is kept in memory. A class because it owns the connection.
package final class LibraryIndex: Sendable {
  private let database: DatabaseQueue
  /// Why what is known is forgotten at the end; nil if it is kept.
  package let problem: String?

  /// How long another program may write, in seconds.
  private static let busySeconds = 5.0

  /// - Parameter path: its file, whose folder is made if it is not there; nil keeps nothing.
  package init(path: String?) {
    let opened = Self.open(path)
    database = opened.database
    problem = opened.problem
  }

  private static func open(_ path: String?) -> (database: DatabaseQueue, problem: String?) {
    guard let path else { return (inMemory(), nil) }
    do {
      try FileManager.default.createDirectory(
        atPath: FileName.folder(path), withIntermediateDirectories: true)
      do {
        return (try openFile(path), nil)
      } catch let error where isBroken(error) {
        for suffix in ["", "-journal", "-wal", "-shm"] {
          try? FileManager.default.removeItem(atPath: path + suffix)
        }
        return (try openFile(path), nil)
      }
    } catch {
      return (
        inMemory(), "the list of sessions cannot be kept in \(path); it is made again every time"
      )
    }
  }

  private static func inMemory() -> DatabaseQueue {
    do {
      let database = try DatabaseQueue()
      _ = try database.write(LibraryIndexSchema.prepare)
      return database
    } catch {
      preconditionFailure("SQLite makes no database in memory: \(error)")
    }
  }

  /// Another program's tables, or another version's.
  private struct Foreign: Error {}

  private static func openFile(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busySeconds)
    configuration.prepareDatabase { database in
      // What is lost with the power is read off the sessions again.
      try database.execute(sql: "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = OFF")
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    guard try database.write(LibraryIndexSchema.prepare) else { throw Foreign() }
    return database
  }

  private static func isBroken(_ error: any Error) -> Bool {
    if error is Foreign { return true }
    guard let error = error as? DatabaseError else { return false }
    return [.SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_FORMAT]
      .contains(error.resultCode)
  }

  // MARK: - Files

  /// All files that are known, by their path; none where the index cannot be read.
  package func files() -> [String: IndexedFile] {
    let rows = try? database.read { database in
      var files: [String: IndexedFile] = [:]
      let rows = try Row.fetchCursor(database, sql: IndexRow.select)
      while let row = try rows.next() {
        guard let file = IndexRow.file(row) else { continue }
        files[file.entry.path] = file
      }
      return files
    }
    return rows ?? [:]
  }

  /// Keeps what has been read of files, all or nothing; an index that cannot be written keeps what it has.
  package func keep(_ files: [IndexedFile]) {
    try? database.write { database in
      for file in files { try IndexRow.write(file, to: database) }
    }
  }

  /// Forgets files that are gone; the numbers of their sessions stay, for when these come back elsewhere.
  package func forget(_ paths: [String]) {
    try? database.write { database in
      for path in paths {
        try database.execute(sql: "DELETE FROM file WHERE path = ?", arguments: [path])
      }
    }
  }

  // MARK: - Numbers

  /// The numbers of a session as one version of the analysis found them.
  ///
  /// - Returns: nil where they are not known, and why where they cannot be.
  package func numbers(
    of identity: String, version: String
  ) -> Result<SessionNumbers, NumbersProblem>? {
    try? database.read { database in
      guard
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT numbers.problem, measures.json FROM numbers
            LEFT JOIN measures ON measures.identity = numbers.identity
            WHERE numbers.identity = ? AND numbers.version = ?
            """, arguments: [identity, version])
      else { return nil }
      if let problem = String.fromDatabaseValue(row[0]) {
        return .failure(NumbersProblem(summary: problem))
      }
      guard let json = String.fromDatabaseValue(row[1]),
        let numbers = try? JSONDecoder().decode(SessionNumbers.self, from: Data(json.utf8))
      else { return nil }
      return .success(numbers)
    }
  }

  /// How many steps a session has by the newest count, and which version of the analysis counted them.
  package func steps(of identity: String) -> (version: String, steps: LibraryEntry.Steps)? {
    try? database.read { database in
      guard
        let row = try Row.fetchOne(
          database,
          sql: """
            SELECT version, stepsUsed, symmetry, problem, symmetrySteps FROM numbers WHERE identity = ?
            """,
          arguments: [identity]), let version = String.fromDatabaseValue(row[0])
      else { return nil }
      return IndexRow.steps(used: row[1], symmetry: row[2], problem: row[3], n: row[4])
        .map { (version, $0) }
    }
  }

  /// Why a session has no numbers.
  package struct NumbersProblem: Error, Equatable, Sendable {
    package let summary: String

    package init(summary: String) { self.summary = summary }
  }

  /// Keeps the numbers of a session, or why it has none.
  package func keep(
    _ numbers: Result<SessionNumbers, NumbersProblem>, of identity: String, version: String
  ) {
    try? database.write { database in
      var problem: String?
      var found: SessionNumbers?
      switch numbers {
      case .success(let numbers): found = numbers
      case .failure(let error): problem = error.summary
      }
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO numbers
            (identity, version, stepsUsed, symmetry, symmetrySteps, problem)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          identity, version, found?.stepsUsed, found?.symmetry, found?.symmetrySteps, problem,
        ])
      guard let found else { return }
      try database.execute(
        sql: "INSERT OR REPLACE INTO measures (identity, json) VALUES (?, ?)",
        arguments: [identity, String(decoding: try JSONEncoder().encode(found), as: UTF8.self)])
    }
  }
}
