/// Gets a tensor's name in files, its shape and the numbers, which it may replace.
package typealias TensorVisitor<Failure: Error> = (String, [Int], inout [Float]) throws(Failure) ->
  Void

// The one list of tensors: reader, writer and `TensorLayout` all go through it. Names and shapes
// are those of PyTorch; a Conv1d has `[outputs, inputs, taps]`.

extension Model.Parameters {
  /// Makes parameters of an architecture without any numbers in them, for a visitor to fill.
  package init(empty architecture: ModelCard.Architecture) {
    switch architecture {
    case .wideResNet(let shape): self = .wideResNet(WideResNetParameters(empty: shape))
    case .linear: self = .linear(LinearParameters(weight: [], bias: 0))
    }
  }

  /// Visits every tensor in the order of files.
  package mutating func forEachTensor<Failure: Error>(
    _ visit: TensorVisitor<Failure>
  ) throws(Failure) {
    switch self {
    case .wideResNet(var parameters):
      try parameters.forEachTensor(visit)
      self = .wideResNet(parameters)
    case .linear(var parameters):
      try parameters.forEachTensor(visit)
      self = .linear(parameters)
    }
  }
}

extension LinearParameters {
  mutating func forEachTensor<Failure: Error>(_ visit: TensorVisitor<Failure>) throws(Failure) {
    var offset = [bias]
    try visit("weight", [ModelCard.cellCount], &weight)
    try visit("bias", [1], &offset)
    bias = offset.first ?? 0
  }
}

extension WideResNetParameters {
  init(empty shape: WideResNetShape) {
    let none = NormalizationParameters(weight: [], bias: [], mean: [], variance: [])
    let blocks = shape.blocks.map { block in
      BlockParameters(
        normalization1: none, convolution1: [], normalization2: none, convolution2: [],
        shortcut: block.hasShortcut ? [] : nil)
    }
    self.init(
      shape: shape, stem: [], blocks: blocks, normalization: none, headWeight: [], headBias: [])
  }

  mutating func forEachTensor<Failure: Error>(_ visit: TensorVisitor<Failure>) throws(Failure) {
    let channels = shape.groupChannels[2]
    try visit(
      "stem.weight", [WideResNetShape.stemChannels, shape.inputs, WideResNetShape.taps], &stem)
    for (index, block) in zip(blocks.indices, shape.blocks) {
      try blocks[index].forEachTensor(of: block, visit)
    }
    try normalization.forEachTensor("normalization", channels: channels, visit)
    try visit("head.weight", [shape.outputs, channels, 1], &headWeight)
    try visit("head.bias", [shape.outputs], &headBias)
  }
}

extension BlockParameters {
  fileprivate mutating func forEachTensor<Failure: Error>(
    of block: BlockShape, _ visit: TensorVisitor<Failure>
  ) throws(Failure) {
    let prefix = "groups.\(block.group).blocks.\(block.index)."
    let taps = WideResNetShape.taps
    try normalization1.forEachTensor(prefix + "normalization1", channels: block.inputs, visit)
    try visit(prefix + "convolution1.weight", [block.outputs, block.inputs, taps], &convolution1)
    try normalization2.forEachTensor(prefix + "normalization2", channels: block.outputs, visit)
    try visit(prefix + "convolution2.weight", [block.outputs, block.outputs, taps], &convolution2)
    guard block.hasShortcut else { return }
    var weight = shortcut ?? []
    try visit(prefix + "shortcut.weight", [block.outputs, block.inputs, 1], &weight)
    shortcut = weight
  }
}

extension NormalizationParameters {
  fileprivate mutating func forEachTensor<Failure: Error>(
    _ name: String, channels: Int, _ visit: TensorVisitor<Failure>
  ) throws(Failure) {
    try visit(name + ".weight", [channels], &weight)
    try visit(name + ".bias", [channels], &bias)
    try visit(name + ".running_mean", [channels], &mean)
    try visit(name + TensorLayout.varianceSuffix, [channels], &variance)
  }
}
