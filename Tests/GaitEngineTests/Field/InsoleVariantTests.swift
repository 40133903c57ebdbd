import GaitAnalysis
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Other amounts and feet of what the insoles from the field had wrong.
@Suite struct InsoleVariantTests {
  /// Simulated once for all tests.
  private static let simulated = ChangedWalk.withoutReference(ChangedWalk.healthy(seconds: 30))
  private var walk: RecordedSession { Self.simulated }

  @Test(arguments: [GaitPreset.healthy, .antalgic(.left), .antalgic(.right), .toeWalking])
  func soundInsolesHaveNoFlag(gait: GaitPreset) throws {
    for (seed, faults) in [(UInt64(1), SensorFaults.none), (2, .typical)] {
      let session = SimulatedWalk(
        WalkerConfiguration(
          seed: seed, durationSeconds: 25, samplingRateHz: 100, gait: gait, faults: faults)
      ).session
      #expect(try ChangedWalk.flags(session) == [])
      #expect(try ChangedWalk.flags(ChangedWalk.withoutReference(session)) == [])
    }
  }

  @Test(arguments: Foot.allCases, [Float(0), 3])
  func aSilentFoot(foot: Foot, reading: Float) throws {
    var session = walk
    session.changeFrames(foot) { _, cells in cells.map { _ in reading } }
    #expect(try ChangedWalk.flags(session) == [.insoleSilent])
  }

  @Test(arguments: Foot.allCases, [8.0, 20, 26])
  func aFootThatEnds(foot: Foot, end: Double) throws {
    var session = walk
    session.changeFrames(foot) { time, cells in time < end ? cells : nil }
    let analysis = try Analyze.recorded(session)
    #expect(analysis.trust.flags.filter { $0.isOfInsole } == [.insoleEndsEarly])
    #expect(analysis.steps.contains { $0.foot == foot.opposite && $0.stance.toeOffSeconds > 28 })
    #expect(analysis.steps.allSatisfy { $0.foot != foot || $0.stance.toeOffSeconds < end })
  }

  @Test(arguments: Foot.allCases, [0.25, -0.4, -0.25])
  func clocksApart(foot: Foot, lag: Double) throws {
    var session = walk
    session.shiftFrames(foot, bySeconds: lag)
    #expect(try ChangedWalk.flags(session) == [.insoleClocksApart])
  }

  @Test(arguments: [10.0, 17])
  func aFrozenFoot(start: Double) throws {
    var session = walk
    var kept: [Float]?
    session.changeFrames(.left) { time, cells in
      guard (start...start + 6).contains(time) else { return cells }
      kept = kept ?? cells
      return kept
    }
    #expect(try ChangedWalk.flags(session).contains(.insoleFrozen))
  }

  @Test(arguments: [Float(0.4), 0.6])
  func clippedCells(part: Float) throws {
    var session = walk
    for foot in Foot.allCases {
      session.metadata.insoles[foot]?.saturation = nil
      let top = try #require(session.frames[foot]?.cells.max())
      session.changeFrames(foot) { _, cells in cells.map { min($0, part * top) } }
    }
    #expect(try ChangedWalk.flags(session) == [.clippedCells])
  }

  @Test(arguments: [Float(255)])
  func readingsThatFallUnderLoad(rest: Float) throws {
    var session = walk
    for foot in Foot.allCases {
      session.metadata.insoles[foot]?.unit = .counts
      session.metadata.insoles[foot]?.saturation = nil
      let top = try #require(session.frames[foot]?.cells.max())
      session.changeFrames(foot) { _, cells in
        cells.map { (rest * (1 - 0.8 * $0 / top)).rounded() }
      }
    }
    #expect(try ChangedWalk.flags(session) == [.insoleInverted])
  }

  @Test(arguments: [true, false])
  func cellsInAnotherOrder(isToeFirst: Bool) throws {
    var session = walk
    for foot in Foot.allCases {
      let matrix = try #require(session.metadata.insoles[foot]?.layout.matrix)
      session.changeFrames(foot) { _, cells in
        cells.indices.map { index in
          let (row, column) = (index / matrix.columns, index % matrix.columns)
          return isToeFirst
            ? cells[(matrix.rows - 1 - row) * matrix.columns + column]
            : cells[row * matrix.columns + matrix.columns - 1 - column]
        }
      }
    }
    #expect(
      try ChangedWalk.flags(session) == [isToeFirst ? .cellsToeFirst : .cellsMedialFirst])
  }
}
