import GaitModel

/// Which channels of a group distillation looks at: those with the highest scores.
package enum ChannelSelection: Equatable, Sendable {
  /// The largest |Pearson correlation| with any output of the reference, over all windows and frames.
  case target
  /// The same with what the teacher estimates beyond a line through the sum of the cells: what the
  /// label, which is nearly that sum, does not explain. Ours, see `residual`.
  case residual
  /// The variance over time, mean over windows, after division by the channel's root mean square.
  case variance
  /// Without looking, to tell what looking is worth.
  case random(seed: UInt64)
  case all

  /// Scores channels.
  ///
  /// - Parameters:
  ///   - features: of one group, `[N, C, T]` or `[N, C, T, H, W]`.
  ///   - target: what `target` and `residual` correlate with, `[N, outputs, T]`: the reference, or
  ///     what `residual(_:)` gives.
  /// - Returns: `[C]`, higher for channels to be selected first.
  /// - Throws: what libtorch says of shapes.
  package func scores(
    _ features: Tensor, target: Tensor
  ) throws(TrainingError) -> [Double] {
    try Tensor.withoutGradient { () throws(TrainingError) in
      let pooled = features.detached().pooledOverSpace()
      switch self {
      case .target, .residual:
        // [C, N * T] and [outputs, N * T], each row a unit.
        let channels = pooled.transposed(0, 1).flattened(from: 1).centered(over: 1)
        let outputs = target.transposed(0, 1).flattened(from: 1).centered(over: 1)
        let correlations = channels.normalized(over: 1)
          .matrixProduct(outputs.normalized(over: 1).transposed())
        return try correlations.absolute().largest(over: 1).doubles()
      case .variance:
        let meanSquare = pooled.squared().mean(over: 0, 2).atLeast(1e-24)
        return try (pooled.variance(over: 2).mean(over: 0) / meanSquare).doubles()
      case .random(let seed):
        var random = SplitMix64(seed: seed)
        return (0..<pooled.size(1)).map { _ in random.uniform() }
      case .all:
        return [Double](repeating: 1, count: pooled.size(1))
      }
    }
  }

  /// What remains of the teacher's estimates after a line through the sum of the cells.
  ///
  /// ```
  /// r = yT - (a s + b)    a and b by least squares over all windows and frames, for each output
  /// ```
  ///
  /// - Parameter inputs: batches that know the sum of their cells.
  /// - Returns: r of all batches, `[N, outputs, T]`; yT without its mean where no sum is known.
  static func residual(_ inputs: [LossInput]) -> Tensor {
    Tensor.withoutGradient {
      let estimates = Tensor.concatenated(inputs.map(\.teacher.estimates), along: 0)
      let sums = inputs.compactMap(\.cellSum)
      // [outputs, N * T] and [1, N * T].
      let rows = estimates.transposed(0, 1).flattened(from: 1).centered(over: 1)
      let shape = [estimates.size(1), estimates.size(0), estimates.size(2)]
      func shaped(_ rows: Tensor) -> Tensor { rows.reshaped(shape).transposed(0, 1) }
      guard sums.count == inputs.count else { return shaped(rows) }
      let unit = Tensor.concatenated(sums, along: 0).transposed(0, 1).flattened(from: 1)
        .centered(over: 1).normalized(over: 1)
      return shaped(rows - rows.matrixProduct(unit.transposed()).matrixProduct(unit))
    }
  }

  /// The channels with the highest scores, in the order of the network.
  ///
  /// - Parameters:
  ///   - count: how many; `all` takes all of them.
  ///   - scores: as `scores` gives them. Equal ones go to the lower channel.
  /// - Returns: ascending indices.
  package func channels(_ count: Int, of scores: [Double]) -> [Int] {
    guard self != .all else { return Array(scores.indices) }
    let best = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    return best.prefix(count).sorted()
  }
}
