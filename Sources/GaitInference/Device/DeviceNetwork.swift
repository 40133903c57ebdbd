/// A WideResNet's numbers as a device runs them: one row at a time, normalisation folded as the core
/// folds it, so that both compute with the same floats.
///
/// The convolutions of three taps are numbered from the input: 0 is the stem, 1 and 2 are those of the
/// first block, and so on.
struct DeviceNetwork: Equatable, Sendable {
  /// A convolution of three taps and the activation behind it.
  struct Convolution: Equatable, Sendable {
    /// Channels of a row that it reads.
    let inputs: Int
    /// Channels of a row that it gives.
    let outputs: Int
    /// Rows of zeros before the first one: 1 where it is centred, 2 where it is causal.
    let rowsBefore: Int
    /// `[outputs][3][inputs]`, the oldest row first.
    let weights: [Float]
    /// `[outputs]` that the sum is multiplied with, or nil for ones.
    let scale: [Float]?
    /// `[outputs]`, added before the ReLU.
    let shift: [Float]
  }

  /// What goes around the two convolutions of a block.
  struct Identity: Equatable, Sendable {
    let inputs: Int
    let outputs: Int
    /// Rows that wait for the second convolution at most.
    let capacity: Int
    /// `[outputs][inputs]`, or nil where the row goes around as it is.
    let shortcut: [Float]?
  }

  let input: ModelCard.InputNormalization
  let convolutions: [Convolution]
  let identities: [Identity]
  /// `[channels of the last convolution]`.
  let headWeight: [Float]
  let headBias: Float
  let lookAheadFrames: Int

  init(_ parameters: WideResNetParameters, input: ModelCard.InputNormalization) {
    let shape = parameters.shape
    precondition(shape.outputs == 1, "\(shape.outputs) outputs, not 1")
    self.input = input
    lookAheadFrames = shape.lookAheadFrames
    headWeight = parameters.headWeight
    headBias = parameters.headBias[0]
    let normalizations = parameters.blocks.map(\.normalization1) + [parameters.normalization]
    var convolutions = [
      Self.convolution(
        parameters.stem, inputs: shape.inputs, outputs: WideResNetShape.stemChannels,
        shape.stemPadding, next: normalizations[0])
    ]
    var identities: [Identity] = []
    for (index, (block, numbers)) in zip(shape.blocks, parameters.blocks).enumerated() {
      let inner = Normalization(numbers.normalization2)
      convolutions.append(
        Convolution(
          inputs: block.inputs, outputs: block.outputs, rowsBefore: block.padding1.before,
          weights: Self.transposed(
            numbers.convolution1, inputs: block.inputs, outputs: block.outputs, gain: inner.gain),
          scale: nil, shift: inner.shift.map { Float($0) }))
      convolutions.append(
        Self.convolution(
          numbers.convolution2, inputs: block.outputs, outputs: block.outputs, block.padding2,
          next: normalizations[index + 1]))
      identities.append(
        Identity(
          inputs: block.inputs, outputs: block.outputs,
          capacity: 1 + block.padding1.after + block.padding2.after, shortcut: numbers.shortcut))
    }
    self.convolutions = convolutions
    self.identities = identities
  }

  private static func convolution(
    _ weight: [Float], inputs: Int, outputs: Int, _ padding: TimePadding,
    next: NormalizationParameters
  ) -> Convolution {
    let next = Normalization(next)
    return Convolution(
      inputs: inputs, outputs: outputs, rowsBefore: padding.before,
      weights: transposed(weight, inputs: inputs, outputs: outputs, gain: nil),
      scale: next.gain.map { Float($0) }, shift: next.shift.map { Float($0) })
  }

  /// From `[outputs][inputs][3]` to `[outputs][3][inputs]`, times the gain of each output.
  private static func transposed(
    _ weight: [Float], inputs: Int, outputs: Int, gain: [Double]?
  ) -> [Float] {
    let taps = WideResNetShape.taps
    var result: [Float] = []
    result.reserveCapacity(weight.count)
    for output in 0..<outputs {
      let factor = gain?[output] ?? 1
      for tap in 0..<taps {
        for input in 0..<inputs {
          result.append(Float(Double(weight[(output * inputs + input) * taps + tap]) * factor))
        }
      }
    }
    return result
  }
}
