import Foundation
import GRDB
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitFiles
@testable import GaitStore

@Suite struct CalibrationTableTests {
  private static let session: RecordedSession = {
    var session = StoreFixture.session
    session.metadata.calibration = CalibrationFixture.calibration(for: session.metadata)
    session.metadata.referenceLagSeconds = 0.01875
    return session
  }()

  /// The same with two more that were made while it was recorded.
  private static let changedSession: RecordedSession = {
    var session = Self.session
    for (seconds, scale) in [(0.5, 710.5), (1.25, 650.75)] {
      var calibration = CalibrationFixture.calibration(for: session.metadata)
      calibration.newtonsPerBodyWeight.left = scale
      calibration.zero.right[1] = Float(scale / 1000)
      session.metadata.calibrate(calibration, fromSeconds: seconds)
    }
    return session
  }()

  @Test func calibrationsComeBackWithTheirTimes() throws {
    try StoreFixture.withFile(Self.changedSession) { path throws in
      let read = try SessionFile(path: path).recorded()
      #expect(read == Self.changedSession)
      #expect(read.metadata.calibrationChanges.map(\.fromSeconds) == [0.5, 1.25])
      #expect(read.metadata.calibration == Self.session.metadata.calibration)
    }
  }

  @Test func oneWithoutASecondReplacesAllBeforeIt() throws {
    try StoreFixture.withFile(Self.changedSession) { path throws in
      try StoreFixture.execute(
        "UPDATE calibration SET fromSeconds = NULL WHERE measurement = 2", on: path)
      let metadata = try SessionFile(path: path).metadata
      #expect(metadata.calibration?.newtonsPerBodyWeight.left == 710.5)
      #expect(metadata.calibrationChanges.map(\.fromSeconds) == [1.25])
      try StoreFixture.execute(
        "UPDATE calibration SET fromSeconds = NULL WHERE measurement = 3", on: path)
      let corrected = try SessionFile(path: path).metadata
      #expect(corrected.calibration?.newtonsPerBodyWeight.left == 650.75)
      #expect(corrected.calibrationChanges.isEmpty)
    }
  }

  @Test func aLaterOneThatHoldsFromEarlierReplacesWhatFollows() throws {
    try StoreFixture.withFile(Self.changedSession) { path throws in
      try StoreFixture.execute(
        "UPDATE calibration SET fromSeconds = 0.25 WHERE measurement = 3", on: path)
      let changes = try SessionFile(path: path).metadata.calibrationChanges
      #expect(changes.map(\.fromSeconds) == [0.25])
      #expect(changes.first?.calibration.newtonsPerBodyWeight.left == 650.75)
    }
  }

