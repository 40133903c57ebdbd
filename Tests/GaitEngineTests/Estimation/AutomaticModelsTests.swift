import GaitAnalysis
import GaitEngine
import GaitFormats
import GaitInference
import GaitModel
import GaitSimulation
import GaitTestSupport
import Testing

/// Which model `auto` takes.
@Suite struct AutomaticModelsTests {
  private func metadata(_ layout: InsoleLayout, rate: Double = 200) -> SessionMetadata {
    let insole = InsoleDescription(layout: layout, unit: .kilopascals, samplingRateHz: rate)
    return SessionMetadata(
      name: "walk", source: "test", insoles: PerFoot(left: insole, right: insole))
  }

  /// A network of the fixtures whose card says what it was trained on.
  private func candidate(
    _ id: String, _ network: String, layouts: TrainedLayouts? = nil
  ) throws -> AutomaticModels.Candidate {
    var model = try ModelFileReader.read(path: TestModels.networkPath(network)).model
    model.card.trainedLayouts = layouts
    return AutomaticModels.Candidate(
      id: id, model: LoadedModel(model, sha256: id, byteCount: 0))
  }

  private func candidates() throws -> [AutomaticModels.Candidate] {
    let sparse = TrainedLayouts(dense: false, sparseCells: 8...64)
    return [
      try candidate("student", "wrn-16-1"), try candidate("student-live", "wrn-16-1-causal"),
      try candidate("student-near", "wrn-16-1-look-ahead-3"),
      try candidate("student-sparse", "wrn-16-1", layouts: sparse),
    ]
  }

  private func choice(
    _ patience: AutomaticModels.Patience, _ layout: InsoleLayout, rate: Double = 200
  ) throws -> String? {
    AutomaticModels(candidates: try candidates(), patience: patience)
      .choice(for: metadata(layout, rate: rate))?.id
  }

  @Test func theOneThatLooksFarthestOfThoseThatMay() throws {
    let grid = TestLayouts.matrix16x8
    #expect(try choice(.any, grid) == "student")
    #expect(try choice(.atMost(13), grid) == "student")
    #expect(try choice(.atMost(12), grid) == "student-near")
    #expect(try choice(.atMost(2), grid) == "student-live")
    #expect(try choice(.shortest, grid) == "student-live")
  }

  @Test func whatTheCardSaysItWasTrainedOnDecides() throws {
    let sixteen = MoticonLayout.layout(size: 7)
    #expect(try choice(.any, sixteen) == "student-sparse")
    #expect(try choice(.atMost(3), sixteen) == nil, "no sparse one looks ahead so little")
    #expect(try choice(.any, TestLayouts.scattered4) == nil)
    #expect(try choice(.any, TestLayouts.masked60x21) == "student")
    #expect(try choice(.any, TestLayouts.matrix16x8, rate: 10) == nil)
  }

  @Test func nobodyKnowsSuchInsolesIsTheSumOfCells() throws {
    let source = EstimatorSource.automatic(AutomaticModels(candidates: try candidates()))
    #expect(source.resolved(for: metadata(TestLayouts.scattered4)) == .sumOfCells)
    guard case .model(let model) = source.resolved(for: metadata(TestLayouts.matrix16x8)) else {
      Issue.record("no model for a grid")
      return
    }
    #expect(model.sha256 == "student")
  }

  @Test func anotherLayoutIsSaid() throws {
    let walk = SimulatedWalk(WalkerConfiguration(seed: 2, durationSeconds: 8)).session
    let sparse = try candidate(
      "student-sparse", "wrn-16-1", layouts: TrainedLayouts(dense: false, sparseCells: 8...64))
    let doubted = try Analyze.recorded(
      walk, settings: AnalysisSettings(estimator: .model(sparse.model)))
    #expect(doubted.trust.flags.contains(.layoutFarFromModel))
    let dense = try Analyze.recorded(
      walk, settings: AnalysisSettings(estimator: .model(try TestModels.network())))
    #expect(!dense.trust.flags.contains(.layoutFarFromModel))
  }
}
