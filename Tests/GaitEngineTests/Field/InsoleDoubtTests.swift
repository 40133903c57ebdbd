import GaitAnalysis
import GaitEngine
import GaitModel
import GaitTestSupport
import Testing

/// More of what the insoles from the field had wrong, in short walks and by less.
@Suite struct InsoleDoubtTests {
  private static let simulated = ChangedWalk.withoutReference(ChangedWalk.healthy(seconds: 24))
  private var walk: RecordedSession { Self.simulated }

  @Test(arguments: Foot.allCases, [0.1, -0.1, 0.15, -0.15])
  func clocksApartByLess(foot: Foot, lag: Double) throws {
    var session = walk
    session.shiftFrames(foot, bySeconds: lag)
    #expect(try ChangedWalk.flags(session) == [.insoleClocksApart])
  }

  @Test(arguments: Foot.allCases) func aClockThatRunsAway(foot: Foot) throws {
    var session = walk
    session.frames[foot] = walk.frames[foot].map {
      FrameBlock(
        foot: foot, cellCount: $0.cellCount, times: $0.times.map { $0 * (1 + 0.3 / 24) },
        cells: $0.cells)
    }
    #expect(try ChangedWalk.flags(session).contains(.insoleClocksApart))
  }

  /// A limp makes stances unequal, too.
  @Test(arguments: [0.02, -0.03]) func aFrameOrTwoAreNoOtherClock(lag: Double) throws {
    var session = walk
    session.shiftFrames(.right, bySeconds: lag)
    #expect(try ChangedWalk.flags(session) == [])
  }

  /// Twelve seconds with a zero that drifts, jumps half-way or decays.
  @Test(arguments: Foot.allCases, [0, 1, 2]) func aZeroInAShortWalk(foot: Foot, kind: Int) throws {
    var session = walk
    for other in Foot.allCases {
      session.changeFrames(other) { time, cells in time < 13 ? cells : nil }
    }
    let insole = try #require(session.metadata.insoles[foot])
    let cells = insole.layout.cellCount
    let sum = CellSummation(layout: insole.layout, unit: insole.unit)
    let newton = 1 / sum(Array(repeating: Float(1), count: cells)[...]).newtons
    let peak = Float(72 * 9.81 * 1.1)
    session.changeFrames(foot) { time, cells in
      let part: Float =
        switch kind {
        case 0: 0.25 * Float(time / 13)
        case 1: time > 6.5 ? 0.25 : 0
        default: 0.3 / (1 + Float(time * time) / 6)
        }
      return cells.map { $0 + part * peak * newton }
    }
    #expect(try ChangedWalk.flags(session).contains(.insoleDrifts))
  }

  /// Before the other foot begins there is one foot's walk only, as there is after it has ended.
  @Test(arguments: Foot.allCases) func aFootThatBeginsLate(foot: Foot) throws {
    var session = walk
    session.changeFrames(foot) { time, cells in time > 5 ? cells : nil }
    #expect(try ChangedWalk.flags(session) == [.insoleEndsEarly])
  }

  @Test(arguments: Foot.allCases) func oneFootMedialFirst(foot: Foot) throws {
    var session = walk
    let matrix = try #require(session.metadata.insoles[foot]?.layout.matrix)
    session.changeFrames(foot) { _, cells in
      cells.indices.map { index in
        let (row, column) = (index / matrix.columns, index % matrix.columns)
        return cells[row * matrix.columns + matrix.columns - 1 - column]
      }
    }
    #expect(try ChangedWalk.flags(session) == [.cellsMedialFirst])
  }

  private func noisy(_ foot: Foot, from start: Double, most: Float) -> RecordedSession {
    var session = walk
    var random = SplitMix64(seed: 3)
    session.changeFrames(foot) { time, cells in
      guard time >= start else { return cells }
      return cells.map { _ in most * Float(random.next() % 1000) / 1000 }
    }
    return session
  }

  @Test(arguments: Foot.allCases, [Float(1), 8]) func aFootOfNoise(foot: Foot, most: Float) throws {
    #expect(try ChangedWalk.flags(noisy(foot, from: 0, most: most)).contains(.insoleSilent))
  }

  @Test(arguments: Foot.allCases) func noiseFromHalfWayOn(foot: Foot) throws {
    let analysis = try Analyze.recorded(noisy(foot, from: 12, most: 3))
    #expect(analysis.trust.flags.contains(.insoleSilent))
    let sound = try Analyze.recorded(walk).steps.count { $0.foot != foot && $0.isAccepted }
    #expect(abs(analysis.steps.count { $0.foot != foot && $0.isAccepted } - sound) <= 1)
  }

  /// Three seconds of one frame, whether it was loaded or not.
  @Test(arguments: [8.0, 8.3, 8.6, 8.9]) func threeFrozenSeconds(start: Double) throws {
    var session = walk
    var kept: [Float]?
    session.changeFrames(.left) { time, cells in
      guard (start...start + 3).contains(time) else { return cells }
      kept = kept ?? cells
      return kept
    }
    #expect(try ChangedWalk.flags(session).contains(.insoleFrozen))
  }

  /// Devices of ten to thirty steps: the highest reading recurs where it is clipped, and only there.
  @Test(arguments: [Float(12), 30], [Float(0.4), 0.6, 2])
  func clippingOfCoarseReadings(steps: Float, part: Float) throws {
    var session = walk
    for foot in Foot.allCases {
      session.metadata.insoles[foot]?.unit = .counts
      session.metadata.insoles[foot]?.saturation = nil
      let top = try #require(session.frames[foot]?.cells.max())
      let end = (steps * min(part, 1)).rounded()
      session.changeFrames(foot) { _, cells in
        cells.map { min(end, (steps * $0 / top).rounded()) }
      }
    }
    let isClipped = part < 1 && steps * part >= 8
    #expect(try ChangedWalk.flags(session).contains(.clippedCells) == isClipped)
  }
}
