/// Batch normalisation as it was trained.
///
/// y = (x - mean) / sqrt(variance + epsilon) * weight + bias, channel by channel; all `[channels]`.
package struct NormalizationParameters: Equatable, Sendable {
  /// As PyTorch has it by default.
  package static let epsilon: Float = 1e-5

  /// Learned gain of each channel.
  package var weight: [Float]
  /// Learned offset of each channel.
  package var bias: [Float]
  /// Running mean of each channel.
  package var mean: [Float]
  /// Running variance of each channel.
  package var variance: [Float]

  package init(weight: [Float], bias: [Float], mean: [Float], variance: [Float]) {
    self.weight = weight
    self.bias = bias
    self.mean = mean
    self.variance = variance
  }
}

/// Trained numbers of one residual block.
package struct BlockParameters: Equatable, Sendable {
  /// Before the first convolution.
  package var normalization1: NormalizationParameters
  /// `[outputs][inputs][3]`.
  package var convolution1: [Float]
  /// Before the second convolution.
  package var normalization2: NormalizationParameters
  /// `[outputs][outputs][3]`.
  package var convolution2: [Float]
  /// `[outputs][inputs][1]`, or nil where the identity path keeps its channels.
  package var shortcut: [Float]?

  package init(
    normalization1: NormalizationParameters, convolution1: [Float],
    normalization2: NormalizationParameters, convolution2: [Float], shortcut: [Float]?
  ) {
    self.normalization1 = normalization1
    self.convolution1 = convolution1
    self.normalization2 = normalization2
    self.convolution2 = convolution2
    self.shortcut = shortcut
  }
}

/// All trained numbers of a WideResNet, as they stand in a model file.
package struct WideResNetParameters: Equatable, Sendable {
  /// The size of the network.
  package var shape: WideResNetShape
  /// `[16][inputs][3]`.
  package var stem: [Float]
  /// From the input to the output, as `WideResNetShape.blocks` lists them.
  package var blocks: [BlockParameters]
  /// Of the last group's output.
  package var normalization: NormalizationParameters
  /// `[outputs][64k][1]`.
  package var headWeight: [Float]
  /// `[outputs]`.
  package var headBias: [Float]

  package init(
    shape: WideResNetShape, stem: [Float], blocks: [BlockParameters],
    normalization: NormalizationParameters, headWeight: [Float], headBias: [Float]
  ) {
    self.shape = shape
    self.stem = stem
    self.blocks = blocks
    self.normalization = normalization
    self.headWeight = headWeight
    self.headBias = headBias
  }
}

/// Trained numbers of a linear model.
package struct LinearParameters: Equatable, Sendable {
  /// `[128]`.
  package var weight: [Float]
  /// The offset of every estimate.
  package var bias: Float

  package init(weight: [Float], bias: Float) {
    self.weight = weight
    self.bias = bias
  }
}
