import ConsoleRuntime
import Foundation
import GaitAnalysis
import GaitConsole
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

/// The screen Pressure with a session behind it: what was asked for arrives.
@Suite struct PressureLoopTests {
  private func opened(_ path: String) throws -> LoopRig {
    try LoopRig.writeWalk(to: path)
    let rig = LoopRig()
    rig.loop.open(path: path, title: "walk")
    rig.loop.turn()
    rig.press(.character(" "), .character("4"))
    return rig
  }

  @Test func usedStepsAreOnTheScreen() throws {
    try Fixture.withFolder { folder in
      let rig = try opened(folder + "/walk.gait")
      let expected = try AnalyzedWalk.shared().pressures(.usedSteps)
      let found = try #require(rig.loop.state.pressure.report)
      for foot in Foot.allCases {
        #expect(found.feet[foot]?.steps.map(\.step) == expected.feet[foot]?.steps.map(\.step))
        #expect(found.feet[foot]?.maps == expected.feet[foot]?.maps)
      }
      rig.loop.drawNow()
      #expect(rig.screen.contains("[4 Pressure]"))
      #expect(rig.screen.contains("whole foot"))
      #expect(rig.screen.contains("mean of used steps"))
    }
  }

  @Test func aStepThatIsLeftOutIsInNoPressure() throws {
    try Fixture.withFolder { folder in
      let rig = try opened(folder + "/walk.gait")
      let before = rig.loop.state.pressure.report?.feet.left?.steps.count ?? 0
      let steps = try #require(rig.loop.state.session?.analysis?.steps)
      let own = steps.filter { $0.foot == .left }
      let place = try #require(own.firstIndex { $0.isAccepted })
      rig.press(.character("2"))
      for _ in 0..<place { rig.press(.down) }
      rig.press(.character("x"), .enter, .character("4"))
      #expect(rig.loop.state.pressure.report?.feet.left?.steps.count == before - 1)
    }
  }

  @Test func theStanceAndTheStretchBetweenCursorsAreRead() throws {
    try Fixture.withFolder { folder in
      let rig = try opened(folder + "/walk.gait")
      rig.press(.end, .character("["), .character("["), .character("s"))
      let stance = try #require(rig.loop.state.pressure.report)
      #expect(stance.feet.left?.steps.count == 1)
      guard case .steps = stance.span else {
        Issue.record("\(stance.span)")
        return
      }
      rig.press(.home, .character("a"), .end, .character("b"), .character("s"), .character("s"))
      guard case .seconds? = rig.loop.state.pressure.report?.span else {
        Issue.record("\(String(describing: rig.loop.state.pressure.report?.span))")
        return
      }
      #expect(rig.loop.state.pressure.report?.feet.right?.steps.map(\.step) == [nil])
    }
  }
}
