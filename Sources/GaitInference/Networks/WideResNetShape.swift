/// The size of an N1D WideResNet: what it reads, how deep and wide it is, what it gives.
///
/// A pre-activation WRN-d-k (Zagoruyko and Komodakis 2016) over time: stem of 16 channels, three
/// groups of (d - 4) / 6 blocks with 16k, 32k and 64k channels, every convolution of three taps
/// with stride 1, then normalisation, ReLU and a dense 1x1 head. Strides of 1 keep one estimate a
/// frame and a finite receptive field, which is what makes exact streaming possible.
///
/// The convolutions of three taps are numbered from the input: the stem is 0, the two of the first
/// block are 1 and 2, and so on. The first `lookAheadFrames` of them are centred and look one frame
/// ahead each; the others are causal. All convolutions reach two frames, so that networks of any
/// look-ahead have the same receptive field, tensors and cost.
package struct WideResNetShape: Equatable, Sendable {
  /// Channels of the first convolution's output.
  package static let stemChannels = 16
  /// Frames that a convolution reads.
  package static let taps = 3
  /// What models of any size stay below; sizes come from files.
  package static let maxDepth = 100
  /// The widest network that files may state.
  package static let maxWidth = 16
  /// What the channels of the first group are a multiple of: half a width.
  package static let channelStep = 8
  /// Channels of the first group of the widest network.
  package static let maxChannels = 16 * maxWidth

  /// d = 6n + 4.
  package let depth: Int
  /// Channels of the first group, 16k; the other two have twice and four times as many.
  package let channels: Int
  /// Channels of the input: 128 cells of a foot.
  package let inputs: Int
  /// Channels of the output: the vGRF of a foot.
  package let outputs: Int
  /// Frames after its own that an estimate waits for: 0 to those of the centred network.
  package let lookAheadFrames: Int

  /// A network of a whole width; nil unless depth is 6n + 4 and everything within bounds.
  ///
  /// - Parameters:
  ///   - depth: d.
  ///   - width: k, the factor of the channels.
  ///   - inputs: channels of the input, in sixteens as the kernels read them.
  ///   - outputs: channels of the output.
  ///   - lookAheadFrames: frames that an estimate waits for; nil for a centred network.
  package init?(
    depth: Int, width: Int, inputs: Int = 128, outputs: Int = 1, lookAheadFrames: Int? = nil
  ) {
    guard (1...Self.maxWidth).contains(width) else { return nil }
    self.init(
      depth: depth, channels: 16 * width, inputs: inputs, outputs: outputs,
      lookAheadFrames: lookAheadFrames)
  }

  /// A network of any width; nil unless depth is 6n + 4 and everything within bounds.
  ///
  /// - Parameters:
  ///   - depth: d.
  ///   - channels: of the first group, in eights.
  ///   - inputs: channels of the input, in sixteens as the kernels read them.
  ///   - outputs: channels of the output.
  ///   - lookAheadFrames: frames that an estimate waits for; nil for a centred network.
  package init?(
    depth: Int, channels: Int, inputs: Int = 128, outputs: Int = 1, lookAheadFrames: Int? = nil
  ) {
    guard let centred = Self.centredLookAhead(depth: depth),
      channels.isMultiple(of: Self.channelStep),
      (Self.channelStep...Self.maxChannels).contains(channels),
      inputs > 0, inputs % 16 == 0, inputs <= 1024, (1...16).contains(outputs),
      (0...centred).contains(lookAheadFrames ?? centred)
    else { return nil }
    self.depth = depth
    self.channels = channels
    self.inputs = inputs
    self.outputs = outputs
    self.lookAheadFrames = lookAheadFrames ?? centred
  }

  /// The look-ahead of a centred network, which is the largest that a depth allows.
  ///
  /// It is the number of convolutions of three taps. Nil for a depth that no network has.
  package static func centredLookAhead(depth: Int) -> Int? {
    guard (10...maxDepth).contains(depth), (depth - 4) % 6 == 0 else { return nil }
    return depth - 3
  }

  /// The same network waiting for another number of frames; nil where the depth does not allow it.
  package func lookingAhead(_ frames: Int) -> WideResNetShape? {
    WideResNetShape(
      depth: depth, channels: channels, inputs: inputs, outputs: outputs, lookAheadFrames: frames)
  }

  /// Residual blocks of each of the three groups.
  package var blocksPerGroup: Int { (depth - 4) / 6 }
  /// Channels of the three groups.
  package var groupChannels: [Int] { [channels, 2 * channels, 4 * channels] }

  /// The blocks of all groups from the input to the output.
  package var blocks: [BlockShape] {
    var blocks: [BlockShape] = []
    var channels = Self.stemChannels
    for (group, output) in groupChannels.enumerated() {
      for index in 0..<blocksPerGroup {
        let first = 1 + 2 * blocks.count
        blocks.append(
          BlockShape(
            group: group, index: index, inputs: channels, outputs: output,
            padding1: padding(ofConvolution: first), padding2: padding(ofConvolution: first + 1)))
        channels = output
      }
    }
    return blocks
  }
}

extension WideResNetShape {
  /// Such as `WRN-16-1`, or `WRN-10-0.5` where the first group has 8 channels.
  package var name: String { "WRN-\(depth)-\(widthText)" }

  /// The name, and how far the network looks ahead unless it is centred.
  package var title: String {
    switch lookAheadFrames {
    case centredLookAheadFrames: name
    case 0: "\(name) causal"
    default: "\(name) look-ahead \(lookAheadFrames)"
    }
  }

  /// k as names and files have it: `1`, or `0.5`.
  package var widthText: String {
    channels.isMultiple(of: 16) ? "\(channels / 16)" : "\(channels / 16).5"
  }
}

extension WideResNetShape {
  /// Frames that one estimate depends on: each convolution of three taps adds two.
  package var receptiveFieldFrames: Int { 1 + 2 * centredLookAheadFrames }

  /// Frames before its own that an estimate depends on.
  package var lookBehindFrames: Int { receptiveFieldFrames - 1 - lookAheadFrames }

  /// The largest look-ahead of this depth, which is the number of convolutions of three taps.
  package var centredLookAheadFrames: Int { depth - 3 }

  /// Whether no estimate waits for a later frame.
  package var isCausal: Bool { lookAheadFrames == 0 }

  /// Zeros around the input of the stem.
  package var stemPadding: TimePadding { padding(ofConvolution: 0) }

  /// Zeros around the input of a convolution of three taps, numbered from the input.
  package func padding(ofConvolution index: Int) -> TimePadding {
    index < lookAheadFrames ? .centred : .causal
  }
}

extension WideResNetShape {
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
  /// Its place in the group, from 0.
  package let index: Int
  /// Channels that it reads.
  package let inputs: Int
  /// Channels that it gives.
  package let outputs: Int
  /// Zeros around the input of the first convolution.
  package let padding1: TimePadding
  /// Zeros around the input of the second one.
  package let padding2: TimePadding

  /// Whether the identity path has to change the number of channels.
  package var hasShortcut: Bool { inputs != outputs }
}
