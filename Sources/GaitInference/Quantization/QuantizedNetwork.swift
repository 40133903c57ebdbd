/// A network in whole numbers, as the exported C computes it, bit for bit.
///
/// Weights have 8 bits and a step for each output; the input and the rows behind an activation have 16
/// bits and one step each, since 8 would cost more accuracy than the weights do; what goes around the
/// blocks has 32. Sums of products are exact and fit 32 bits. Floating point is where frames come in and
/// where the estimate goes out, and nowhere between.
package struct QuantizedNetwork: Equatable, Sendable {
  struct Convolution: Equatable, Sendable {
    let inputs: Int
    let outputs: Int
    let rowsBefore: Int
    /// `[outputs][3][inputs]`.
    let weights: [Int8]
    /// From sums to steps of the residual; nil for the first convolution of a block.
    let sum: FixedPointFactors?
    /// From the residual, or from sums, to the steps of the row behind it.
    let activation: FixedPointFactors
  }

  struct Shortcut: Equatable, Sendable {
    /// `[outputs][inputs]`.
    let weights: [Int8]
    let sum: FixedPointFactors
  }

  /// The same network in floats, for its sizes.
  let network: DeviceNetwork
  /// What (cell - mean) is multiplied with to be the stem's input.
  let inputFactor: Float
  let convolutions: [Convolution]
  /// Nil where the row goes around as it is.
  let shortcuts: [Shortcut?]
  /// `[channels of the last convolution]`.
  let head: [Int8]
  /// Body weights of one step of the head's sum.
  let headFactor: Float
  /// Body weights that are added to it, with the mean error that the calibration found taken off.
  let headBias: Float
  /// Largest size of an input and of a row: 32767, or less where sums could outgrow 32 bits.
  let largestRow: Int

  /// Largest value of a row over the largest that the calibration saw.
  private static let headroom = 2.0
  /// Beyond this the residual stops: 64 times what the calibration saw.
  static let largestResidual: Int64 = 1 << 30
  private static let residualSteps = 0x1p24

  /// - Parameters:
  ///   - parameters: as trained.
  ///   - input: the normalisation of the input.
  ///   - ranges: of this network, from a calibration.
  /// - Throws: `badWeight` for weights or ranges that 8 bits cannot follow.
  package init(
    _ parameters: WideResNetParameters, input: ModelCard.InputNormalization,
    ranges: ActivationRanges
  ) throws(ModelFileError) {
    let network = DeviceNetwork(parameters, input: input)
    guard ranges.activations.count == network.convolutions.count else {
      throw ModelFileError(
        .badMetadata, found: "ranges of \(ranges.activations.count) activations",
        expected: "those of \(network.convolutions.count)")
    }
    self.network = network
    let layers = network.convolutions.map { QuantizedWeights($0.weights, outputs: $0.outputs) }
    let head = QuantizedWeights(network.headWeight, outputs: 1)
    let heaviest = (layers + [head]).map(\.largestOutputSum).max() ?? 1
    let largestRow = min(32767, Int(Int32.max) / max(heaviest, 1))
    self.largestRow = largestRow
    let unit = Self.headroom / Double(largestRow)
    let steps = ranges.activations.map { Double($0) * unit }
    let inputStep = Double(ranges.input) * unit
    let residualStep = Double(ranges.residual) / Self.residualSteps
    inputFactor = Float(Double(input.scale) / inputStep)
    var convolutions: [Convolution] = []
    for (index, layer) in network.convolutions.enumerated() {
      let weights = layers[index]
      let step = index == 0 ? inputStep : steps[index - 1]
      let units = weights.steps.map { $0 * step }
      let offsets = layer.shift.map { Double($0) / steps[index] }
      let sum: FixedPointFactors?
      let activation: FixedPointFactors
      if let scale = layer.scale {
        sum = try FixedPointFactors(
          factors: units.map { $0 / residualStep }, offsets: units.map { _ in 0 })
        activation = try FixedPointFactors(
          factors: scale.map { Double($0) * residualStep / steps[index] }, offsets: offsets)
      } else {
        sum = nil
        activation = try FixedPointFactors(
          factors: units.map { $0 / steps[index] }, offsets: offsets)
      }
      convolutions.append(
        Convolution(
          inputs: layer.inputs, outputs: layer.outputs, rowsBefore: layer.rowsBefore,
          weights: weights.values, sum: sum, activation: activation))
    }
    self.convolutions = convolutions
    var shortcuts: [Shortcut?] = []
    for (block, identity) in network.identities.enumerated() {
      guard let shortcut = identity.shortcut else {
        shortcuts.append(nil)
        continue
      }
      let weights = QuantizedWeights(shortcut, outputs: identity.outputs)
      let factors = weights.steps.map { $0 * steps[2 * block] / residualStep }
      shortcuts.append(
        Shortcut(
          weights: weights.values,
          sum: try FixedPointFactors(factors: factors, offsets: factors.map { _ in 0 })))
    }
    self.shortcuts = shortcuts
    self.head = head.values
    headFactor = Float(head.steps[0] * steps[steps.count - 1])
    headBias = network.headBias - ranges.offset
  }
}
