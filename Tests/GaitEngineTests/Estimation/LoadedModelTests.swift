import GaitAnalysis
import GaitEngine
import GaitInference
import GaitModel
import GaitTestSupport
import Testing

/// What a model's card says on the screen and in exports.
@Suite struct LoadedModelTests {
  @Test func aNetworkTellsItsSizes() throws {
    let card = try TestModels.network().description()
    #expect(card.kind == "WRN-16-1")
    #expect(card.samplingRateHz == 200)
    #expect(card.receptiveFieldFrames == 27)
    #expect(card.delayFrames == 13)
    #expect(card.parameterCount == WideResNetShape(depth: 16, width: 1)?.parameterCount)
    #expect(
      card.multiplyAddsPerFrame == WideResNetShape(depth: 16, width: 1)?.multiplyAddsPerFrame)
    #expect(card.sha256?.count == 64)
    let causal = try TestModels.network("wrn-16-1-causal").description()
    #expect(causal.kind == "WRN-16-1 causal")
    #expect(causal.delayFrames == 0)
    #expect(causal.receptiveFieldFrames == 27)
    #expect(card.lookAheadFrames == 13)
    #expect(card.lookBehindFrames == 13)
    #expect(causal.lookAheadFrames == 0)
    #expect(causal.lookBehindFrames == 26)
    #expect(card.trainedLayouts == .dense)
  }

  @Test(arguments: [(3, 23), (6, 20)]) func aLookAheadIsToldInFramesOfTheModel(
    frames: Int, behind: Int
  ) throws {
    let card = try TestModels.network("wrn-16-1-look-ahead-\(frames)")
      .description(samplingRateHz: 100)
    #expect(card.kind == "WRN-16-1 look-ahead \(frames)")
    #expect(card.lookAheadFrames == frames)
    #expect(card.lookBehindFrames == behind)
    #expect(card.delayFrames == (frames + 1) / 2)
  }

  @Test func layoutsOfTheCardAreTold() throws {
    let layouts = try #require(TrainedLayouts(dense: true, sparseCells: 8...64))
    #expect(layouts.text == "dense grids, sparse insoles of 8 to 64 cells")
    #expect(TrainedLayouts(dense: false, sparseCells: 9...9)?.text == "sparse insoles of 9 cells")
    let card = ModelCard(
      name: "sparse", summary: "", architecture: .linear, trainedLayouts: layouts)
    let parameters = LinearParameters(weight: Array(repeating: 1, count: 128), bias: 0)
    let model = LoadedModel(
      Model(card: card, parameters: .linear(parameters)), sha256: "", byteCount: 0)
    #expect(model.description().trainedLayouts == layouts)
    #expect(EstimatorSource.sumOfCells.description().trainedLayouts == nil)
  }

  @Test func windowAndMetricsAreToldWhereThereAreSome() throws {
    let model = try TestModels.network("wrn-28-1")
    let window = try #require(model.card.windowFrames)
    let card = model.description()
    #expect(card.provenance.last == .init("window", "\(window) frames"))
    #expect(card.metrics.map(\.label) == model.card.metrics.map(\.label))
    #expect(!card.metrics.isEmpty)
    #expect(try TestModels.network().description().provenance.allSatisfy { $0.label != "window" })
  }

  @Test func aLinearModelTellsItsSizes() throws {
    let card = try TestModels.bundled().description()
    #expect(card.name == "linear-simulated")
    #expect(card.kind == "linear")
    #expect(card.parameterCount == 129)
    #expect(card.multiplyAddsPerFrame == 128)
    #expect(card.receptiveFieldFrames == 1)
    #expect(card.delayFrames == 0)
    #expect(card.provenance.contains { $0.label == "method" })
  }

  /// Delays are in frames of the session.
  @Test(arguments: [
    (200.0, 13), (100, 7), (400, 28), (50, 4), (500, 35),
  ])
  func delaysAreInFramesOfTheSession(rate: Double, frames: Int) throws {
    let model = try TestModels.network()
    #expect(model.description(samplingRateHz: rate).delayFrames == frames)
    let estimator = EstimatorSource.model(model).makeEstimator(samplingRateHz: rate)
    #expect(estimator.description == model.description(samplingRateHz: rate))
    #expect(
      EstimatorSource.model(model).description(samplingRateHz: rate) == estimator.description)
  }

  @Test func equalFilesAreEqualModels() throws {
    #expect(try TestModels.network() == TestModels.network())
    #expect(try TestModels.network() != TestModels.network("wrn-16-1-causal"))
    #expect(try EstimatorSource.model(TestModels.network()).byteCount == 277_180)
    #expect(EstimatorSource.sumOfCells.byteCount == nil)
    #expect(EstimatorSource.sumOfCells.description().sha256 == nil)
  }
}
