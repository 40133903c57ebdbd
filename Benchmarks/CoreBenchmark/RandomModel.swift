import GaitInference
import GaitModel

/// A network of any size with random weights, for measuring only.
enum RandomModel {
  static func make(_ shape: WideResNetShape) -> Model {
    var random = SplitMix64(seed: 28)
    func numbers(_ count: Int, sd: Float) -> [Float] {
      (0..<count).map { _ in Float(random.normal()) * sd }
    }
    func convolution(_ inputs: Int, _ outputs: Int, _ taps: Int) -> [Float] {
      numbers(inputs * outputs * taps, sd: (1 / Float(inputs * taps)).squareRoot())
    }
    func normalization(_ channels: Int) -> NormalizationParameters {
      NormalizationParameters(
        weight: numbers(channels, sd: 0.1).map { 1 + $0 }, bias: numbers(channels, sd: 0.1),
        mean: numbers(channels, sd: 0.1),
        variance: (0..<channels).map { _ in 0.5 + Float(random.uniform()) })
    }
    let parameters = WideResNetParameters(
      shape: shape, stem: convolution(shape.inputs, WideResNetShape.stemChannels, 3),
      blocks: shape.blocks.map { block in
        BlockParameters(
          normalization1: normalization(block.inputs),
          convolution1: convolution(block.inputs, block.outputs, 3),
          normalization2: normalization(block.outputs),
          convolution2: convolution(block.outputs, block.outputs, 3),
          shortcut: block.hasShortcut ? convolution(block.inputs, block.outputs, 1) : nil)
      },
      normalization: normalization(shape.groupChannels[2]),
      headWeight: numbers(shape.groupChannels[2], sd: 0.05), headBias: [0])
    return Model(
      card: ModelCard(
        name: "random \(shape.name)", summary: "Random numbers, for measuring only.",
        architecture: .wideResNet(shape)),
      parameters: .wideResNet(parameters))
  }
}
