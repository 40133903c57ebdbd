/// The size of an N1D WideResNet: what it reads, how deep and wide it is, what it gives.
///
/// A pre-activation WRN-d-k (Zagoruyko and Komodakis 2016) over time: stem of 16 channels, three
/// groups of (d - 4) / 6 blocks with 16k, 32k and 64k channels, every convolution of three taps
/// with stride 1, then normalisation, ReLU and a dense 1x1 head. Strides of 1 keep one estimate a
/// frame and a finite receptive field, which is what makes exact streaming possible.
package struct WideResNetShape: Equatable, Sendable {
  package static let stemChannels = 16
  package static let taps = 3
  /// What models of any size stay below; sizes come from files.
  package static let maxDepth = 100
  package static let maxWidth = 16

  /// d = 6n + 4.
  package let depth: Int
  /// k, the factor of the channels.
  package let width: Int
  /// Channels of the input: 128 cells of a foot.
  package let inputs: Int
  /// Channels of the output: the vGRF of a foot.
  package let outputs: Int
  /// Whether all padding is on the left, so that no estimate looks ahead.
  package let isCausal: Bool

  /// - Returns: nil unless depth is 6n + 4 and everything within bounds; inputs come in sixteens,
  ///   as the kernels read them.
  package init?(depth: Int, width: Int, inputs: Int = 128, outputs: Int = 1, isCausal: Bool = false)
  {
    guard depth >= 10, depth <= Self.maxDepth, (depth - 4) % 6 == 0,
      (1...Self.maxWidth).contains(width), inputs > 0, inputs % 16 == 0, inputs <= 1024,
      (1...16).contains(outputs)
    else { return nil }
    self.depth = depth
    self.width = width
    self.inputs = inputs
    self.outputs = outputs
    self.isCausal = isCausal
  }

  package var name: String { "WRN-\(depth)-\(width)" }
  package var blocksPerGroup: Int { (depth - 4) / 6 }
  /// Channels of the three groups.
  package var groupChannels: [Int] { [16 * width, 32 * width, 64 * width] }

  /// Frames that one estimate depends on: each convolution of three taps adds two.
  package var receptiveFieldFrames: Int { 1 + 2 * (1 + 6 * blocksPerGroup) }

  /// Frames after its own that an estimate waits for.
  package var lookAheadFrames: Int { isCausal ? 0 : (receptiveFieldFrames - 1) / 2 }

  /// The blocks of all groups from the input to the output.
  package var blocks: [BlockShape] {
    var blocks: [BlockShape] = []
    var channels = Self.stemChannels
    for (group, output) in groupChannels.enumerated() {
      for index in 0..<blocksPerGroup {
        blocks.append(BlockShape(group: group, index: index, inputs: channels, outputs: output))
        channels = output
      }
    }
    return blocks
  }

  /// Multiply-adds of the convolutions for one frame.
  package var multiplyAddsPerFrame: Int {
    let stem = inputs * Self.stemChannels * Self.taps
    let body = blocks.reduce(0) { sum, block in
      let shortcut = block.hasShortcut ? block.inputs * block.outputs : 0
      return sum + Self.taps * (block.inputs + block.outputs) * block.outputs + shortcut
    }
    return stem + body + groupChannels[2] * outputs
  }

  /// Learned numbers: weights and biases, without the running statistics.
  package var parameterCount: Int {
    let normalization = blocks.reduce(0) { $0 + 2 * ($1.inputs + $1.outputs) }
    return multiplyAddsPerFrame + normalization + 2 * groupChannels[2] + outputs
  }
}

/// One residual block's place and channels.
package struct BlockShape: Equatable, Sendable {
  /// 0, 1, 2.
  package let group: Int
  package let index: Int
  package let inputs: Int
  package let outputs: Int

  /// Whether the identity path has to change the number of channels.
  package var hasShortcut: Bool { inputs != outputs }
}
