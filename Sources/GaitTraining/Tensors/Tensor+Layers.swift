import CTorch

extension Tensor {
  /// A convolution over one or three dimensions.
  ///
  /// - Parameters:
  ///   - weight: `[outputs, inputs, taps...]`; this is `[B, inputs, space...]`.
  ///   - bias: `[outputs]`, or nil for zeros.
  ///   - strides: one for each dimension of space.
  ///   - paddings: zeros on both sides of each dimension of space.
  /// - Returns: `[B, outputs, space...]`.
  package func convolved(
    _ weight: Tensor, bias: Tensor? = nil, strides: [Int], paddings: [Int]
  ) -> Tensor {
    precondition(strides.count == paddings.count, "\(strides) strides, \(paddings) paddings")
    return Tensor.combining("convolved", [self, weight] + (bias.map { [$0] } ?? [])) {
      ctorch_convolution(
        $0[0], $0[1], $0.count > 2 ? $0[2] : nil, strides.sizes, paddings.sizes, strides.count)
    }
  }

  /// Batch normalisation of `[B, C, ...]`; all others are `[C]`.
  ///
  /// (x - mean) / sqrt(variance + epsilon) * weight + bias. Training takes mean and variance from the
  /// batch and moves the running ones towards them by the momentum, in place.
  package func batchNormalized(
    weight: Tensor, bias: Tensor, runningMean: Tensor, runningVariance: Tensor, isTraining: Bool,
    momentum: Double, epsilon: Double
  ) -> Tensor {
    Tensor.combining("batchNormalized", [self, weight, bias, runningMean, runningVariance]) {
      ctorch_batch_normalized(
        $0[0], $0[1], $0[2], $0[3], $0[4], isTraining, momentum, epsilon)
    }
  }

  /// `batchNormalized` and the ReLU behind it, max(0, y), in one pass each way.
  package func batchNormalizedRectified(
    weight: Tensor, bias: Tensor, runningMean: Tensor, runningVariance: Tensor, isTraining: Bool,
    momentum: Double, epsilon: Double
  ) -> Tensor {
    Tensor.combining(
      "batchNormalizedRectified", [self, weight, bias, runningMean, runningVariance]
    ) {
      ctorch_batch_normalized_rectified(
        $0[0], $0[1], $0[2], $0[3], $0[4], isTraining, momentum, epsilon)
    }
  }

  /// Mean of d^2 / (2 beta) where |d| < beta, of |d| - beta / 2 elsewhere.
  package func smoothAbsoluteDifference(_ other: Tensor, beta: Double = 1) -> Tensor {
    combining("smoothAbsoluteDifference", other) { ctorch_smooth_l1($0, $1, beta) }
  }
}
