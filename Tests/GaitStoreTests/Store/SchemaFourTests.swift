import Foundation
import GRDB
import GaitFiles
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitStore

/// Files of version 4, in which a calibration has no second from which it holds.
@Suite struct SchemaFourTests {
  private static let session: RecordedSession = {
    var session = StoreFixture.session
    session.metadata.calibration = CalibrationFixture.calibration(for: session.metadata)
    return session
  }()

  /// A file as version 4 wrote it, with a second calibration that was made while it was recorded.
  private func withFile<Result>(_ body: (String) throws -> Result) throws -> Result {
    try StoreFixture.withFile(Self.session) { path throws in
      try StoreFixture.execute("ALTER TABLE calibration DROP COLUMN fromSeconds", on: path)
      for column in ["unit", "name", "schedule", "startSeconds"] {
        try StoreFixture.execute("ALTER TABLE feedback DROP COLUMN \(column)", on: path)
      }
      try StoreFixture.execute(
        """
        INSERT INTO calibration SELECT 2, foot, 'standing', zero, newtonsPerBodyWeight + 10,
          bodyWeightNewtons, isBodyMassKnown, 0, measuredAtUnixSeconds + 60
        FROM calibration WHERE measurement = 1
        """, on: path)
      try StoreFixture.pragma("PRAGMA user_version = 4", on: path)
      return try body(path)
    }
  }

  private func tables(_ path: String) throws -> [String] {
    let database = try DatabaseQueue(path: path)
    defer { try? database.close() }
    return try database.read { database in
      let columns = try Row.fetchAll(
        database,
        sql: """
          SELECT m.name || '.' || c.name || ' ' || c.type FROM sqlite_master m, pragma_table_info(m.name) c
          WHERE m.type = 'table' ORDER BY m.name, c.cid
          """)
      return columns.compactMap { String.fromDatabaseValue($0[0]) }
    }
  }

  private func version(_ path: String) throws -> Int {
    let database = try DatabaseQueue(path: path)
    defer { try? database.close() }
    return try database.read { try SessionSchema.version($0) }
  }

  @Test func theFileIsOneOfVersionFour() throws {
    try withFile { path throws in
      #expect(try tables(path) == (try tables(Fixture.path("gait/version-4.gait"))))
      #expect(try version(path) == 4)
    }
  }

  @Test func itsLastCalibrationCountsForAllOfIt() throws {
    try withFile { path throws in
      let before = try Data(contentsOf: URL(filePath: path))
      let metadata = try SessionFile(path: path).metadata
      #expect(metadata.calibration?.origin == .standing)
      #expect(metadata.calibration?.newtonsPerBodyWeight.left == 713.25)
      #expect(metadata.calibrationChanges.isEmpty)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func migratedItSaysTheSame() throws {
    try withFile { path throws in
      var expected = try SessionFile(path: path).recorded()
      let step = LeftOutStep(foot: .left, initialContactSeconds: 1.5)
      try LeftOutWriter.leaveOut(step, path: path)
      expected.metadata.leftOutSteps = [step]
      #expect(try version(path) == 5)
      #expect(try SessionFile(path: path).recorded() == expected)
    }
  }

  @Test func aRecordingContinuesInItWithCalibrationsThatHaveATime() throws {
    try withFile { path throws in
      let before = try SessionFile(path: path).metadata
      let recorder = try SessionRecorder.continuing(path: path)
      var calibration = CalibrationFixture.calibration(for: before)
      calibration.newtonsPerBodyWeight.right = 600
      try recorder.update(calibration: calibration, fromSeconds: 3.5)
      #expect(recorder.metadata.calibrationChanges.map(\.fromSeconds) == [3.5])
      recorder.finish()
      let metadata = try SessionFile(path: path).metadata
      #expect(metadata.calibration == before.calibration)
      #expect(
        metadata.calibrationChanges == [CalibrationChange(calibration, fromSeconds: 3.5)])
    }
  }

  @Test func aCalibrationFromNoTimeIsRefused() throws {
    try withFile { path throws in
      let recorder = try SessionRecorder.continuing(path: path)
      let calibration = CalibrationFixture.calibration(for: recorder.metadata)
      #expect {
        try recorder.update(calibration: calibration, fromSeconds: .infinity)
      } throws: {
        ($0 as? GaitlabError)?.code == .inconsistentSession
      }
      recorder.finish()
      #expect(try SessionFile(path: path).metadata.calibrationChanges.isEmpty)
    }
  }
}
