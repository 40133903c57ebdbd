// Maps of n x n relations that networks of any width have in common.

extension Tensor {
  /// Features of a group as rows of windows: `[B, C, T, ...]` to `[B, C * T * ...]`.
  func windowRows() -> Tensor { flattened(from: 1) }

  /// Features of a group as rows of frames, window by window: `[B, C, T, ...]` to
  /// `[B, T, C * ...]`.
  func frameRows() -> Tensor { transposed(1, 2).flattened(from: 2) }

  /// Features of a group as rows of windows, frame by frame: `[B, C, T, ...]` to `[T, B, C * ...]`.
  func windowRowsOfFrames() -> Tensor { frameRows().transposed(0, 1) }

  /// Mean over space, where there is any: `[B, C, T]`.
  func pooledOverSpace() -> Tensor {
    shape.count == 5 ? mean(over: -2, -1) : self
  }

  /// One row of features for each window, mean over frames and space: `[B, C, T, ...]` to `[B, C]`.
  func windowMeans() -> Tensor { pooledOverSpace().mean(over: 2) }

  /// Means of so many frames each, those left over at the end not counted: `[B, C, T]` to
  /// `[B, C, T / count]`; all as one where there are fewer.
  func pooledOverTime(by count: Int) -> Tensor {
    let count = min(count, size(2))
    guard count > 1 else { return self }
    let frames = size(2) / count
    return sliced(0..<frames * count, along: 2).reshaped([size(0), size(1), frames, count])
      .mean(over: 3)
  }

  /// Products of all pairs of rows, each row of products divided by its norm: `[..., n, d]` to
  /// `[..., n, n]`.
  func similarityMap() -> Tensor { matrixProduct(transposed()).normalized(over: -1) }

  /// Rows without their mean, of norm 1, so that products of rows are Pearson correlations.
  ///
  /// Rows that are constant up to rounding become 0: they correlate with nothing, not even
  /// themselves.
  func correlationUnits() -> Tensor {
    let rows = centered(over: -1)
    let length = rows.norm(over: -1, keeping: true)
    let floor = norm(over: -1, keeping: true).detached() * 1e-6 + 1e-12
    return (rows / length.larger(floor)).masked(length .< floor, with: 0)
  }

  /// Pearson correlations of all pairs of rows: `[..., n, d]` to `[..., n, n]`.
  func correlationMap() -> Tensor {
    let units = correlationUnits()
    return units.matrixProduct(units.transposed())
  }

  /// Logarithms of how likely each row is to be taken for another one: `[..., n, n]` of relations.
  ///
  /// log softmax(R / temperature) along rows, without the diagonal. There the number is only so low
  /// that its probability is exactly 0, as infinities would make 0 x infinity.
  func logLikelihoods(temperature: Double) -> Tensor {
    (self / temperature).masked(.identity(size(-1), .bool), with: -1e9).logSoftmax(over: -1)
  }

  /// Mean over rows of KL(P || Q); this is log Q.
  func divergence(from logP: Tensor) -> Tensor {
    (logP.exponential() * (logP - self)).sum(over: -1).mean()
  }
}
