import ConsoleRuntime
import Foundation
import GaitAnalysis
import GaitConsole
import GaitFiles
import GaitFormats
import GaitModel
import GaitStore
import GaitTestSupport
import TerminalCore
import Testing

/// The key `x`: what it changes in the numbers and on disk.
@Suite struct LeftOutStepTests {
  /// Opens a session and selects a used step on the steps screen.
  private func selected(
    _ path: String, samples: String? = nil
  ) throws -> (rig: LoopRig, step: Step) {
    let rig = LoopRig(samples: samples)
    rig.loop.open(path: path, title: "walk")
    rig.loop.turn()
    rig.press(.character(" "), .character("2"))
    let steps = try #require(rig.loop.state.session?.analysis?.steps)
    let own = steps.filter { $0.foot == rig.loop.state.stepsFoot }
    let place = try #require(own.firstIndex { $0.isAccepted })
    for _ in 0..<place { rig.press(.down) }
    return (rig, own[place])
  }

  private func summary(_ rig: LoopRig) -> GaitSummary? { rig.loop.state.session?.analysis?.summary }

  @Test func aStepIsLeftOutKeptAndTakenBack() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/walk.gait"
      try LoopRig.writeWalk(to: path)
      let (rig, step) = try selected(path)
      let before = try #require(summary(rig))
      rig.press(.character("x"))
      rig.type("knee \u{1B}[2J")
      rig.press(.enter)
      let after = try #require(summary(rig))
      #expect(after.stepsUsed == before.stepsUsed - 1)
      #expect(after.stepsLeftOut == 1)
      rig.loop.drawNow()
      #expect(rig.screen.contains(", 1 left out"))
      #expect(!rig.screen.unicodeScalars.contains("\u{1B}"))
      let kept = LeftOutStep(
        foot: step.foot, initialContactSeconds: step.stance.initialContactSeconds,
        reason: "knee \u{1B}[2J")
      #expect(try SessionFile(path: path).metadata.leftOutSteps == [kept])
      // Whoever opens it next, with or without a screen, has the same numbers.
      #expect(try Analyze.file(path) == rig.loop.state.session?.analysis)
      let again = try selected(path)
      #expect(summary(again.rig) == after)
      rig.press(.character("x"))
      #expect(summary(rig) == before)
      #expect(try SessionFile(path: path).metadata.leftOutSteps == [])
    }
  }

  /// Vendors' files and bundled sessions are never changed.
  @Test(arguments: ["walk.csv", "walk.gait"])
  func otherFilesStayAsTheyAre(name: String) throws {
    try Fixture.withFolder { folder in
      let path = folder + "/" + name
      if name.hasSuffix(".csv") {
        try GaitCSVExporter.write(try AnalyzedWalk.shared().recording, to: path)
      } else {
        try LoopRig.writeWalk(to: path)
      }
      let before = try Data(contentsOf: URL(filePath: path))
      let (rig, _) = try selected(path, samples: folder)
      rig.press(.character("x"), .enter)
      #expect(summary(rig)?.stepsLeftOut == 1)
      #expect(
        rig.loop.state.notice?.text == "left out for now; only a .gait session of your own keeps it"
      )
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func whatCannotBeSavedIsLeftOutForNow() throws {
    try Fixture.withFolder { folder in
      let path = folder + "/walk.gait"
      try LoopRig.writeWalk(to: path)
      let (rig, _) = try selected(path)
      try FileManager.default.removeItem(atPath: path)
      rig.press(.character("x"), .enter)
      #expect(summary(rig)?.stepsLeftOut == 1)
      #expect(rig.loop.state.notice?.kind == .problem)
      #expect(rig.loop.state.notice?.text.hasPrefix("left out for now, but not saved: ") == true)
      #expect(!FileManager.default.fileExists(atPath: path))
      rig.press(.character("x"))
      #expect(summary(rig)?.stepsLeftOut == 0)
      #expect(rig.loop.state.notice?.text.hasPrefix("taken back for now, but not saved: ") == true)
    }
  }
}
