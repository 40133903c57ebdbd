import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// The ways of the centre of pressure that the Monitor shows.
@Suite struct CenterPathsTests {
  private func paths(_ foot: Foot, at part: (Stance) -> Double, step: Int) throws -> CenterPaths {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    let own = try #require(state.session?.analysis?.steps.filter { $0.foot == foot })
    state.session?.transport.seek(to: part(own[step].stance))
    state.session?.frames = PerFoot(both: nil)
    let session = try #require(state.session)
    return CenterPaths(
      session: session, foot: foot, layout: try #require(session.metadata.insoles[foot]?.layout))
  }

  private func middle(_ stance: Stance) -> Double {
    (stance.initialContactSeconds + stance.toeOffSeconds) / 2
  }

  @Test("The mean of the stances before runs from heel to toe beside that of the shown one")
  func mean() throws {
    for foot in Foot.allCases {
      let paths = try paths(foot, at: middle, step: 8)
      let mean = paths.mean
      #expect(mean.count == 21)
      // 0 is the toe end.
      let (first, last) = (try #require(mean.first), try #require(mean.last))
      #expect(first.y > 0.7)
      #expect(last.y < 0.35)
      let current = paths.current
      #expect(!current.isEmpty)
      for point in current {
        let nearest = mean.map { abs($0.x - point.x) + abs($0.y - point.y) }.min()
        #expect(try #require(nearest) < 0.1)
      }
    }
  }

  @Test("It waits for three stances, and is not drawn in swing")
  func nothing() throws {
    #expect(try paths(.left, at: middle, step: 2).mean.isEmpty)
    let swing = try paths(.left, at: { $0.toeOffSeconds + 0.15 }, step: 8)
    #expect(swing.mean.isEmpty)
    #expect(swing.current.isEmpty)
  }
}
