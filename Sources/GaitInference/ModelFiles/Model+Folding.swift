extension Model {
  /// Refuses numbers that are finite by themselves and are not once normalisation is folded.
  ///
  /// - Throws: `badWeight` with the layer.
  func checkFolding() throws(ModelFileError) {
    let input = card.input
    guard abs(Double(input.mean) * Double(input.scale)) < Self.largest else {
      throw ModelFileError(
        .badMetadata, found: "inputMean \(input.mean) times inputScale \(input.scale)",
        expected: "a product within 32 bits")
    }
    if case .linear(let parameters) = self.parameters {
      let weights = parameters.weight.map { abs(Double($0) * Double(input.scale)) }
      let offset = weights.reduce(abs(Double(parameters.bias))) {
        $0 + $1 * abs(Double(input.mean))
      }
      guard (weights.max() ?? 0) < Self.largest, offset < Self.largest else {
        throw ModelFileError(
          .badWeight, found: "weights that grow beyond 32 bits with the input's scale",
          expected: "numbers that a model can have been fitted to")
      }
    }
    guard case .wideResNet(let parameters) = self.parameters else { return }
    for (shape, block) in zip(parameters.shape.blocks, parameters.blocks) {
      let place = "groups.\(shape.group).blocks.\(shape.index)"
      try Self.check(block.normalization1, before: nil, place: "\(place).normalization1")
      try Self.check(
        block.normalization2, before: block.convolution1, place: "\(place).normalization2")
    }
    try Self.check(parameters.normalization, before: nil, place: "normalization")
  }

  /// Far enough below what 32 bits hold that sums of a network's width stay within.
  private static let largest = Double(Float.greatestFiniteMagnitude) / 1e6

  /// One normalisation and the weights that its gain is multiplied into, if there are any.
  private static func check(
    _ parameters: NormalizationParameters, before convolution: [Float]?, place: String
  ) throws(ModelFileError) {
    let folded = Normalization(parameters)
    let perOutput = (convolution?.count ?? 0) / max(folded.gain.count, 1)
    for channel in folded.gain.indices {
      let weight =
        convolution?[channel * perOutput..<(channel + 1) * perOutput].map { abs(Double($0)) }.max()
        ?? 1
      let gain = abs(folded.gain[channel])
      // A NaN is not below either limit.
      guard gain * max(weight, 1) < Self.largest, abs(folded.shift[channel]) < Self.largest else {
        throw ModelFileError(
          .badWeight,
          found: "\(place) grows beyond 32 bits in channel \(channel) when it is folded",
          expected: "numbers that a network can have been trained to")
      }
    }
  }
}
