import GaitInference

/// The network as its description says it, layer by layer over the whole recording, in double
/// precision, with nothing folded: slow, short, and written without a look at the product's.
struct PlainWideResNet {
  let parameters: WideResNetParameters
  var input = ModelCard.InputNormalization()

  /// - Parameter cells: `[frames][inputs]`.
  /// - Returns: `[frames][outputs]`.
  func callAsFunction(_ cells: [Float]) -> [Double] {
    var x = groups(cells).last ?? []
    x = activate(x, parameters.normalization)
    x = convolve(x, parameters.headWeight, outputs: parameters.shape.outputs, taps: 1, first: 0)
    return x.flatMap { row in zip(row, parameters.headBias).map { $0 + Double($1) } }
  }

  /// What each group gives, before the normalisation that follows.
  ///
  /// - Parameter cells: `[frames][inputs]`.
  /// - Returns: `[frames][channels]` of each group.
  func groups(_ cells: [Float]) -> [[[Double]]] {
    let shape = parameters.shape
    let frames = cells.count / shape.inputs
    // Rows of channels: x[t][c].
    var x = (0..<frames).map { t in
      cells[t * shape.inputs..<(t + 1) * shape.inputs].map {
        (Double($0) - Double(input.mean)) * Double(input.scale)
      }
    }
    var convolutions = 0
    // Convolutions of three taps in the order of the input: the first ones see one frame ahead.
    func convolveThree(_ x: [[Double]], _ weight: [Float], outputs: Int) -> [[Double]] {
      convolutions += 1
      let isCentred = convolutions <= shape.lookAheadFrames
      return convolve(x, weight, outputs: outputs, taps: 3, first: isCentred ? -1 : -2)
    }
    x = convolveThree(x, parameters.stem, outputs: 16)
    var groups: [[[Double]]] = []
    for (block, numbers) in zip(shape.blocks, parameters.blocks) {
      let a = activate(x, numbers.normalization1)
      var h = convolveThree(a, numbers.convolution1, outputs: block.outputs)
      h = activate(h, numbers.normalization2)
      h = convolveThree(h, numbers.convolution2, outputs: block.outputs)
      let identity =
        numbers.shortcut.map { convolve(a, $0, outputs: block.outputs, taps: 1, first: 0) }
        ?? x
      x = zip(h, identity).map { zip($0, $1).map { $0 + $1 } }
      if block.index + 1 == shape.blocksPerGroup { groups.append(x) }
    }
    return groups
  }

  private func convolve(
    _ x: [[Double]], _ weight: [Float], outputs: Int, taps: Int, first: Int
  ) -> [[Double]] {
    let inputs = weight.count / outputs / taps
    let weight = weight.map(Double.init)
    return x.indices.map { t in
      (0..<outputs).map { output in
        var sum = 0.0
        for tap in 0..<taps where x.indices.contains(t + first + tap) {
          let row = x[t + first + tap]
          for input in 0..<inputs {
            sum += weight[(output * inputs + input) * taps + tap] * row[input]
          }
        }
        return sum
      }
    }
  }

  private func activate(_ x: [[Double]], _ normalization: NormalizationParameters) -> [[Double]] {
    x.map { row in
      row.indices.map { channel in
        let centered = row[channel] - Double(normalization.mean[channel])
        let scaled = centered / (Double(normalization.variance[channel]) + 1e-5).squareRoot()
        let value =
          scaled * Double(normalization.weight[channel]) + Double(normalization.bias[channel])
        return max(value, 0)
      }
    }
  }
}
