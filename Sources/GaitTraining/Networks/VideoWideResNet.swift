package import GaitInference
import GaitModel

/// The N3D/2 WideResNet: the sole as a video, convolutions over time, rows and columns.
///
/// Reads the same `[B, 128 * feet, T]` as the others and sees `[B, feet, T, 16, 8]`. Strides of 2 in
/// the stem and before the second and third group leave 8 x 4, 4 x 2 and 2 x 1 places; time keeps
/// its frames. Groups are `[B, C, T, H, W]`; the mean over space goes to the head.
/// The console does not run it; it is there to be compared with and to teach.
package struct VideoWideResNet: DistillableNetwork {
  package static let rows = 16
  package static let columns = 8

  package let shape: WideResNetShape
  private let trunk: WideResNetTrunk
  private let head: TrainableHead

  /// Draws first weights, the same for a seed on every machine; inputs are 128 a foot.
  package init(_ shape: WideResNetShape, seed: UInt64, _ type: NumberType = .float32) {
    let cells = Self.rows * Self.columns
    precondition(shape.inputs.isMultiple(of: cells), "\(shape.inputs) inputs")
    var random = SplitMix64(seed: seed)
    let taps = WideResNetShape.taps
    let geometry = WideResNetTrunk.Geometry(
      taps: [taps, taps, taps], stemStrides: [1, 2, 2],
      groupStrides: [[1, 1, 1], [1, 2, 2], [1, 2, 2]])
    self.shape = shape
    trunk = WideResNetTrunk(shape, inputs: shape.inputs / cells, geometry, type, random: &random)
    head = TrainableHead(
      inputs: shape.groupChannels[2], outputs: shape.outputs, type, random: &random)
  }

  package var name: String { "\(shape.name) video" }
  package var tensors: [NamedTensor] { trunk.tensors + head.tensors }

  package func callAsFunction(_ input: Tensor, mode: NetworkMode) -> NetworkOutput {
    let feet = shape.inputs / (Self.rows * Self.columns)
    // [B, feet, cells, T] -> [B, feet, T, cells] -> [B, feet, T, 16, 8]
    let video = input.reshaped([input.size(0), feet, Self.rows * Self.columns, input.size(2)])
      .transposed(2, 3)
      .reshaped([input.size(0), feet, input.size(2), Self.rows, Self.columns])
    let (groups, activated) = trunk(video, mode: mode)
    return NetworkOutput(
      estimates: head(activated.mean(over: -2, -1)), groups: groups, activated: activated)
  }
}
