extension Model {
  /// Refuses numbers that are finite by themselves and are not once normalisation is folded.
  ///
  /// - Throws: `badWeight` with the layer.
  func checkFolding() throws(ModelFileError) {
    guard case .wideResNet(let parameters) = self.parameters else { return }
    for (shape, block) in zip(parameters.shape.blocks, parameters.blocks) {
      let place = "groups.\(shape.group).blocks.\(shape.index)"
      try Self.check(block.normalization1, before: nil, place: "\(place).normalization1")
      try Self.check(
        block.normalization2, before: block.convolution1, place: "\(place).normalization2")
    }
    try Self.check(parameters.normalization, before: nil, place: "normalization")
  }

  /// One normalisation and the weights that its gain is multiplied into, if there are any.
  private static func check(
    _ parameters: NormalizationParameters, before convolution: [Float]?, place: String
  ) throws(ModelFileError) {
    let folded = Normalization(parameters)
    let limit = Double(Float.greatestFiniteMagnitude)
    let perOutput = (convolution?.count ?? 0) / max(folded.gain.count, 1)
    for channel in folded.gain.indices {
      let largest =
        convolution?[channel * perOutput..<(channel + 1) * perOutput].map { abs(Double($0)) }.max()
        ?? 1
      let gain = abs(folded.gain[channel])
      // A NaN is not below either limit.
      guard gain * max(largest, 1) < limit, abs(folded.shift[channel]) < limit else {
        throw ModelFileError(
          .badWeight,
          found: "\(place) grows beyond 32 bits in channel \(channel) when it is folded",
          expected: "numbers that a network can have been trained to")
      }
    }
  }
}
