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

/// The Models screen with real files behind it.
@Suite struct ModelsLoopTests {
  static let walkName = (try? AnalyzedWalk.shared().recording.metadata.name) ?? "-"

  struct Bench {
    let rig: LoopRig
    let folder: String

    var models: ModelsState { rig.loop.state.models }
    var analysis: SessionAnalysis? { rig.loop.state.session?.analysis }

    func open(_ name: String) {
      rig.loop.open(path: folder + "/" + name, title: name)
      rig.loop.turn()
    }

    func select(_ id: String) {
      for _ in models.entries { rig.press(.up) }
      while models.selectedEntry?.id != id, models.selected + 1 < models.entries.count {
        rig.press(.down)
      }
    }
  }

  /// The short walk open beside the bundled model, a network and what else is in the folder.
  func withWalk(
    files: [String: String] = [:], modelId: String = ModelLibrary.sumOfCells,
    _ body: (Bench) throws -> Void
  ) throws {
    try Fixture.withFolder { folder in
      let own = folder + "/models"
      try FileManager.default.createDirectory(
        atPath: own, withIntermediateDirectories: false)
      try FileManager.default.copyItem(
        atPath: TestModels.networkPath("wrn-16-1"), toPath: own + "/network.safetensors")
      for (name, text) in files {
        try text.write(toFile: own + "/" + name, atomically: true, encoding: .utf8)
      }
      // One of the bundled models is enough, whatever else ships.
      let bundled = folder + "/bundled"
      try FileManager.default.createDirectory(
        atPath: bundled, withIntermediateDirectories: false)
      try FileManager.default.copyItem(
        atPath: TestModels.bundledFolder + "/linear-simulated.safetensors",
        toPath: bundled + "/linear-simulated.safetensors")
      try LoopRig.writeWalk(to: folder + "/walk.gait")
      let rig = LoopRig(
        models: ModelLibrary(bundledFolder: bundled, userFolder: own),
        modelId: modelId, size: Size(columns: 160, rows: 50))
      let bench = Bench(rig: rig, folder: folder)
      bench.open("walk.gait")
      try body(bench)
    }
  }

  /// The loop has not heard yet that another session is open when the model is changed.
  @Test func aModelChosenWhileASessionOpensIsUsedOnThatSession() throws {
    try withWalk { bench in
      let other = SimulatedWalk(WalkerConfiguration(seed: 9, durationSeconds: 25)).session
      try SessionWriter.write(other, to: bench.folder + "/other.gait")
      bench.rig.press(.character("6"))
      bench.select("network")
      let loop = bench.rig.loop
      loop.open(path: bench.folder + "/other.gait", title: "other")
      loop.handle(.key(.character("6")))
      loop.handle(.key(.enter))
      loop.turn()
      let session = try #require(loop.state.session)
      #expect(session.metadata.name == other.metadata.name)
      let analysis = try #require(session.analysis)
      #expect(analysis.estimator.name == "WRN-16-1")
      #expect(analysis.isComplete)
      #expect(abs((analysis.tracks.left?.times.last ?? 0) - 25) < 0.1)
    }
  }

  @Test func keySixListsAndCompares() throws {
    try withWalk { bench in
      bench.rig.press(.character("6"))
      bench.rig.loop.turn()
      #expect(bench.models.entries.map(\.id) == ["sum-of-cells", "linear-simulated", "network"])
      #expect(bench.models.entries.map(\.shelf) == [.builtIn, .bundled, .user])
      #expect(bench.models.inUse == "sum-of-cells")
      bench.rig.loop.turn()
      let comparison = try #require(bench.models.comparison)
      #expect(
        comparison.trials.map(\.estimator.name) == ["sum of cells", "linear-simulated", "WRN-16-1"])
      #expect(comparison.trials.allSatisfy { $0.errors != nil && $0.latency != nil })
      #expect(bench.models.progress == nil)
      #expect(bench.models.problem == nil)
      bench.rig.pass(0.1)
      for text in ["sum of cells", "linear-simulated", "WRN-16-1", "RMSE"] {
        #expect(bench.rig.screen.contains(text), "\(text)")
      }
    }
  }

  @Test func enterLetsAnotherModelEstimateEverything() throws {
    try withWalk { bench in
      let before = try #require(bench.analysis)
      bench.rig.press(.character("6"))
      bench.rig.pass(0.1)
      bench.select("linear-simulated")
      bench.rig.press(.enter)
      bench.rig.pass(0.1)
      let analysis = try #require(bench.analysis)
      #expect(analysis.isComplete)
      #expect(bench.rig.loop.state.session?.progress == 1)
      #expect(try analysis.estimator == TestModels.bundled().description(samplingRateHz: 100))
      let isSame =
        analysis.tracks.left?.estimated == before.tracks.left?.estimated
        || analysis.tracks.left?.measured != before.tracks.left?.measured
      #expect(!isSame, "other estimates of the same readings")
      #expect(bench.models.inUse == "linear-simulated")
      #expect(bench.models.comparison != nil)
      bench.rig.press(.character("1"))
      bench.rig.pass(0.1)
      #expect(bench.rig.screen.contains("estimate (linear-simulated)"))
      #expect(bench.rig.screen.contains("estimator: linear-simulated"))
      #expect(!bench.rig.screen.contains("sum of cells"))
    }
  }

  @Test func theModelInUseAnalysesSessionsThatAreOpenedLater() throws {
    try withWalk { bench in
      bench.rig.press(.character("6"))
      bench.rig.pass(0.1)
      bench.select("network")
      bench.rig.press(.enter)
      bench.rig.pass(0.1)
      try LoopRig.writeWalk(to: bench.folder + "/other.gait")
      bench.open("other.gait")
      #expect(bench.analysis?.estimator.name == "WRN-16-1")
      #expect(bench.analysis?.isComplete == true)
      #expect(bench.models.inUse == "network")
    }
  }

  @Test func anotherSessionClearsTheComparison() throws {
    try withWalk { bench in
      bench.rig.press(.character("6"))
      bench.rig.pass(0.1)
      #expect(bench.models.comparison?.sessionName == Self.walkName)
      var other = SimulatedWalk(WalkerConfiguration(durationSeconds: 8, samplingRateHz: 100))
        .session
      other.metadata.name = "the other walk"
      try SessionWriter.write(other, to: bench.folder + "/other.gait")
      bench.open("other.gait")
      #expect(bench.models.comparison == nil)
      #expect(bench.models.progress == nil)
      #expect(bench.models.entries.count == 3, "the list stays")
      bench.rig.press(.character("6"))
      bench.rig.pass(0.1)
      #expect(bench.models.comparison?.sessionName == "the other walk")
    }
  }
}
