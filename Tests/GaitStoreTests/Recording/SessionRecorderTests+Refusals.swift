import Foundation
import GRDB
import GaitModel
import GaitTestSupport
import Testing

@testable import GaitFiles
@testable import GaitStore

extension SessionRecorderTests {
  @Test func samplesThatNoReaderAcceptsAreCountedAndTheRestIsKept() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/live.gait"
      let recorder = try SessionRecorder(path: path, metadata: session.metadata, limits: Self.quick)
      func block(_ times: [Double], _ value: Float = 1, cells: Int = 4) -> FrameBlock {
        FrameBlock(
          foot: .left, cellCount: cells, times: times,
          cells: Array(repeating: value, count: times.count * cells))
      }
      recorder.append(block([1, 2, 3]))
      recorder.append(block([3, 4]))
      recorder.append(block([4, .nan, 6]))
      recorder.append(block([4, 5], .infinity))
      recorder.append(block([4, 1e9]))
      recorder.append(block([4, 5], cells: 3))
      recorder.append(block([4, 5]))
      recorder.append(reference: ForceBlock(foot: .left, times: [1, 1], newtons: [0, 0]))
      let status = recorder.finish()
      #expect(status.framesLost == 13)
      #expect(status.framesOnDisk == 5)
      let frames = try SessionFile(path: path).frames(.left, seconds: 0...10)
      #expect(frames == block([1, 2, 3, 4, 5]))
    }
  }

  @Test func whatDoesNotFitIsRefusedAndNothingChanges() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/live.gait"
      let recorder = try SessionRecorder(path: path, metadata: session.metadata, limits: Self.quick)
      var calibration = CalibrationFixture.calibration(for: session.metadata)
      calibration.zero.left.append(1)
      let wrong = calibration
      let summary = FeedbackSummary(
        target: FeedbackTarget(measure: .symmetry, zone: -1...1), under: -1)
      let endless = FeedbackSummary(
        target: FeedbackTarget(measure: .symmetry, zone: -1...1),
        name: String(repeating: "x", count: 201))
      let refusals = [
        refusal { () throws(GaitlabError) in try recorder.update(calibration: wrong) },
        refusal { () throws(GaitlabError) in try recorder.update(referenceLagSeconds: .nan) },
        refusal { () throws(GaitlabError) in
          try recorder.append(Marker(timeSeconds: .nan, note: ""))
        },
        refusal { () throws(GaitlabError) in try recorder.append(summary) },
        refusal { () throws(GaitlabError) in try recorder.append(endless) },
      ]
      for refusal in refusals { #expect(refusal?.code == .inconsistentSession) }
      recorder.finish()
      let file = try SessionFile(path: path)
      #expect(file.metadata == session.metadata)
      #expect(file.markers.isEmpty)
      #expect(file.feedback.isEmpty)
    }
  }

  /// Appending is bounded by memory, and what does not fit is counted.
  @Test func whatFindsNoRoomInMemoryIsCounted() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/live.gait"
      var limits = RecorderLimits(commitSeconds: 60, retrySeconds: 60, finishSeconds: 1)
      limits.waitingByteLimit = 100 * (8 + 4 * 4)
      let recorder = try SessionRecorder(path: path, metadata: session.metadata, limits: limits)
      let left = try #require(session.frames.left)
      for start in stride(from: 0, to: 600, by: 50) {
        recorder.append(left.slice(start..<start + 50))
      }
      #expect(recorder.status.framesWaiting == 100)
      #expect(recorder.status.framesLost == 500)
      let status = recorder.finish()
      #expect(status.framesOnDisk == 100)
      #expect(status.framesWaiting == 0)
      // Nothing is taken after the end.
      recorder.append(left.slice(100..<150))
      #expect(recorder.status.framesLost == 550)
      #expect(
        try SessionFile(path: path).frames(.left, seconds: -1e6...1e6) == left.slice(0..<100))
    }
  }

  @Test func aFileThatIsTakenAwayIsSaidAndKeptFor() throws {
    try Fixture.withFolder { folder throws in
      let path = folder + "/live.gait"
      var limits = Self.quick
      limits.finishSeconds = 20
      let recorder = try SessionRecorder(path: path, metadata: session.metadata, limits: limits)
      let left = try #require(session.frames.left)
      recorder.append(left.slice(0..<100))
      try wait(recorder) { $0.framesOnDisk == 100 }
      try FileManager.default.moveItem(atPath: path, toPath: folder + "/moved.gait")
      recorder.append(left.slice(100..<300))
      try wait(recorder) { if case .failing = $0.state { true } else { false } }
      #expect(!FileManager.default.fileExists(atPath: path))
      try FileManager.default.moveItem(atPath: folder + "/moved.gait", toPath: path)
      try wait(recorder) { $0.framesOnDisk == 300 && $0.state == .recording }
      #expect(recorder.finish().framesLost == 0)
      #expect(
        try SessionFile(path: path).frames(.left, seconds: -1e6...1e6) == left.slice(0..<300))
    }
  }
}
