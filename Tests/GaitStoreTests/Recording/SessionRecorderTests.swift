import Foundation
import GRDB
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitFiles
@testable import GaitStore

@Suite struct SessionRecorderTests {
  let session = StoreFixture.session
  /// Quick, so that no test waits long.
  static let quick = RecorderLimits(
    commitSeconds: 0.02, retrySeconds: 0.02, finishSeconds: 0.2)

  /// Waits for what a recorder's thread does.
  func wait(_ recorder: SessionRecorder, until isReached: (RecorderStatus) -> Bool) throws {
    let deadline = ContinuousClock.now + .seconds(30)
    while !isReached(recorder.status) {
      try #require(ContinuousClock.now < deadline, "\(recorder.status)")
      usleep(2000)
    }
  }

  func refusal(_ body: () throws(GaitlabError) -> Void) -> GaitlabError? {
    do throws(GaitlabError) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  /// Appends a session in stretches of uneven length.
  func append(_ session: RecordedSession, to recorder: SessionRecorder) throws {
    var random = SplitMix64(seed: 9)
    for foot in Foot.allCases {
      let frames = try #require(session.frames[foot])
      let forces = try #require(session.reference[foot])
      var start = 0
      while start < frames.count {
        let end = min(frames.count, start + 1 + Int(random.next() % 60))
        recorder.append(frames.slice(start..<end))
        start = end
      }
      recorder.append(reference: forces)
    }
    for marker in session.markers { try recorder.append(marker) }
  }

  @Test func whatIsRecordedComesBack() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/live.gait"
      let recorder = try SessionRecorder(path: path, metadata: session.metadata, limits: Self.quick)
      try append(session, to: recorder)
      let calibration = CalibrationFixture.calibration(for: session.metadata)
      var earlier = calibration
      earlier.strideCount = 3
      try recorder.update(calibration: earlier)
      try recorder.update(calibration: calibration)
      try recorder.update(referenceLagSeconds: 0.03)
      let points = (0..<5).map {
        ClockPoint(
          foot: .right, isReference: true, sessionSeconds: Double($0),
          deviceSeconds: 1.3e10 + Double($0) * 1.0001)
      }
      try recorder.append(points)
      let summary = FeedbackSummary(
        target: FeedbackTarget(measure: .loadingRate, foot: .left, zone: 10.5...20), under: 2,
        inZone: 7, over: 1, streak: 3, longestStreak: 4, secondsInZone: 6.5, seconds: 9)
      var early = summary
      early.inZone = 2
      early.longestStreak = 2
      early.streak = 2
      try recorder.append(early)
      try recorder.append(summary, replacesLast: true)
      let phase = FeedbackSummary(
        target: FeedbackTarget(measure: .peakForce, zone: 15...25, unit: .kilograms), inZone: 3,
        name: String("Walk 1 of 3 \0 \(RandomSessions.hostileText)".prefix(200)),
        schedule: .summary(after: 10), startSeconds: 12.5)
      try recorder.append(phase)
      let status = recorder.finish()
      #expect(status.state == .ended)
      #expect(status.framesWaiting == 0)
      #expect(status.framesLost == 0)
      #expect(status.framesOnDisk == 2 * 600 + 2 * 1800)
      #expect(status.secondsOnDisk > 10)
      #expect(status.bytesOnDisk > 10_000)
      // One file, without a journal.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["live.gait"])
      let file = try SessionFile(path: path)
      var expected = session
      expected.metadata.calibration = calibration
      expected.metadata.referenceLagSeconds = 0.03
      #expect(try file.recorded() == expected)
      #expect(recorder.metadata == expected.metadata)
      #expect(try file.clockPoints(foot: .right, isReference: true) == points)
      #expect(try file.clockPoints(foot: .right, isReference: false).isEmpty)
      #expect(file.feedback == [summary, phase])
      #expect(!file.isRecordingUnfinished)
      #expect(!file.isSalvaged)
    }
  }

  /// Others read the file while it grows; none of them has to wait for its end.
  @Test func aRecordingIsReadWhileItGoesOn() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/live.gait"
      let recorder = try SessionRecorder(path: path, metadata: session.metadata, limits: Self.quick)
      let left = try #require(session.frames.left)
      for start in stride(from: 0, to: 600, by: 100) {
        recorder.append(left.slice(start..<start + 100))
        try wait(recorder) { $0.framesOnDisk == start + 100 }
        #expect(recorder.status.secondsOnDisk == left.times[start + 99])
        let file = try SessionFile(path: path)
        #expect(file.isRecordingUnfinished)
        #expect(!file.isSalvaged)
        #expect(try file.frames(.left, seconds: -1e6...1e6) == left.slice(0..<start + 100))
      }
      recorder.finish()
    }
  }

  @Test func aFileThatIsThereIsRefused() throws {
    try StoreFixture.withFile { path throws in
      let before = try Data(contentsOf: URL(filePath: path))
      let refusal = refusal { () throws(GaitlabError) in
        _ = try SessionRecorder(path: path, metadata: session.metadata)
      }
      #expect(refusal?.code == .alreadyExists)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func twoDoNotRecordIntoOneFile() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/live.gait"
      let left = try #require(session.frames.left)
      let first = try SessionRecorder(path: path, metadata: session.metadata, limits: Self.quick)
      first.append(left.slice(0..<100))
      let refusal = refusal { () throws(GaitlabError) in
        _ = try SessionRecorder.continuing(path: path, limits: Self.quick)
      }
      #expect(refusal?.code == .readOnly)
      #expect(refusal?.summary.contains("another program is recording") == true)
      // The refused one has taken nothing from the first: neither its locks nor its samples.
      first.append(left.slice(100..<200))
      #expect(first.finish().framesOnDisk == 200)
      let next = try SessionRecorder.continuing(path: path, limits: Self.quick)
      #expect(next.finish().framesOnDisk == 200)
    }
  }

  @Test func aRecordingIsContinued() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/live.gait"
      let left = try #require(session.frames.left)
      var recorder: SessionRecorder? = try SessionRecorder(
        path: path, metadata: session.metadata, limits: Self.quick)
      #expect(recorder?.lastSeconds == nil)
      recorder?.append(left.slice(0..<200))
      // Given up and not finished.
      recorder = nil
      let deadline = ContinuousClock.now + .seconds(30)
      while FileManager.default.fileExists(atPath: path + "-journal"), .now < deadline {
        usleep(2000)
      }
      #expect(try SessionFile(path: path).isRecordingUnfinished)
      for (start, end) in [(200, 400), (400, 600)] {
        let next = try SessionRecorder.continuing(path: path, limits: Self.quick)
        #expect(next.metadata == session.metadata)
        #expect(next.lastSeconds == left.times[start - 1])
        #expect(next.status.framesOnDisk == start)
        // What is there already does not come again.
        next.append(left.slice(start - 50..<start))
        next.append(left.slice(start..<end))
        let status = next.finish()
        #expect(status.framesLost == 50)
        #expect(status.framesOnDisk == end)
      }
      let file = try SessionFile(path: path)
      #expect(try file.frames(.left, seconds: -1e6...1e6) == left && !file.isRecordingUnfinished)
    }
  }

  @Test func aFileOfVersionOneIsContinuedAsOneOfThisVersion() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/old.gait"
      try FileManager.default.copyItem(
        atPath: Fixture.path("gait/version-1.gait"), toPath: path)
      let before = try SessionFile(path: path).recorded()
      let recorder = try SessionRecorder.continuing(path: path, limits: Self.quick)
      let calibration = CalibrationFixture.calibration(for: before.metadata)
      try recorder.update(calibration: calibration)
      #expect(recorder.finish().framesLost == 0)
      var expected = before
      expected.metadata.calibration = calibration
      #expect(try SessionFile(path: path).recorded() == expected)
    }
  }
}
