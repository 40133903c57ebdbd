import GaitModel

/// Which channels of a group distillation looks at: those with the highest scores.
package enum ChannelSelection: Equatable, Sendable {
  /// The largest |Pearson correlation| with any output of the reference, over all windows and frames.
  case target
  /// The variance over time, mean over windows, after division by the channel's root mean square.
  case variance
  /// Without looking, to tell what looking is worth.
  case random(seed: UInt64)
  case all

  /// Scores channels.
  ///
  /// - Parameters:
  ///   - features: of one group, `[N, C, T]` or `[N, C, T, H, W]`.
  ///   - target: `[N, outputs, T]`.
  /// - Returns: `[C]`, higher for channels to be selected first.
  /// - Throws: what libtorch says of shapes.
  package func scores(
    _ features: Tensor, target: Tensor
  ) throws(TrainingError) -> [Double] {
    try Tensor.withoutGradient { () throws(TrainingError) in
      let pooled = features.detached().pooledOverSpace()
      switch self {
      case .target:
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
