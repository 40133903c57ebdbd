import CGaitKernels
package import GaitModel

extension WideResNet {
  /// What the three groups of blocks give over a stretch, before the normalisation that follows: what distillation
  /// compares of teacher and student.
  ///
  /// The same arithmetic as `WideResNetStream`, over the whole stretch at once and with memory for all of it.
  ///
  /// - Parameter cells: `[frames][inputs]`, before the network's normalisation of its input.
  /// - Returns: `[frames][channels]` of each group.
  package func groupFeatures(_ cells: Span<Float>) -> [LayerFeatures] {
    let frames = cells.count / shape.inputs
    guard frames > 0 else { return [] }
    let scratch = AlignedFloats(count: scratchCount)
    func run(
      _ convolution: Convolution, then activation: Activation? = nil,
      of rows: UnsafeMutablePointer<Float>, adding residual: AlignedFloats? = nil,
      sum: AlignedFloats? = nil, activated: PaddedRows? = nil
    ) {
      var task = convolution.task(then: activation)
      task.input = UnsafePointer(rows)
      task.rows = frames
      task.residual = (residual?.base).map { UnsafePointer($0) }
      task.sum = sum?.base
      task.activated = activated?.body
      task.scratch = scratch.base
      kernels.convolve(&task)
    }
    let input = PaddedRows(frames: frames, width: stem.inputs, padding: shape.stemPadding)
    for index in 0..<frames * shape.inputs {
      input.body[index] = (cells[index] - self.input.mean) * self.input.scale
    }
    var sum = AlignedFloats(count: frames * stem.outputs)
    var activated = PaddedRows(
      frames: frames, width: stem.outputs, padding: shape.blocks[0].padding1)
    run(stem, then: stemActivation, of: input.base, sum: sum, activated: activated)
    var features: [LayerFeatures] = []
    for (index, block) in blocks.enumerated() {
      let blockShape = shape.blocks[index]
      var identity = sum
      if let shortcut = block.shortcut {
        identity = AlignedFloats(count: frames * shortcut.outputs)
        run(shortcut, of: activated.body, sum: identity)
      }
      let hidden = PaddedRows(
        frames: frames, width: block.convolution1.outputs, padding: blockShape.padding2)
      run(block.convolution1, then: block.activation1, of: activated.base, activated: hidden)
      sum = AlignedFloats(count: frames * block.convolution2.outputs)
      let isLast = index + 1 == blocks.count
      activated = PaddedRows(
        frames: frames, width: block.convolution2.outputs,
        padding: isLast ? nil : shape.blocks[index + 1].padding1)
      run(
        block.convolution2, then: block.nextActivation, of: hidden.base, adding: identity,
        sum: sum, activated: activated)
      if isLast || shape.blocks[index + 1].group != blockShape.group {
        features.append(
          Self.features(sum, channels: blockShape.outputs, width: block.convolution2.outputs))
      }
    }
    return features
  }

  /// Rows without the channels that only fill them up.
  private static func features(
    _ rows: AlignedFloats, channels: Int, width: Int
  ) -> LayerFeatures {
    let frames = rows.count / width
    var values: [Float] = []
    values.reserveCapacity(frames * channels)
    for frame in 0..<frames {
      values.append(
        contentsOf: UnsafeBufferPointer(start: rows.base + frame * width, count: channels))
    }
    return LayerFeatures(channels: channels, values: values)
  }
}

/// Rows with zeros before and after them.
private struct PaddedRows {
  private let memory: AlignedFloats
  /// The first row that is not padding.
  let body: UnsafeMutablePointer<Float>
  /// The first row of the padding.
  var base: UnsafeMutablePointer<Float> { memory.base }

  init(frames: Int, width: Int, padding: TimePadding?) {
    let (before, after) = (padding?.before ?? 0, padding?.after ?? 0)
    memory = AlignedFloats(count: (before + frames + after) * width)
    body = memory.base + before * width
  }
}
