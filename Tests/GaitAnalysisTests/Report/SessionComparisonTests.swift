import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Two walks beside each other.
@Suite struct SessionComparisonTests {
  private func side(
    _ gait: GaitPreset, seed: UInt64
  ) throws -> (side: SessionComparison.Side, analysis: SessionAnalysis, session: RecordedSession) {
    let session = SimulatedWalk(
      WalkerConfiguration(seed: seed, durationSeconds: 12, gait: gait)
    ).session
    let analysis = try Analyze.recorded(session)
    return (SessionComparison.Side(analysis, metadata: session.metadata), analysis, session)
  }

  @Test func aSessionDiffersFromItselfInNothing() throws {
    let one = try side(.healthy, seed: 1).side
    let comparison = SessionComparison(first: one, second: one)
    for foot in Foot.allCases {
      let difference = try #require(comparison.peakDifference(foot))
      #expect(difference.count == CanonicalGrid.cellCount)
      #expect(difference.allSatisfy { $0 == 0 })
      #expect(
        comparison.mean(.stanceSeconds, foot, of: \.first)
          == comparison.mean(.stanceSeconds, foot, of: \.second))
    }
  }

  @Test func antalgicGaitShowsOnTheSparedFoot() throws {
    let healthy = try side(.healthy, seed: 1).side
    let antalgic = try side(.antalgic(.left), seed: 1).side
    let comparison = SessionComparison(first: healthy, second: antalgic)
    func change(_ measure: StepMeasure, _ foot: Foot) throws -> Double {
      try #require(comparison.mean(measure, foot, of: \.second))
        - #require(comparison.mean(measure, foot, of: \.first))
    }
    #expect(try change(.firstPeakNewtons, .left) < -0.05)
    #expect(try change(.stanceSeconds, .left) < change(.stanceSeconds, .right))
  }

  @Test func peaksAreTheHighestReadingsOfTheCells() throws {
    let (side, _, session) = try side(.healthy, seed: 3)
    let frames = try #require(session.frames.left)
    let map = try #require(side.peakMaps.left)
    // The simulated insole is the canonical grid itself, in kilopascals.
    for cell in 0..<frames.cellCount {
      let highest = stride(from: cell, to: frames.cells.count, by: frames.cellCount)
        .map { frames.cells[$0] }.max()
      #expect(abs(map[cell] - (highest ?? 0)) < 1e-3)
    }
  }

  @Test func countsAreNoPressureAndAreNotCompared() throws {
    var session = SimulatedWalk(WalkerConfiguration(seed: 1, durationSeconds: 8)).session
    session.metadata.insoles.left?.unit = .counts
    let analysis = try Analyze.recorded(session)
    let side = SessionComparison.Side(analysis, metadata: session.metadata)
    #expect(side.peakMaps.left == nil)
    #expect(side.peakMaps.right != nil)
    #expect(SessionComparison(first: side, second: side).peakDifference(.left) == nil)
  }
}
