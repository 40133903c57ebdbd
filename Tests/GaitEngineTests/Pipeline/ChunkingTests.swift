import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitModel
import GaitSimulation
import GaitStore
import GaitTestSupport
import Testing

/// What comes out depends on the samples alone, never on how they were cut into calls.
@Suite struct ChunkingTests {
  static let sessions: [RecordedSession] = [
    SimulatedWalk(
      WalkerConfiguration(
        seed: 3, durationSeconds: 14, samplingRateHz: 100,
        faults: SensorFaults(noiseCounts: 1, deadCells: 2, dropOutsPerMinute: 40))
    ).session,
    withLongReference, withoutReference,
  ]

  /// The plate was switched on before the insoles and off after them.
  private static var withLongReference: RecordedSession {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 4, durationSeconds: 14, samplingRateHz: 100))
    var session = walk.session
    session.frames = session.frames.map { $0?.slice(seconds: 3.012...9.5) }
    return session
  }

  private static var withoutReference: RecordedSession {
    var session = SimulatedWalk(
      WalkerConfiguration(seed: 5, durationSeconds: 14, samplingRateHz: 62.5, faults: .typical)
    ).session
    session.metadata.reference = nil
    session.reference = PerFoot(both: nil)
    session.metadata.bodyMassKilograms = nil
    return session
  }

  /// Says which part differs, not all of its hundred thousand numbers.
  private func expectSame(
    _ found: SessionAnalysis, _ expected: SessionAnalysis,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let parts = [
      ("tracks", found.tracks == expected.tracks), ("steps", found.steps == expected.steps),
      ("summary", found.summary == expected.summary), ("errors", found.errors == expected.errors),
      ("trust", found.trust == expected.trust), ("everything", found == expected),
    ]
    let different = parts.filter { !$0.1 }.map(\.0)
    #expect(different.isEmpty, sourceLocation: sourceLocation)
  }

  @Test(arguments: 0..<3, [0.05, 0.37, 1, 1000])
  func stretchesOfAnyLengthGiveTheSame(session: Int, seconds: Double) throws {
    let whole = try Analyze.recorded(Self.sessions[session], stretchSeconds: 10)
    #expect(whole.isComplete)
    #expect(whole.steps.count > 5)
    let cut = try Analyze.recorded(Self.sessions[session], stretchSeconds: seconds)
    expectSame(cut, whole)
  }

  @Test(arguments: 0..<3)
  func aFileGivesTheSameAsMemory(session: Int) throws {
    let recorded = Self.sessions[session]
    let whole = try Analyze.recorded(recorded)
    let fromFile = try Fixture.withFolder { folder throws in
      try SessionWriter.write(recorded, to: folder + "/walk.gait")
      return try Analyze.file(folder + "/walk.gait")
    }
    expectSame(fromFile, whole)
  }

  @Test(arguments: 0..<3)
  func blocksOfAnySizeGiveTheSame(session number: Int) throws {
    let session = Self.sessions[number]
    let basis = SessionBasis(metadata: session.metadata, head: session.frames)
    func run(_ size: (inout SplitMix64) -> Int) -> SessionAnalysis {
      var random = SplitMix64(seed: 2)
      var pipeline = Pipeline(basis: basis)
      var next = PerFoot(both: (frame: 0, force: 0))
      var isDone = false
      while !isDone {
        isDone = true
        for foot in Foot.allCases {
          let frames = session.frames[foot] ?? FrameBlock(foot: foot, cellCount: 128)
          let end = min(frames.count, next[foot].frame + size(&random))
          pipeline.push(frames.slice(next[foot].frame..<end))
          next[foot].frame = end
          let forces = session.reference[foot] ?? ForceBlock(foot: foot)
          let last = min(forces.count, next[foot].force + size(&random))
          pipeline.push(reference: forces.slice(next[foot].force..<last))
          next[foot].force = last
          if end < frames.count || last < forces.count { isDone = false }
        }
      }
      pipeline.finish()
      return pipeline.analysis()
    }
    let whole = run { _ in .max / 2 }
    expectSame(run { _ in 1 }, whole)
    expectSame(run { Int($0.next() % 90) + 1 }, whole)
  }

  @Test func progressRunsToOneAndPartsAreParts() throws {
    let session = Self.sessions[0]
    var analyzer = try SessionAnalyzer(session: MemorySession(session))
    var last = 0.0
    var seen: [Step] = []
    #expect(analyzer.progress == 0)
    #expect(!analyzer.isFinished)
    while !analyzer.isFinished {
      try analyzer.next(stretchSeconds: 1)
      #expect(analyzer.progress > last || analyzer.isFinished)
      last = analyzer.progress
      let part = analyzer.analysis()
      #expect(part.isComplete == analyzer.isFinished)
      // What was found stays; only swing and double support may still come.
      #expect(part.steps.map(\.stance).starts(with: seen.map(\.stance)) || seen.isEmpty)
      #expect(part.steps.count >= seen.count)
      seen = part.steps
    }
    #expect(last == 1)
    let done = analyzer.analysis()
    try analyzer.next()
    expectSame(analyzer.analysis(), done)
  }
}
