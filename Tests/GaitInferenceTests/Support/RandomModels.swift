import GaitInference
import GaitModel

/// Networks with weights that mean nothing, the same for a seed.
enum RandomModels {
  static func wideResNet(_ shape: WideResNetShape, seed: UInt64) -> WideResNetParameters {
    var random = SplitMix64(seed: seed)
    func normals(_ count: Int, sd: Float) -> [Float] {
      (0..<count).map { _ in Float(random.normal()) * sd }
    }
    func convolution(_ inputs: Int, _ outputs: Int, _ taps: Int) -> [Float] {
      normals(inputs * outputs * taps, sd: (2 / Float(inputs * taps)).squareRoot())
    }
    func normalization(_ channels: Int) -> NormalizationParameters {
      NormalizationParameters(
        weight: normals(channels, sd: 0.3).map { $0 + 0.8 }, bias: normals(channels, sd: 0.2),
        mean: normals(channels, sd: 0.3),
        variance: (0..<channels).map { _ in Float.random(in: 0.3...2, using: &random) })
    }
    return WideResNetParameters(
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
      headWeight: normals(shape.groupChannels[2] * shape.outputs, sd: 0.05),
      headBias: normals(shape.outputs, sd: 0.1))
  }

  /// `[frames][128]` of plausible size, in body weights per cell times some gain.
  static func frames(_ count: Int, inputs: Int = 128, seed: UInt64) -> [Float] {
    var random = SplitMix64(seed: seed)
    return (0..<count * inputs).map { _ in Float.random(in: 0...1, using: &random) }
  }
}
