/// Batch normalisation in training form; all `[channels]`.
///
/// In training, running mean and variance move a tenth of the way towards those of the batch, as in
/// PyTorch.
struct BatchNormalization {
  static let momentum = 0.1
  static let epsilon = 1e-5

  let weight: Tensor
  let bias: Tensor
  let mean: Tensor
  let variance: Tensor

  /// Weight 1 and bias 0.
  init(channels: Int, _ type: NumberType) {
    weight = Tensor.ones([channels], type).asParameter()
    bias = Tensor.zeros([channels], type).asParameter()
    mean = Tensor.zeros([channels], type)
    variance = Tensor.ones([channels], type)
  }

  /// Of `[B, channels, ...]`, and the ReLU that follows everywhere.
  func callAsFunction(_ x: Tensor, mode: NetworkMode) -> Tensor {
    x.batchNormalizedRectified(
      weight: weight, bias: bias, runningMean: mean, runningVariance: variance,
      isTraining: mode == .training, momentum: Self.momentum, epsilon: Self.epsilon)
  }

  func tensors(_ name: String) -> [NamedTensor] {
    [
      NamedTensor(name + ".weight", weight), NamedTensor(name + ".bias", bias),
      NamedTensor(name + ".running_mean", mean, isLearned: false),
      NamedTensor(name + ".running_var", variance, isLearned: false),
    ]
  }
}
