import GaitInference
import GaitModel

/// What both families of networks share: stem, three groups, last normalisation.
struct WideResNetTrunk {
  /// Sizes of the kernels and strides, time first.
  struct Geometry {
    let taps: [Int]
    let stemStrides: [Int]
    /// Of the first block of each group.
    let groupStrides: [[Int]]
  }

  private let stem: TrainableConvolution
  private let blocks: [TrainableBlock]
  private let normalization: BatchNormalization

  /// Draws first weights; `inputs` is what the stem reads.
  init(
    _ shape: WideResNetShape, inputs: Int, _ geometry: Geometry, _ type: NumberType,
    random: inout SplitMix64
  ) {
    stem = TrainableConvolution(
      inputs: inputs, outputs: WideResNetShape.stemChannels, taps: geometry.taps,
      strides: geometry.stemStrides, isCausal: shape.stemPadding == .causal, type, random: &random)
    var blocks: [TrainableBlock] = []
    for block in shape.blocks {
      let strides =
        block.index == 0 ? geometry.groupStrides[block.group] : geometry.taps.map { _ in 1 }
      blocks.append(
        TrainableBlock(
          block, taps: geometry.taps, strides: strides, type, random: &random))
    }
    self.blocks = blocks
    normalization = BatchNormalization(channels: shape.groupChannels[2], type)
  }

  /// - Returns: what the groups give, and the last one normalised and rectified for the head.
  func callAsFunction(
    _ input: Tensor, mode: NetworkMode
  ) -> (groups: [Tensor], activated: Tensor) {
    var x = stem(input)
    var groups: [Tensor] = []
    for (index, block) in blocks.enumerated() {
      x = block(x, mode: mode)
      let isLastOfGroup =
        index + 1 == blocks.count || blocks[index + 1].shape.group != block.shape.group
      if isLastOfGroup { groups.append(x) }
    }
    return (groups, normalization(x, mode: mode))
  }

  var tensors: [NamedTensor] {
    [NamedTensor("stem.weight", stem.weight)] + blocks.flatMap(\.tensors)
      + normalization.tensors("normalization")
  }
}
