import GaitInference
import GaitModel
import Testing

/// One result, however the frames come.
@Suite struct StreamingTests {
  /// A model whose name is shorter than its weights.
  struct Case: CustomTestStringConvertible {
    let shape: WideResNetShape
    let model: Model
    var testDescription: String { shape.title }

    init?(depth: Int, channels: Int, lookAhead: Int? = nil) {
      let shape = WideResNetShape(depth: depth, channels: channels, lookAheadFrames: lookAhead)
      guard let shape else { return nil }
      self.shape = shape
      let card = ModelCard(
        name: shape.name, summary: "", architecture: .wideResNet(shape),
        input: .init(mean: 0.3, scale: 2))
      model = Model(
        card: card, parameters: .wideResNet(RandomModels.wideResNet(shape, seed: 21)))
    }
  }

  static let models = [
    Case(depth: 16, channels: 16), Case(depth: 10, channels: 32),
    Case(depth: 16, channels: 16, lookAhead: 0), Case(depth: 16, channels: 16, lookAhead: 1),
    Case(depth: 16, channels: 16, lookAhead: 3), Case(depth: 16, channels: 16, lookAhead: 6),
    Case(depth: 16, channels: 16, lookAhead: 12), Case(depth: 10, channels: 8),
    Case(depth: 10, channels: 8, lookAhead: 2),
  ].compactMap { $0 }

  private func whole(_ test: Case, _ cells: [Float]) -> [Float] {
    var estimator = StreamingEstimator(test.model)
    var estimates: [Float] = []
    estimator.finish(cells.span, appendingTo: &estimates)
    return estimates
  }

  private func slice(_ cells: [Float], _ frames: Range<Int>) -> [Float] {
    Array(cells[frames.lowerBound * 128..<frames.upperBound * 128])
  }

  @Test(arguments: models) func traitsAreThoseOfTheCard(test: Case) {
    let traits = StreamingEstimator(test.model).traits
    #expect(traits.name == test.shape.name)
    #expect(traits.samplingRateHz == 200)
    #expect(traits.lookAheadFrames == test.shape.lookAheadFrames)
    #expect(traits.lookBehindFrames == test.shape.lookBehindFrames)
    #expect(traits.trainedLayouts == .dense)
    #expect(!traits.isFittedToSimulation)
    var simulated = test.model
    simulated.card.provenance = [.init("simulated", "true")]
    #expect(StreamingEstimator(simulated).traits.isFittedToSimulation)
  }

  @Test(arguments: models, [1, 2, 13, 14, 27, 300]) func frameByFrameEqualsTheWholeRecording(
    test: Case, frames: Int
  ) {
    let cells = RandomModels.frames(frames, seed: 8)
    var estimator = StreamingEstimator(test.model)
    var estimates: [Float] = []
    for frame in 0..<frames {
      estimator.push(slice(cells, frame..<frame + 1).span, appendingTo: &estimates)
      #expect(estimates.count == max(0, frame + 1 - estimator.lookAheadFrames))
    }
    estimator.finish(appendingTo: &estimates)
    #expect(estimates == whole(test, cells))
    #expect(estimates.count == frames)
  }

  @Test(arguments: models, 0..<20 as Range<UInt64>) func chunksOfAnySizeEqualTheWholeRecording(
    test: Case, seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let frames = Int.random(in: 1...400, using: &random)
    let cells = RandomModels.frames(frames, seed: seed)
    var estimator = StreamingEstimator(test.model)
    var estimates: [Float] = []
    var frame = 0
    while frame < frames {
      let count = min(
        Int.random(in: 0...(Bool.random(using: &random) ? 5 : 200), using: &random), frames - frame)
      estimator.push(slice(cells, frame..<frame + count).span, appendingTo: &estimates)
      frame += count
    }
    estimator.finish(appendingTo: &estimates)
    #expect(estimates == whole(test, cells))
  }

  @Test(arguments: models) func aStretchKnowsNothingOfTheOneBefore(test: Case) {
    let first = RandomModels.frames(50, seed: 1)
    let second = RandomModels.frames(70, seed: 2)
    var estimator = StreamingEstimator(test.model)
    var estimates: [Float] = []
    estimator.push(first.span, appendingTo: &estimates)
    estimator.finish(appendingTo: &estimates)
    #expect(estimates == whole(test, first))
    // Broken off in the middle.
    estimator.push(slice(first, 0..<20).span, appendingTo: &estimates)
    estimator.reset()
    estimates = []
    estimator.finish(second.span, appendingTo: &estimates)
    #expect(estimates == whole(test, second))
  }

  @Test(arguments: models) func nothingIsOwedForNothing(test: Case) {
    var estimator = StreamingEstimator(test.model)
    var estimates: [Float] = []
    estimator.finish(appendingTo: &estimates)
    estimator.finish(appendingTo: &estimates)
    #expect(estimates.isEmpty)
  }

  @Test(arguments: models) func aCopyGoesOnByItself(test: Case) {
    let cells = RandomModels.frames(60, seed: 4)
    var estimator = StreamingEstimator(test.model)
    var estimates: [Float] = []
    estimator.push(slice(cells, 0..<30).span, appendingTo: &estimates)
    var copy = estimator
    var other = estimates
    copy.finish(RandomModels.frames(9, seed: 5).span, appendingTo: &other)
    estimator.finish(slice(cells, 30..<60).span, appendingTo: &estimates)
    #expect(estimates == whole(test, cells))
    #expect(other == whole(test, slice(cells, 0..<30) + RandomModels.frames(9, seed: 5)))
  }

  /// Away from the ends, frames later in time give the same estimates later in time: bit for bit where their pairs stay
  /// pairs, and up to rounding where they do not.
  @Test(arguments: models, [17, 18])
  func translationInTimeTranslatesTheEstimates(test: Case, frames: Int) {
    let cells = RandomModels.frames(120, seed: 6)
    let shifted = RandomModels.frames(frames, seed: 7) + cells
    let margin = 27
    let plain = whole(test, cells)[margin..<120 - margin]
    let moved = whole(test, shifted)[frames + margin..<frames + 120 - margin]
    if frames.isMultiple(of: 2) { #expect(Array(plain) == Array(moved)) }
    let size = plain.map(abs).max() ?? 0
    #expect(zip(plain, moved).allSatisfy { abs($0 - $1) <= 2e-6 * size })
  }

  /// What is wrong with one frame stays within its receptive field.
  @Test(arguments: models, [Float.nan, .infinity, -1e30]) func aBadFrameDoesNotSpread(
    test: Case, value: Float
  ) throws {
    let shape = test.shape
    let cells = RandomModels.frames(100, seed: 9)
    var bad = cells
    bad[50 * 128 + 77] = value
    let good = whole(test, cells)
    let found = whole(test, bad)
    let touched = 50 - shape.lookAheadFrames...50 + shape.lookBehindFrames
    for frame in 0..<100 where !touched.contains(frame) {
      #expect(found[frame] == good[frame], "frame \(frame)")
    }
    if value.isNaN {
      #expect(touched.allSatisfy { found[$0].isNaN })
    }
  }
}
