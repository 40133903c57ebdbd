import ConsoleRuntime
import Foundation
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitInference
import GaitModel
import GaitSimulation
import GaitStore
import GaitTestSupport
import TerminalCore
import Testing

extension ModelsLoopTests {
  @Test func aFileThatCannotBeUsedIsListedWithItsReason() throws {
    try withWalk(files: ["broken.safetensors": "nonsense \u{1B}[2J"]) { bench in
      bench.rig.press(.character("6"))
      bench.rig.pass(0.1)
      let entry = try #require(bench.models.entry("broken"))
      #expect(!entry.isReadable)
      #expect(entry.problem?.contains("broken.safetensors") == true)
      #expect(bench.models.comparison?.trials.count == 3, "the others are compared")
      bench.select("broken")
      bench.rig.press(.enter)
      bench.rig.pass(0.1)
      #expect(bench.rig.screen.contains("cannot be used"))
      #expect(bench.rig.loop.state.notice?.kind == .problem)
      #expect(bench.models.inUse == "sum-of-cells")
      #expect(bench.analysis?.estimator.name == "sum of cells")
    }
  }

  /// It was there when the list was made.
  @Test func aFileThatHasGoneIsANotice() throws {
    try withWalk { bench in
      bench.rig.press(.character("6"))
      bench.rig.pass(0.1)
      try FileManager.default.removeItem(atPath: bench.folder + "/models/network.safetensors")
      bench.select("network")
      bench.rig.press(.enter)
      bench.rig.pass(0.1)
      #expect(bench.rig.loop.state.notice?.kind == .problem)
      #expect(bench.models.inUse == "sum-of-cells")
      bench.rig.press(.character("e"))
      bench.rig.pass(0.1)
      #expect(bench.models.problem?.contains("there is no such model") == true)
      #expect(bench.models.progress == nil)
    }
  }

  @Test func aModelNamedByItsPathIsListed() throws {
    let path = TestModels.networkPath("wrn-16-1-causal")
    try withWalk(modelId: path) { bench in
      bench.rig.press(.character("6"))
      bench.rig.pass(0.1)
      #expect(bench.models.entries.last?.id == path)
      #expect(bench.models.entries.last?.shelf == .named)
      #expect(bench.models.inUse == path)
      #expect(bench.models.selectedEntry?.id == path)
      #expect(bench.models.marked.first == path)
    }
  }

  /// A file that could not be opened is told once, not again with every change of the model.
  @Test func aFileThatFailedIsNotTriedAgain() throws {
    try withWalk { bench in
      try "no session".write(
        toFile: bench.folder + "/bad.gait", atomically: true, encoding: .utf8)
      bench.open("bad.gait")
      #expect(bench.rig.loop.state.notice?.kind == .problem)
      // What is there by now would be opened if it were tried again.
      let late = WalkerConfiguration(durationSeconds: 4, samplingRateHz: 100)
      try FileManager.default.removeItem(atPath: bench.folder + "/bad.gait")
      try SessionWriter.write(SimulatedWalk(late).session, to: bench.folder + "/bad.gait")
      bench.rig.press(.escape, .character("6"))
      bench.rig.pass(0.1)
      bench.select("linear-simulated")
      bench.rig.press(.enter)
      bench.rig.pass(0.1)
      #expect(bench.rig.loop.state.notice?.text.contains("in use now") == true)
      #expect(bench.analysis?.estimator.name == "linear-simulated")
      let walk = try AnalyzedWalk.shared().recording
      #expect(bench.rig.loop.state.session?.transport.range == walk.seconds)
    }
  }

  @Test func changingBackAndForthComesBack() throws {
    try withWalk { bench in
      let before = try #require(bench.analysis)
      bench.rig.press(.character("6"))
      bench.rig.pass(0.1)
      for id in ["network", "linear-simulated", "network", "sum-of-cells"] {
        bench.select(id)
        bench.rig.press(.enter)
      }
      bench.rig.pass(0.1)
      let isSame = bench.analysis?.steps == before.steps && bench.analysis?.errors == before.errors
      #expect(isSame)
      #expect(bench.analysis?.estimator == before.estimator)
    }
  }
}
