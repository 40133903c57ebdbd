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

  /// Products of all pairs of rows, each row of products divided by its norm: `[..., n, d]` to
  /// `[..., n, n]`.
  func similarityMap() -> Tensor { matrixProduct(transposed()).normalized(over: -1) }

  /// Pearson correlations of all pairs of rows: `[..., n, d]` to `[..., n, n]`.
  ///
  /// Rows that are constant up to rounding correlate with nothing, not even themselves.
  func correlationMap() -> Tensor {
    let rows = centered(over: -1)
    let length = rows.norm(over: -1, keeping: true)
    let floor = norm(over: -1, keeping: true).detached() * 1e-6 + 1e-12
    let units = (rows / length.larger(floor)).masked(length .< floor, with: 0)
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
