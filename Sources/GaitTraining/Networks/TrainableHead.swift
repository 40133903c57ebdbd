import GaitModel

/// The dense 1x1 convolution at the end: `[B, inputs, T]` to `[B, outputs, T]`.
struct TrainableHead {
  /// `[outputs, inputs, 1]`.
  private let weight: Tensor
  /// `[outputs]`.
  private let bias: Tensor

  /// Draws the weights evenly from within 1 / sqrt(inputs), as PyTorch begins linear layers; the bias
  /// is 0.
  init(inputs: Int, outputs: Int, _ type: NumberType, random: inout SplitMix64) {
    let bound = 1 / Double(inputs).squareRoot()
    let values = (0..<inputs * outputs).map { _ in (2 * random.uniform() - 1) * bound }
    weight = Tensor(doubles: values, shape: [outputs, inputs, 1]).converted(to: type).asParameter()
    bias = Tensor.zeros([outputs], type).asParameter()
  }

  func callAsFunction(_ x: Tensor) -> Tensor {
    x.convolved(weight, bias: bias, strides: [1], paddings: [0])
  }

  var tensors: [NamedTensor] {
    [NamedTensor("head.weight", weight), NamedTensor("head.bias", bias)]
  }
}
