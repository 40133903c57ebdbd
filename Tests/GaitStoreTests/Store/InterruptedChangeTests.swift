import Foundation
import GRDB
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// A change that lost its power half way is undone, and never in another file.
@Suite struct InterruptedChangeTests {
  /// Lends a copy of a file and its journal, made in the middle of a change that spilled.
  private func withHotJournal(_ body: (String) throws -> Void) throws {
    try StoreFixture.withFile { path throws in
      let copy = path + ".copy.gait"
      let database = try DatabaseQueue(path: path)
      try database.inDatabase { database in
        try database.execute(
          sql: """
            PRAGMA cache_size = 1; BEGIN IMMEDIATE;
            UPDATE chunk SET checksum = 0;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
            INSERT INTO marker (timeSeconds, note) SELECT i, 'never committed' FROM n;
            """)
        for suffix in ["", "-journal"] {
          try FileManager.default.copyItem(atPath: path + suffix, toPath: copy + suffix)
        }
        try database.execute(sql: "ROLLBACK")
      }
      try database.close()
      try body(copy)
    }
  }

  @Test func anInterruptedChangeIsUndone() throws {
    try withHotJournal { path throws in
      #expect(try SessionFile(path: path).recorded() == StoreFixture.session)
      #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
    }
  }

  @Test(.enabled(if: Privileges.canBeDropped, "needs a system with rights for files"))
  func whatCannotBeUndoneIsSaid() throws {
    try withHotJournal { path throws in
      let folder = URL(filePath: path).deletingLastPathComponent().path
      let manager = FileManager.default
      for file in try manager.contentsOfDirectory(atPath: folder) {
        try manager.setAttributes(
          [.posixPermissions: 0o444], ofItemAtPath: folder + "/" + file)
      }
      try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
      defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
      let error = Privileges.dropped { StoreFixture.error(opening: path) }
      #expect(error?.code == .readOnly)
      #expect(error?.advice.contains("-journal") == true)
      #expect(manager.fileExists(atPath: path + "-journal"))
    }
  }

  @Test func aReplacedFilesJournalGoesWithIt() throws {
    try withHotJournal { path throws in
      for suffix in ["-wal", "-shm"] {
        try Data("old".utf8).write(to: URL(filePath: path + suffix))
      }
      var session = StoreFixture.session
      session.metadata.notes = "new"
      try SessionWriter.write(session, to: path, replacing: true)
      for suffix in ["-journal", "-wal", "-shm"] {
        #expect(!FileManager.default.fileExists(atPath: path + suffix))
      }
      #expect(try SessionFile(path: path).recorded() == session)
    }
  }

  /// The journal of a file that somebody removed must not be applied to the next of its name.
  @Test func aRemovedFilesJournalIsNotAppliedToTheNext() throws {
    try withHotJournal { path throws in
      try FileManager.default.removeItem(atPath: path)
      try SessionWriter.write(StoreFixture.session, to: path)
      #expect(!FileManager.default.fileExists(atPath: path + "-journal"))
      #expect(try SessionFile(path: path).recorded() == StoreFixture.session)
    }
  }

  /// Programs that use one file at the same moment wait for each other.
  @Test func markersOfSeveralProgramsAreAllKept() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "gaitlab-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "session.gait").path
    try SessionWriter.write(StoreFixture.session, to: path)
    let refusals = await withTaskGroup(of: [GaitlabError].self) { group in
      for writer in 0..<4 {
        group.addTask {
          (0..<10).compactMap { number in
            let marker = Marker(timeSeconds: Double(number), note: "\(writer)")
            do throws(GaitlabError) {
              try MarkerWriter.append(marker, path: path)
              return nil
            } catch {
              return error
            }
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(refusals.isEmpty)
    #expect(try SessionFile(path: path).markers.count == StoreFixture.session.markers.count + 40)
  }
}
