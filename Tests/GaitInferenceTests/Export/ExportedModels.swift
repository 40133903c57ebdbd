import GaitInference
import GaitModel
import Testing

/// Models with numbers that all differ, to be exported.
enum ExportedModels {
  static func wideResNet(
    depth: Int = 16, width: Int = 1, lookAhead: Int? = nil,
    input: ModelCard.InputNormalization = ModelCard.InputNormalization()
  ) throws -> Model {
    let shape = try #require(
      WideResNetShape(depth: depth, width: width, lookAheadFrames: lookAhead))
    var next: Float = 0
    func numbers(_ count: Int) -> [Float] {
      (0..<count).map { _ in
        next += 1
        return next
      }
    }
    func normalization(_ channels: Int) -> NormalizationParameters {
      NormalizationParameters(
        weight: numbers(channels), bias: numbers(channels), mean: numbers(channels),
        variance: numbers(channels))
    }
    let stem = numbers(WideResNetShape.stemChannels * shape.inputs * WideResNetShape.taps)
    let blocks = shape.blocks.map { block in
      BlockParameters(
        normalization1: normalization(block.inputs),
        convolution1: numbers(block.outputs * block.inputs * WideResNetShape.taps),
        normalization2: normalization(block.outputs),
        convolution2: numbers(block.outputs * block.outputs * WideResNetShape.taps),
        shortcut: block.hasShortcut ? numbers(block.outputs * block.inputs) : nil)
    }
    let channels = shape.groupChannels[2]
    let parameters = WideResNetParameters(
      shape: shape, stem: stem, blocks: blocks, normalization: normalization(channels),
      headWeight: numbers(channels), headBias: numbers(1))
    let card = ModelCard(
      name: "Étude", summary: "Counts.", architecture: .wideResNet(shape), input: input,
      provenance: [Fact("teacher", "WRN-16-3"), Fact("seed", "7")],
      metrics: [Fact("rmse", "0.05")])
    return Model(card: card, parameters: .wideResNet(parameters))
  }

  static func linear() -> Model {
    Model(
      card: ModelCard(
        name: "Sum", summary: "Adds.", architecture: .linear, samplingRateHz: 62.5),
      parameters: .linear(LinearParameters(weight: (0..<128).map(Float.init), bias: -0.5)))
  }
}
