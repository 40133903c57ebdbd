/// An N1D WideResNet ready to run: normalisation folded, weights packed.
///
/// ```
/// frame -> stem -> block -> block -> ... -> normalise, ReLU -> head -> vGRF
///
/// block:  a = ReLU(normalise(x))
///         h = ReLU(normalise(convolution1(a)))
///         x' = convolution2(h) + (shortcut(a), or x where the channels stay)
/// ```
///
/// Source: Zagoruyko and Komodakis 2016, over time instead of space. Each block here ends with the
/// normalisation and ReLU that the next one begins with, so that a row is finished while it is warm.
package struct WideResNet: Sendable {
  /// Its size.
  package let shape: WideResNetShape
  /// The arithmetic that its weights are packed for.
  package let kernels: Kernels
  /// The normalisation of its input.
  package let input: ModelCard.InputNormalization
  let stem: Convolution
  /// The first block's normalisation and ReLU.
  let stemActivation: Activation
  let blocks: [ResidualBlock]
  let head: Head

  package init(
    _ parameters: WideResNetParameters,
    input: ModelCard.InputNormalization = ModelCard.InputNormalization(), kernels: Kernels = .widest
  ) {
    self.kernels = kernels
    self.input = input
    shape = parameters.shape
    // Sums and differences of pressures would round away what keeps estimates within a millionth of body weight of
    // plain sums.
    stem = Convolution(
      weight: parameters.stem, inputs: shape.inputs, outputs: WideResNetShape.stemChannels,
      taps: WideResNetShape.taps, takesPairs: false)
    let normalizations =
      parameters.blocks.map(\.normalization1) + [parameters.normalization]
    stemActivation = Normalization(normalizations[0]).activation
    blocks = zip(shape.blocks, parameters.blocks).enumerated().map { index, block in
      ResidualBlock(
        block.0, block.1, next: normalizations[index + 1], takesPairs: kernels.takesPairs)
    }
    head = Head(
      weight: parameters.headWeight, bias: parameters.headBias, inputs: shape.groupChannels[2])
  }

  /// Floats that the kernels need beside rows and weights.
  var scratchCount: Int {
    let convolutions = blocks.flatMap { [$0.convolution1, $0.convolution2] }
    return convolutions.map(\.scratchCount).max() ?? 0
  }

  /// A stretch of frames, to be pushed as it comes.
  package func makeStream() -> WideResNetStream { WideResNetStream(network: self) }
}

/// Two convolutions with an identity path around them.
struct ResidualBlock: Sendable {
  let convolution1: Convolution
  let activation1: Activation
  let convolution2: Convolution
  /// Nil where the identity path keeps its channels.
  let shortcut: Convolution?
  /// What the next block, or the head, begins with.
  let nextActivation: Activation

  init(
    _ shape: BlockShape, _ parameters: BlockParameters, next: NormalizationParameters,
    takesPairs: Bool
  ) {
    let taps = WideResNetShape.taps
    let normalization2 = Normalization(parameters.normalization2)
    convolution1 = Convolution(
      weight: parameters.convolution1, inputs: shape.inputs, outputs: shape.outputs, taps: taps,
      gain: normalization2.gain, takesPairs: takesPairs)
    activation1 = normalization2.shiftAlone
    convolution2 = Convolution(
      weight: parameters.convolution2, inputs: shape.outputs, outputs: shape.outputs, taps: taps,
      takesPairs: takesPairs)
    shortcut = parameters.shortcut.map {
      Convolution(
        weight: $0, inputs: shape.inputs, outputs: shape.outputs, taps: 1, takesPairs: takesPairs)
    }
    nextActivation = Normalization(next).activation
  }
}

/// The dense 1x1 convolution at the end: a weighted sum of a row's channels.
struct Head: Sendable {
  /// Floats of a row that is read.
  let inputs: Int
  /// `[outputs][row]`.
  private let weight: AlignedFloats
  private let bias: [Float]

  init(weight: [Float], bias: [Float], inputs: Int) {
    precondition(weight.count == bias.count * inputs, "\(weight.count) weights")
    self.inputs = Convolution.rowWidth(inputs)
    self.weight = AlignedFloats(count: bias.count * self.inputs)
    self.bias = bias
    for (index, value) in weight.enumerated() {
      self.weight.base[index / inputs * self.inputs + index % inputs] = value
    }
  }

  /// Appends the outputs of one row.
  func apply(_ row: UnsafePointer<Float>, kernels: Kernels, appendingTo outputs: inout [Float]) {
    for index in bias.indices {
      outputs.append(kernels.dot(weight.base + index * inputs, row, inputs) + bias[index])
    }
  }
}
