/// A weighted sum of the cells of one frame, ready to run.
package struct LinearModel: Sendable {
  private let weight: AlignedFloats
  private let bias: Float
  private let kernels: Kernels

  /// Folds the normalisation of the input into weights and bias.
  package init(
    _ parameters: LinearParameters, input: ModelCard.InputNormalization,
    kernels: Kernels = .widest
  ) {
    weight = AlignedFloats(parameters.weight.map { $0 * input.scale })
    let sum = parameters.weight.reduce(0.0) { $0 + Double($1) }
    bias = Float(Double(parameters.bias) - sum * Double(input.mean) * Double(input.scale))
    self.kernels = kernels
  }

  /// Appends one estimate for each of the frames, `[frames][128]`.
  package func apply(_ cells: Span<Float>, appendingTo estimates: inout [Float]) {
    cells.withUnsafeBufferPointer { cells in
      guard let base = cells.baseAddress else { return }
      for start in stride(from: 0, to: cells.count, by: weight.count) {
        estimates.append(kernels.dot(weight.base, base + start, weight.count) + bias)
      }
    }
  }
}
