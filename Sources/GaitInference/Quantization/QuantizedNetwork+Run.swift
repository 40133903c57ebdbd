extension QuantizedNetwork {
  /// The estimates of a whole stretch, in body weights.
  ///
  /// - Parameter cells: `[frames][128]`, in body weights per cell.
  /// - Returns: one number a frame.
  package func estimates(_ cells: [Float]) -> [Float] {
    let frames = cells.count / convolutions[0].inputs
    guard frames > 0 else { return [] }
    var residual = sums(0, of: cells.map(quantized), frames: frames)
    var row = activated(0, residual)
    for block in shortcuts.indices {
      let first = 1 + 2 * block
      let identity =
        shortcuts[block].map { shortcut in
          scaled(
            StretchSums.products(
              row, shortcut.weights.map(Int32.init), inputs: convolutions[first].inputs, taps: 1,
              before: 0,
              frames: frames),
            shortcut.sum)
        } ?? residual
      let hidden = activated(first, sums(first, of: row, frames: frames))
      residual = zip(sums(first + 1, of: hidden, frames: frames), identity)
        .map { Self.limited(Int64($0) + Int64($1)) }
      row = activated(first + 1, residual)
    }
    return (0..<frames).map { frame in
      var sum: Int32 = 0
      for (channel, weight) in head.enumerated() {
        sum += Int32(weight) * row[frame * head.count + channel]
      }
      return Float(sum) * headFactor + headBias
    }
  }

  /// A cell as the stem reads it.
  private func quantized(_ cell: Float) -> Int32 {
    let value = (cell - network.input.mean) * inputFactor
    let limit = Float(largestRow)
    // What is no number compares false.
    let limited = value > -limit ? (value < limit ? value : limit) : -limit
    return Int32(limited < 0 ? limited - 0.5 : limited + 0.5)
  }

  private func sums(_ index: Int, of rows: [Int32], frames: Int) -> [Int32] {
    let layer = convolutions[index]
    let products = StretchSums.products(
      rows, layer.weights.map(Int32.init), inputs: layer.inputs, taps: WideResNetShape.taps,
      before: layer.rowsBefore, frames: frames)
    return layer.sum.map { scaled(products, $0) } ?? products
  }

  private func scaled(_ sums: [Int32], _ factors: FixedPointFactors) -> [Int32] {
    let channels = factors.multipliers.count
    return sums.indices.map { Self.limited(factors(sums[$0], channel: $0 % channels)) }
  }

  private func activated(_ index: Int, _ sums: [Int32]) -> [Int32] {
    let activation = convolutions[index].activation
    let channels = convolutions[index].outputs
    return sums.indices.map { place in
      Int32(min(max(activation(sums[place], channel: place % channels), 0), Int64(largestRow)))
    }
  }

  private static func limited(_ value: Int64) -> Int32 {
    Int32(min(max(value, -largestResidual), largestResidual))
  }
}
