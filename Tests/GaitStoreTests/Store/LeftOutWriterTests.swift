import Foundation
import GaitFiles
import GaitModel
import GaitStore
import GaitTestSupport
import Testing

/// Steps that are left out by hand are kept in the session's file, and nothing else changes.
@Suite struct LeftOutWriterTests {
  private let steps = [
    LeftOutStep(foot: .left, initialContactSeconds: 2.5, reason: RandomSessions.hostileText),
    LeftOutStep(foot: .right, initialContactSeconds: 1.0 / 3, reason: ""),
    LeftOutStep(foot: .right, initialContactSeconds: -1.25, reason: "nul \0 within"),
  ]

  private func error(_ body: () throws(GaitlabError) -> Void) -> GaitlabError? {
    do throws(GaitlabError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func theyAreKeptInOrderAndTakenBack() throws {
    try StoreFixture.withFile { path throws in
      for step in steps { try LeftOutWriter.leaveOut(step, path: path) }
      var expected = StoreFixture.session
      expected.metadata.leftOutSteps = steps
      #expect(try SessionFile(path: path).recorded() == expected)
      try LeftOutWriter.takeBack([steps[0], steps[1]], path: path)
      expected.metadata.leftOutSteps = [steps[2]]
      #expect(try SessionFile(path: path).recorded() == expected)
      // Of the other foot, and another moment.
      try LeftOutWriter.takeBack(
        [
          LeftOutStep(foot: .left, initialContactSeconds: -1.25),
          LeftOutStep(foot: .right, initialContactSeconds: -1.250_001),
        ], path: path)
      #expect(try SessionFile(path: path).recorded() == expected)
      let folder = URL(filePath: path).deletingLastPathComponent().path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["session.gait"])
    }
  }

  @Test func aWrittenSessionHoldsThem() throws {
    var session = StoreFixture.session
    session.metadata.leftOutSteps = steps
    try StoreFixture.withFile(session) { path throws in
      #expect(try SessionFile(path: path).recorded() == session)
    }
  }

  @Test(arguments: ["version-1.gait", "version-2.gait"])
  func olderFilesGetTheTableFirst(name: String) throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/old.gait"
      try FileManager.default.copyItem(
        atPath: Fixture.path("gait/" + name), toPath: path)
      var expected = try SessionFile(path: path).recorded()
      #expect(expected.metadata.leftOutSteps.isEmpty)
      // Nothing to take back: the file is read as before.
      try LeftOutWriter.takeBack(steps, path: path)
      #expect(try SessionFile(path: path).recorded() == expected)
      for step in steps { try LeftOutWriter.leaveOut(step, path: path) }
      expected.metadata.leftOutSteps = steps
      #expect(try SessionFile(path: path).recorded() == expected)
    }
  }

  @Test func whatIsNoTimeOrNoSessionIsRefused() throws {
    try StoreFixture.withFile { path throws in
      let before = try Data(contentsOf: URL(filePath: path))
      for time in [Double.nan, .infinity] {
        let step = LeftOutStep(foot: .left, initialContactSeconds: time)
        #expect(
          error { () throws(GaitlabError) in try LeftOutWriter.leaveOut(step, path: path) }?.code
            == .inconsistentSession)
        var session = StoreFixture.session
        session.metadata.leftOutSteps = [step]
        #expect(
          error { () throws(GaitlabError) in
            try SessionWriter.write(session, to: path + "2")
          }?.code == .inconsistentSession)
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
      try StoreFixture.pragma("PRAGMA user_version = \(SessionFile.formatVersion + 1)", on: path)
      #expect(
        error { () throws(GaitlabError) in try LeftOutWriter.leaveOut(steps[0], path: path) }?.code
          == .newerVersion)
    }
    try Fixture.withFolder { folder throws in
      #expect(
        error { () throws(GaitlabError) in
          try LeftOutWriter.leaveOut(steps[0], path: folder + "/none.gait")
        }?.code == .unreadable)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  /// A number would be made of steps that it was not to be of.
  @Test(arguments: [
    "UPDATE leftOutStep SET initialContactSeconds = 'soon'",
    "UPDATE leftOutStep SET initialContactSeconds = 9e99", "DROP TABLE leftOutStep",
  ])
  func damagedRowsAreRefused(sql: String) throws {
    try StoreFixture.withFile { path throws in
      try LeftOutWriter.leaveOut(steps[0], path: path)
      try StoreFixture.execute(sql, on: path)
      #expect(StoreFixture.error(opening: path)?.code == .corruptChunk)
    }
  }

  @Test(
    .enabled(if: Privileges.canBeDropped, "needs a system with rights for files"),
    arguments: [(file: 0o444, folder: 0o755), (file: 0o666, folder: 0o555)])
  func whatCannotBeWrittenStaysAsItWas(modes: (file: Int, folder: Int)) throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/old.gait"
      let manager = FileManager.default
      try manager.copyItem(atPath: Fixture.path("gait/version-2.gait"), toPath: path)
      let before = try Data(contentsOf: URL(filePath: path))
      try manager.setAttributes([.posixPermissions: modes.file], ofItemAtPath: path)
      try manager.setAttributes([.posixPermissions: modes.folder], ofItemAtPath: folder)
      defer { try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder) }
      for refusal in Privileges.dropped({
        [
          error { () throws(GaitlabError) in try LeftOutWriter.leaveOut(steps[0], path: path) },
          error { () throws(GaitlabError) in try LeftOutWriter.takeBack(steps, path: path) },
        ]
      }) {
        #expect(refusal?.code == .readOnly)
        #expect(refusal?.summary.contains("cannot be written") == true)
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }
}
