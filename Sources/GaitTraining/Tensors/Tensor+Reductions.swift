import CTorch

// Over the dimensions that are named, or over all of them; negative ones count from the last.

extension Tensor {
  package func sum(over dimensions: Int..., keeping: Bool = false) -> Tensor {
    reduce(CTORCH_SUM, dimensions, keeping, "sum")
  }

  package func mean(over dimensions: Int..., keeping: Bool = false) -> Tensor {
    reduce(CTORCH_MEAN, dimensions, keeping, "mean")
  }

  /// Mean square of what is left without the mean: over n, not n - 1.
  package func variance(over dimensions: Int..., keeping: Bool = false) -> Tensor {
    reduce(CTORCH_VARIANCE, dimensions, keeping, "variance")
  }

  /// Root of the sum of squares, with gradient 0 at 0.
  package func norm(over dimensions: Int..., keeping: Bool = false) -> Tensor {
    reduce(CTORCH_NORM, dimensions, keeping, "norm")
  }

  package func largest(over dimensions: Int..., keeping: Bool = false) -> Tensor {
    reduce(CTORCH_LARGEST, dimensions, keeping, "largest")
  }

  package func smallest(over dimensions: Int..., keeping: Bool = false) -> Tensor {
    reduce(CTORCH_SMALLEST, dimensions, keeping, "smallest")
  }

  package func indexOfLargest(over dimension: Int) -> Tensor {
    applying("indexOfLargest") { ctorch_index_of_largest($0, Int64(dimension)) }
  }

  /// exp(x) / sum of exp(x), along a dimension.
  package func softmax(over dimension: Int) -> Tensor {
    applying("softmax") { ctorch_softmax($0, Int64(dimension)) }
  }

  package func logSoftmax(over dimension: Int) -> Tensor {
    applying("logSoftmax") { ctorch_log_softmax($0, Int64(dimension)) }
  }

  /// Every row divided by its norm.
  ///
  /// A row of zeros stays one and gets no gradient, which would be divided by nothing too.
  package func normalized(over dimension: Int) -> Tensor {
    let length = norm(over: dimension, keeping: true)
    return (self / length.atLeast(1e-12)).masked(length .< 1e-12, with: 0)
  }

  /// Every row without its mean.
  package func centered(over dimension: Int) -> Tensor {
    self - mean(over: dimension, keeping: true)
  }

  private func reduce(
    _ operation: ctorch_reduction, _ dimensions: [Int], _ keeps: Bool, _ name: StaticString
  ) -> Tensor {
    applying(name) {
      ctorch_reduce(operation, $0, dimensions.sizes, dimensions.count, keeps)
    }
  }
}
