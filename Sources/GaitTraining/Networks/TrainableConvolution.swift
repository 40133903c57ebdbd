import GaitModel

/// A convolution without bias over time, or over time, rows and columns.
///
/// Zeros around keep the sizes, divided by the strides. Causal ones have all zeros of time before
/// the first frame, so that nothing looks ahead.
struct TrainableConvolution {
  /// `[outputs, inputs, taps]` or `[outputs, inputs, taps, rows, columns]`.
  let weight: Tensor
  private let strides: [Int]
  private let paddings: [Int]
  /// Zeros before the first frame that are not also after the last one.
  private let causalPadding: Int

  /// Draws the weights from N(0, 2 / (taps * rows * columns * outputs)).
  ///
  /// So begin the WideResNets of Zagoruyko and Komodakis 2016. `taps` are odd sizes of the kernel,
  /// time first, and there are as many strides.
  init(
    inputs: Int, outputs: Int, taps: [Int], strides: [Int], isCausal: Bool, _ type: NumberType,
    random: inout SplitMix64
  ) {
    let deviation = (2 / Double(taps.reduce(outputs, *))).squareRoot()
    let shape = [outputs, inputs] + taps
    let values = (0..<shape.reduce(1, *)).map { _ in random.normal() * deviation }
    weight = Tensor(doubles: values, shape: shape).converted(to: type).asParameter()
    self.strides = strides
    var paddings = taps.map { ($0 - 1) / 2 }
    causalPadding = isCausal ? taps[0] - 1 : 0
    if isCausal { paddings[0] = 0 }
    self.paddings = paddings
  }

  /// `[B, inputs, space...]` to `[B, outputs, space...]`.
  func callAsFunction(_ x: Tensor) -> Tensor {
    guard causalPadding > 0 else {
      return x.convolved(weight, strides: strides, paddings: paddings)
    }
    let otherDimensions = [Int](repeating: 0, count: 2 * (paddings.count - 1))
    return x.padded(otherDimensions + [causalPadding, 0])
      .convolved(weight, strides: strides, paddings: paddings)
  }
}
