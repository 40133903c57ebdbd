import GaitInference
import GaitModel

/// A pre-activation residual block in training form.
///
/// ```
/// a = ReLU(normalization1(x))
/// h = ReLU(normalization2(convolution1(a)))
/// y = convolution2(h) + (shortcut(a), or x where the channels stay)
/// ```
///
/// Source: Zagoruyko and Komodakis 2016.
struct TrainableBlock {
  let shape: BlockShape
  private let normalization1: BatchNormalization
  private let convolution1: TrainableConvolution
  private let normalization2: BatchNormalization
  private let convolution2: TrainableConvolution
  private let shortcut: TrainableConvolution?

  /// Draws first weights.
  ///
  /// Time comes first in taps, those of both convolutions, and in strides, those of the first one and
  /// of the shortcut.
  init(
    _ shape: BlockShape, taps: [Int], strides: [Int], _ type: NumberType,
    random: inout SplitMix64
  ) {
    let ones = taps.map { _ in 1 }
    self.shape = shape
    normalization1 = BatchNormalization(channels: shape.inputs, type)
    convolution1 = TrainableConvolution(
      inputs: shape.inputs, outputs: shape.outputs, taps: taps, strides: strides,
      isCausal: shape.padding1 == .causal, type, random: &random)
    normalization2 = BatchNormalization(channels: shape.outputs, type)
    convolution2 = TrainableConvolution(
      inputs: shape.outputs, outputs: shape.outputs, taps: taps, strides: ones,
      isCausal: shape.padding2 == .causal, type, random: &random)
    shortcut =
      shape.hasShortcut
      ? TrainableConvolution(
        inputs: shape.inputs, outputs: shape.outputs, taps: ones, strides: strides,
        isCausal: false, type, random: &random)
      : nil
  }

  /// `[B, inputs, space...]` to `[B, outputs, space...]`.
  func callAsFunction(_ x: Tensor, mode: NetworkMode) -> Tensor {
    let activated = normalization1(x, mode: mode)
    let hidden = normalization2(convolution1(activated), mode: mode)
    return convolution2(hidden) + (shortcut?(activated) ?? x)
  }

  var tensors: [NamedTensor] {
    let prefix = "groups.\(shape.group).blocks.\(shape.index)."
    var tensors = normalization1.tensors(prefix + "normalization1")
    tensors.append(NamedTensor(prefix + "convolution1.weight", convolution1.weight))
    tensors += normalization2.tensors(prefix + "normalization2")
    tensors.append(NamedTensor(prefix + "convolution2.weight", convolution2.weight))
    if let shortcut { tensors.append(NamedTensor(prefix + "shortcut.weight", shortcut.weight)) }
    return tensors
  }
}
