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
    var lag = Self.session.metadata
    lag.referenceLagSeconds = .infinity
    try Fixture.withFolder { folder throws in
      for metadata in [wrongSize, noScale, lag] {
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
