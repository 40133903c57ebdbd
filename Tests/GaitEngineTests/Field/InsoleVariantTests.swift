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

  /// The walk with a zero that rises or falls from first frame to last by a part of the foot's usual peak.
  private func drifting(_ foot: Foot, by part: Double) throws -> RecordedSession {
    var session = walk
    let insole = try #require(session.metadata.insoles[foot])
    let frames = try #require(session.frames[foot])
    let sum = CellSummation(layout: insole.layout, unit: insole.unit)
    let newton = 1 / sum(Array(repeating: Float(1), count: frames.cellCount)[...]).newtons
    let peak = Double(try #require(session.metadata.bodyMassKilograms)) * 9.81 * 1.1
    // The insole reads a load at rest, so that a falling zero stays above the end of its range.
    let rest = Float(max(0, -part) * peak) * newton
    let end = try #require(frames.times.last)
    session.changeFrames(foot) { time, cells in
      cells.map { $0 + rest + Float(part * peak * time / end) * newton }
    }
    return session
  }

  @Test(arguments: Foot.allCases, [0.12, -0.12, 0.25, -0.25, 0.4])
  func aZeroThatDrifts(foot: Foot, part: Double) throws {
    #expect(try ChangedWalk.flags(try drifting(foot, by: part)).contains(.insoleDrifts))
  }

  @Test(arguments: Foot.allCases, [0.0, 0.02, -0.02])
  func aZeroThatStays(foot: Foot, part: Double) throws {
    #expect(try ChangedWalk.flags(try drifting(foot, by: part)) == [])
  }

  /// Readings of sensors whose voltage falls when they are pressed.
  private enum Rest: CaseIterable {
    case tenBits, twelveBits, oneACell, noisy, pressedToTheEnd, belowZero

    func reading(_ cell: Int, load: Float, noise: Float) -> Float {
      switch self {
      case .tenBits: (1023 * (1 - 0.8 * load)).rounded()
      case .twelveBits: (4095 * (1 - 0.8 * load)).rounded()
      case .oneACell: (4095 * (1 - 0.06 * Float(cell % 5) / 4) * (1 - 0.8 * load)).rounded()
      case .noisy: min(4095, (4095 * (1 - 0.8 * load) + 40 * (noise - 0.5)).rounded())
      case .pressedToTheEnd: max(200, (4095 * (1 - 4 * load)).rounded())
      case .belowZero: -300 * load
      }
    }
  }

  private func sensors(
    _ feet: [Foot], _ reading: (Int, Float, Float) -> Float
  ) throws -> RecordedSession {
    var session = walk
    for foot in Foot.allCases {
      var random = SplitMix64(seed: 9)
      session.metadata.insoles[foot]?.unit = .counts
      session.metadata.insoles[foot]?.saturation = nil
      let top = try #require(session.frames[foot]?.cells.max())
      session.changeFrames(foot) { _, cells in
        cells.indices.map { cell in
          let load = cells[cell] / top
          let noise = Float(random.next() % 1000) / 1000
          return feet.contains(foot) ? reading(cell, load, noise) : (3000 * load).rounded()
        }
      }
    }
    return session
  }

  @Test(arguments: Rest.allCases, [Foot.allCases, [.left], [.right]])
  private func readingsThatFallUnderLoad(rest: Rest, feet: [Foot]) throws {
    let session = try sensors(feet, rest.reading)
    #expect(try ChangedWalk.flags(session).contains(.insoleInverted))
  }

  /// Neither an offset at rest nor the end of the range makes readings fall under load.
  @Test(arguments: [Float(0), 300, 2500], [Float(4095), 3200])
  func readingsThatRiseUnderLoad(rest: Float, end: Float) throws {
    let session = try sensors(Foot.allCases) { cell, load, noise in
      min(end, (rest + 5 * Float(cell % 4) + 4000 * load + 20 * noise).rounded())
    }
    #expect(try !ChangedWalk.flags(session).contains(.insoleInverted))
  }

  /// Cells that carry all the time and stop at the end of the range have their highest reading in common.
  @Test func standingOnClippedCellsIsNotInverted() throws {
    var session = ChangedWalk.withoutReference(
      SimulatedWalk(
        WalkerConfiguration(
          seed: 4, durationSeconds: 30, samplingRateHz: 100, standingSeconds: 24)
      ).session)
    for foot in Foot.allCases {
      session.metadata.insoles[foot]?.unit = .counts
      session.metadata.insoles[foot]?.saturation = nil
      let top = try #require(session.frames[foot]?.cells.max())
      session.changeFrames(foot) { _, cells in cells.map { min(600, (4000 * $0 / top).rounded()) } }
    }
    #expect(try !ChangedWalk.flags(session).contains(.insoleInverted))
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
