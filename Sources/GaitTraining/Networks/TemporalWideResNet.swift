package import GaitInference
import GaitModel

/// The N1D WideResNet in training form: cells are channels, every convolution runs over time.
///
/// `[B, inputs, T]` to `[B, outputs, T]`, with groups of `[B, C, T]`. It is the network that
/// `GaitInference.WideResNet` runs: same shape, same tensors, same names.
package struct TemporalWideResNet: DistillableNetwork {
  package let shape: WideResNetShape
  private let trunk: WideResNetTrunk
  private let head: TrainableHead

  /// Draws first weights, the same for a seed on every machine; `float64` is for checks of gradients.
  package init(_ shape: WideResNetShape, seed: UInt64, _ type: NumberType = .float32) {
    var random = SplitMix64(seed: seed)
    let geometry = WideResNetTrunk.Geometry(
      taps: [WideResNetShape.taps], stemStrides: [1], groupStrides: [[1], [1], [1]])
    self.shape = shape
    trunk = WideResNetTrunk(shape, inputs: shape.inputs, geometry, type, random: &random)
    head = TrainableHead(
      inputs: shape.groupChannels[2], outputs: shape.outputs, type, random: &random)
  }

  package var name: String { shape.name }
  package var tensors: [NamedTensor] { trunk.tensors + head.tensors }

  package func callAsFunction(_ input: Tensor, mode: NetworkMode) -> NetworkOutput {
    let (groups, activated) = trunk(input, mode: mode)
    return NetworkOutput(estimates: head(activated), groups: groups, activated: activated)
  }
}