  /// A foot that joined later has no zero in the rows from before.
  @Test func aFootThatWasNotThereYetHasNoZero() throws {
    try StoreFixture.withFile(Self.changedSession) { path throws in
      try StoreFixture.execute(
        "UPDATE calibration SET zero = x'' WHERE foot = 'left' AND measurement = 2", on: path)
      let changes = try SessionFile(path: path).metadata.calibrationChanges
      #expect(changes.first?.calibration.zero.left == [0, 0, 0, 0])
      #expect(
        changes.last?.calibration == Self.changedSession.metadata.calibrationChanges[1].calibration)
    }
  }

  @Test(arguments: [
    "UPDATE calibration SET fromSeconds = 'soon' WHERE measurement = 2",
    "UPDATE calibration SET fromSeconds = 9e999 WHERE measurement = 3",
    "UPDATE calibration SET fromSeconds = 0.75 WHERE measurement = 2 AND foot = 'left'",
    "UPDATE calibration SET fromSeconds = NULL WHERE measurement = 2 AND foot = 'left'",
    "UPDATE calibration SET zero = x'00000000' WHERE measurement = 2",
    "UPDATE calibration SET newtonsPerBodyWeight = -1 WHERE measurement = 3",
    "DELETE FROM calibration WHERE foot = 'right' AND measurement = 2",
    """
    WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
    INSERT INTO calibration SELECT i, foot, origin, zero, newtonsPerBodyWeight, bodyWeightNewtons,
      isBodyMassKnown, strideCount, measuredAtUnixSeconds, i FROM n, calibration WHERE measurement = 3
    """,
  ])
  func absurdTimesAreRefused(sql: String) throws {
    try StoreFixture.withFile(Self.changedSession) { path throws in
      try StoreFixture.execute(sql, on: path)
      #expect(StoreFixture.error(opening: path)?.code == .corruptChunk)
    }
  }

  @Test func theIdentityOfASessionKnowsItsCalibrations() throws {
    let identities = try [Self.session, Self.changedSession].map { session in
      try StoreFixture.withFile(session) { try SessionFile(path: $0).contentIdentity() }
    }
    #expect(identities[0] != identities[1])
  }

  @Test func aCalibrationAndALagComeBack() throws {
    try StoreFixture.withFile(Self.session) { path throws in
      #expect(try SessionFile(path: path).recorded() == Self.session)
    }
  }

  @Test func aCalibrationOfOneFootComesBack() throws {
    var session = RandomSessions.session(
      seed: 3, layout: TestLayouts.scattered4, values: .quarters, feet: [.right], frames: 20)
    session.metadata.calibration = CalibrationFixture.calibration(for: session.metadata)
    session.metadata.calibration?.measuredAtUnixSeconds = nil
    try StoreFixture.withFile(session) { path throws in
      #expect(try SessionFile(path: path).recorded() == session)
    }
  }

  @Test(arguments: [
    "UPDATE calibration SET zero = x'00000000'", "UPDATE calibration SET zero = x'000000'",
    "UPDATE calibration SET zero = x'0000C07F0000C07F0000C07F0000C07F'",
    "UPDATE calibration SET zero = 'text' WHERE foot = 'right'",
    "UPDATE calibration SET newtonsPerBodyWeight = 0 WHERE foot = 'left'",
    "UPDATE calibration SET newtonsPerBodyWeight = 9e999",
    "UPDATE calibration SET bodyWeightNewtons = -700",
    "UPDATE calibration SET bodyWeightNewtons = 701 WHERE foot = 'left'",
    "UPDATE calibration SET origin = 'guessed'", "UPDATE calibration SET strideCount = -1",
    "UPDATE calibration SET isBodyMassKnown = 2",
    "UPDATE calibration SET measuredAtUnixSeconds = 'yesterday'",
    "UPDATE calibration SET measuredAtUnixSeconds = 1e300",
    "DELETE FROM calibration WHERE foot = 'right'",
    "UPDATE property SET value = 'late' WHERE key = 'referenceLagSeconds'",
    "UPDATE property SET value = 1e9 WHERE key = 'referenceLagSeconds'",
    "INSERT INTO feedback VALUES (1, 'peakForce', NULL, 1, 2, 0, 0, 0, 0, 0, 0, 0, 'stone', NULL, NULL, NULL)",
    "INSERT INTO feedback VALUES (1, 'peakForce', NULL, 1, 2, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, 'often', NULL)",
    "INSERT INTO feedback VALUES (1, 'happiness', NULL, 1, 2, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL)",
    "INSERT INTO feedback VALUES (1, 'peakForce', NULL, 2, 1, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL)",
    "INSERT INTO feedback VALUES (1, 'peakForce', 'left', 1, 2, -1, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL)",
    "INSERT INTO feedback VALUES (1, 'peakForce', 'left', 1, 9e999, 1, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL, NULL)",
  ])
  func absurdRowsAreRefused(sql: String) throws {
    try StoreFixture.withFile(Self.session) { path throws in
      try StoreFixture.execute(sql, on: path)
      #expect(StoreFixture.error(opening: path)?.code == .corruptChunk)
    }
  }

  @Test func whatNoReaderAcceptsIsNotWritten() throws {
    var wrongSize = Self.session.metadata
    wrongSize.calibration?.zero.left.removeLast()
    var noScale = Self.session.metadata
    noScale.calibration?.newtonsPerBodyWeight.right = .nan
    var never = Self.changedSession.metadata
    never.calibrationChanges[1].fromSeconds = .nan
    var disordered = Self.changedSession.metadata
    disordered.calibrationChanges.reverse()
    var lag = Self.session.metadata
    lag.referenceLagSeconds = .infinity
    try Fixture.withFolder { folder throws in
      for metadata in [wrongSize, noScale, never, disordered, lag] {
        #expect(refusal(path: folder + "/none.gait", metadata)?.code == .inconsistentSession)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }
  }

  private func refusal(path: String, _ metadata: SessionMetadata) -> GaitlabError? {
    do throws(GaitlabError) {
      _ = try SessionWriter(path: path, metadata: metadata)
      return nil
    } catch {
      return error
    }
  }
}
