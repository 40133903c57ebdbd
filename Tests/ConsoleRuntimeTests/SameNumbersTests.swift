import ConsoleRuntime
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitFormats
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

/// What is computed from a recording does not depend on how it is played.
@Suite struct SameNumbersTests {
  enum Pattern: String, CaseIterable, Sendable {
    case fast, slow, jumps, loops, untouched
  }

  private func whole() throws -> SessionAnalysis {
    var analyzer = try SessionAnalyzer(session: MemorySession(AnalyzedWalk.shared().recording))
    return comparable(try analyzer.finish())
  }

  /// What is not a number equals nothing, not even itself: here it becomes a number.
  private func comparable(_ analysis: SessionAnalysis) -> SessionAnalysis {
    var analysis = analysis
    for foot in Foot.allCases {
      guard var track = analysis.tracks[foot] else { continue }
      track.centers = ChunkedArray(
        track.centers.map { center in
          center.exists ? center : CenterOfPressure(lateralX: -1, heelY: -1)
        })
      track.estimated = ChunkedArray(track.estimated.map { $0.isNaN ? -1 : $0 })
      analysis.tracks[foot] = track
    }
    return analysis
  }

  /// The analysis continues in its own thread while somebody plays with the session.
  @Test(arguments: Pattern.allCases) func analysisIsTheSame(pattern: Pattern) throws {
    let expected = try whole()
    try Fixture.withFolder { folder in
      try LoopRig.writeWalk(to: folder + "/walk.gait")
      let backend = WaitingBackend()
      let clock = ManualClock()
      let loop = ConsoleLoop(
        backend: backend,
        state: ConsoleState(size: backend.size, options: ConsoleStates.options()),
        resources: ConsoleResources(themes: [], samplesFolder: nil, recordingsFolder: nil),
        clock: clock)
      loop.open(path: folder + "/walk.gait", title: "walk")
      var turns = 0
      while loop.state.session?.analysis?.isComplete != true, turns < 20_000 {
        _ = backend.nextEvent(timeoutMilliseconds: 10)
        for key in keys(of: pattern, turn: turns) { loop.handle(.key(key)) }
        clock.advance(by: 0.05)
        loop.turn()
        turns += 1
      }
      // And goes on being the same while it is played to the end.
      for turn in 0..<100 {
        for key in keys(of: pattern, turn: turn) { loop.handle(.key(key)) }
        clock.advance(by: 0.05)
        loop.turn()
      }
      let found = try #require(loop.state.session?.analysis)
      // Not in the expectation itself, which would print all of it.
      let isSame = comparable(found) == expected
      #expect(isSame)
      #expect(loop.state.session?.progress == 1)
    }
  }

  private func keys(of pattern: Pattern, turn: Int) -> [Key] {
    switch pattern {
    case .fast: turn < 3 ? [.character("+")] : []
    case .slow: turn < 3 ? [.character("-")] : []
    case .jumps: [[.end], [.home, .shiftRight], [.character("]")], [.shiftLeft, .left]][turn % 4]
    case .loops:
      turn == 4 ? [.character("a"), .shiftRight, .character("b"), .character("l")] : []
    case .untouched: []
    }
  }

  /// In stretches of any length.
  @Test(arguments: [0.37, 1, 3.3, 100]) func stretchesDoNotMatter(seconds: Double) throws {
    var analyzer = try SessionAnalyzer(session: MemorySession(AnalyzedWalk.shared().recording))
    while !analyzer.isFinished { try analyzer.next(stretchSeconds: seconds) }
    let isSame = comparable(analyzer.analysis()) == (try whole())
    #expect(isSame)
  }
}
