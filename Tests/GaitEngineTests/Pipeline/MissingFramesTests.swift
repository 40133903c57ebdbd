import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

@Suite struct MissingFramesTests {
  private static let walk = SimulatedWalk(
    WalkerConfiguration(seed: 11, durationSeconds: 12, samplingRateHz: 100)
  ).session

  /// The session without the left frames of some indices.
  private func session(without missing: Set<Int>) -> RecordedSession {
    changed { block in
      var kept = FrameBlock(foot: .left, cellCount: block.cellCount)
      for index in 0..<block.count where !missing.contains(index) {
        kept.append(timeSeconds: block.times[index], cells: block[index].cells)
      }
      return kept
    }
  }

  private func changed(_ change: (FrameBlock) -> FrameBlock) -> RecordedSession {
    var session = Self.walk
    session.frames.left = session.frames.left.map(change)
    return session
  }

  /// A left step in the middle, and the index of the frame in the middle of its stance.
  private func middle() throws -> (step: Step, frame: Int) {
    let analysis = try Analyze.recorded(Self.walk)
    let left = analysis.steps.filter { $0.foot == .left }
    let step = left[3]
    let time = (step.stance.initialContactSeconds + step.stance.toeOffSeconds) / 2
    let times = Self.walk.frames.left?.times ?? []
    return (step, try #require(times.lastIndex(notAbove: time)))
  }

  @Test func aGapOverTwentyMillisecondsRejectsItsStepOnly() throws {
    let (step, frame) = try middle()
    // Two frames of 10 ms are missing: 30 ms between those that came.
    let analysis = try Analyze.recorded(session(without: [frame, frame + 1]))
    let rejected = analysis.steps.filter { !$0.isAccepted }
    #expect(rejected.map(\.index) == [step.index])
    #expect(rejected.map(\.foot) == [.left])
    #expect(rejected.first?.rejection?.reason == "gap 30 ms")
    #expect(analysis.trust.gaps.count == 1)
    #expect(analysis.trust.droppedFrames == 2)
    #expect(analysis.trust.gaps.first.map { abs($0.durationSeconds - 0.03) < 1e-9 } == true)
    #expect(analysis.trust.flags.contains(.gaps))
    #expect(analysis.trust.flags.contains(.stepsRejected))
    #expect(analysis.summary.stepsUsed == analysis.summary.stepsFound - 1)
  }

  @Test func aGapOfTwentyMillisecondsIsShownButRejectsNothing() throws {
    let (_, frame) = try middle()
    let analysis = try Analyze.recorded(session(without: [frame]))
    #expect(analysis.steps.allSatisfy { $0.isAccepted })
    #expect(analysis.trust.gaps.count == 1)
    #expect(analysis.trust.droppedFrames == 1)
  }

  @Test func aGapInSwingTakesTheSwingOnly() throws {
    let (step, _) = try middle()
    let times = Self.walk.frames.left?.times ?? []
    let swing = try #require(times.lastIndex(notAbove: step.stance.toeOffSeconds + 0.12))
    let analysis = try Analyze.recorded(session(without: Set(swing..<(swing + 4))))
    #expect(analysis.steps.allSatisfy { $0.isAccepted })
    let same = try #require(analysis.steps.first { $0.foot == .left && $0.index == step.index })
    #expect(step.swingSeconds != nil)
    #expect(same.swingSeconds == nil)
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func readingsThatAreNoNumbersAreFlaggedAndLeftOut(value: Float) throws {
    let (_, frame) = try middle()
    let broken = changed { block in
      var cells = block.cells
      cells[frame * block.cellCount + 40] = value
      cells[(frame + 20) * block.cellCount] = value
      return FrameBlock(
        foot: .left, cellCount: block.cellCount, times: block.times, cells: cells)
    }
    let analysis = try Analyze.recorded(broken)
    #expect(analysis.trust.flags.contains(.notFinite))
    #expect(analysis.trust.droppedFrames == 2)
    let track = try #require(analysis.tracks.left)
    #expect(track.times.count == (Self.walk.frames.left?.count ?? 0) - 2)
    #expect(track.measured.allSatisfy { $0.isFinite })
    #expect(track.estimated.allSatisfy { $0.isFinite })
    #expect(analysis.cellPeaks.left.allSatisfy { $0.isFinite })
    // The same as if these two frames had never come.
    let missing = try Analyze.recorded(session(without: [frame, frame + 20]))
    let isSame = analysis.steps == missing.steps && analysis.tracks.left == missing.tracks.left
    #expect(isSame)
  }

  @Test func standingIsNoStep() throws {
    // The walker stands on the left foot from the second the insoles were switched on in the air.
    var session = Self.walk
    let start = try #require(session.frames.left?.times.first)
    session.frames = session.frames.map { block in
      block.map { block in
        var cells = block.cells
        for index in 0..<20 * block.cellCount { cells[index] = 0 }
        return FrameBlock(
          foot: block.foot, cellCount: block.cellCount, times: block.times, cells: cells)
      }
    }
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    let analysis = try Analyze.recorded(session)
    let standing = analysis.steps.filter { $0.rejection == .standing }
    #expect(standing.map(\.foot) == [.left])
    #expect(standing.allSatisfy { $0.rejection?.reason == "standing" })
    #expect(standing.allSatisfy { $0.stance.initialContactSeconds > start })
  }
}
