/// How large the numbers within a network become, as a calibration found it: what its
/// whole numbers are spread over.
package struct ActivationRanges: Equatable, Sendable {
  /// Largest size of the normalised input.
  package var input: Float
  /// Largest size of what the blocks hand on.
  package var residual: Float
  /// Largest value behind the activation of each convolution of three taps, from the stem on.
  package var activations: [Float]

  /// Mean error of estimates in body weights, which is taken off again.
  package var offset: Float

  package init(input: Float, residual: Float, activations: [Float], offset: Float = 0) {
    self.input = input
    self.residual = residual
    self.offset = offset
    self.activations = activations
  }

  /// As a model's card has it: `offset 0.001, input 4.5, residual 12, activations 1 2 3`.
  package var metadataText: String {
    "offset \(offset), input \(input), residual \(residual), activations "
      + activations.map { "\($0)" }.joined(separator: " ")
  }

  /// Reads `metadataText`; nil for anything else, and for ranges that are not above 0.
  package init?(metadataText text: String) {
    let parts = text.split(separator: ", ", omittingEmptySubsequences: false)
    let names = ["offset ", "input ", "residual ", "activations "]
    guard parts.count == names.count, zip(parts, names).allSatisfy({ $0.hasPrefix($1) }) else {
      return nil
    }
    var numbers: [[Float]] = []
    for (part, name) in zip(parts, names) {
      let words = part.dropFirst(name.count).split(separator: " ", omittingEmptySubsequences: false)
      let values = words.compactMap { MetadataReader.number(String($0), as: Float.self) }
      guard values.count == words.count else { return nil }
      numbers.append(values)
    }
    guard numbers.dropLast().allSatisfy({ $0.count == 1 }), abs(numbers[0][0]) < 1,
      numbers.dropFirst().joined().allSatisfy({ $0 > 0 })
    else { return nil }
    self.init(
      input: numbers[1][0], residual: numbers[2][0], activations: numbers[3],
      offset: numbers[0][0])
  }

  /// Whether they can be those of a network: linear models have none.
  func fits(_ architecture: ModelCard.Architecture) -> Bool {
    guard case .wideResNet(let shape) = architecture else { return false }
    return activations.count == shape.centredLookAheadFrames
  }
}
