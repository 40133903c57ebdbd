extension OnnxGraph {
  /// Adds a WideResNet: `[batch, inputs, frames]` to `[batch, outputs, frames]`.
  ///
  /// Tensors have the names of the model file. Normalisations stay nodes of their own, with the
  /// numbers as trained: exact, and ONNX Runtime folds what it can when it loads the file.
  package mutating func wideResNet(_ parameters: WideResNetParameters, of value: String) -> String {
    let shape = parameters.shape
    var value = convolution(
      "stem", inputs: shape.inputs, outputs: WideResNetShape.stemChannels, parameters.stem,
      shape.stemPadding, of: value)
    for (block, numbers) in zip(shape.blocks, parameters.blocks) {
      value = residualBlock(block, numbers, of: value)
    }
    value = activated("normalization", parameters.normalization, of: value)
    let channels = shape.groupChannels[2]
    return pointwise(
      "head", inputs: channels, outputs: shape.outputs, parameters.headWeight,
      bias: parameters.headBias, of: value)
  }

  /// a = relu(norm(x)); conv(relu(norm(conv(a)))) + x, or + shortcut(a) where channels change.
  private mutating func residualBlock(
    _ block: BlockShape, _ parameters: BlockParameters, of value: String
  ) -> String {
    let name = "groups.\(block.group).blocks.\(block.index)"
    let first = activated("\(name).normalization1", parameters.normalization1, of: value)
    var branch = convolution(
      "\(name).convolution1", inputs: block.inputs, outputs: block.outputs,
      parameters.convolution1, block.padding1, of: first)
    branch = activated("\(name).normalization2", parameters.normalization2, of: branch)
    branch = convolution(
      "\(name).convolution2", inputs: block.outputs, outputs: block.outputs,
      parameters.convolution2, block.padding2, of: branch)
    let identity =
      parameters.shortcut.map { weight in
        pointwise(
          "\(name).shortcut", inputs: block.inputs, outputs: block.outputs, weight, of: first)
      } ?? value
    return apply("Add", to: [branch, identity], named: name)
  }

  /// Three taps over time with zeros beyond the ends, as many frames out as in.
  ///
  /// Without a padding there are two frames fewer.
  mutating func convolution(
    _ name: String, inputs: Int, outputs: Int, _ values: [Float], _ padding: TimePadding?,
    of value: String
  ) -> String {
    let taps = WideResNetShape.taps
    let weight = initializer("\(name).weight", [outputs, inputs, taps], values)
    let pads = padding.map { OnnxAttribute("pads", .integers([$0.before, $0.after])) }
    return apply(
      "Conv", to: [value, weight], named: name,
      [OnnxAttribute("kernel_shape", .integers([taps]))] + (pads.map { [$0] } ?? []))
  }

  /// One tap: a weighted sum of the channels of each frame.
  mutating func pointwise(
    _ name: String, inputs: Int, outputs: Int, _ values: [Float], bias: [Float]? = nil,
    of value: String
  ) -> String {
    var operands = [value, initializer("\(name).weight", [outputs, inputs, 1], values)]
    if let bias { operands.append(initializer("\(name).bias", [outputs], bias)) }
    return apply(
      "Conv", to: operands, named: name, [OnnxAttribute("kernel_shape", .integers([1]))])
  }

  /// Batch normalisation and ReLU.
  mutating func activated(
    _ name: String, _ parameters: NormalizationParameters, of value: String
  ) -> String {
    let channels = [parameters.weight.count]
    let operands = [
      value,
      initializer("\(name).weight", channels, parameters.weight),
      initializer("\(name).bias", channels, parameters.bias),
      initializer("\(name).running_mean", channels, parameters.mean),
      initializer("\(name).running_var", channels, parameters.variance),
    ]
    let normalized = apply(
      "BatchNormalization", to: operands, named: name,
      [OnnxAttribute("epsilon", .float(NormalizationParameters.epsilon))])
    return apply("Relu", to: [normalized], named: "\(name).relu")
  }
}
