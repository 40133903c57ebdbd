/// Finds how large the numbers within a network become on recordings.
package struct RangeCalibration: Sendable {
  private let network: DeviceNetwork
  /// What has been seen so far; never 0, since steps are parts of it.
  package private(set) var ranges: ActivationRanges

  /// - Parameters:
  ///   - parameters: as trained.
  ///   - input: the normalisation of the input.
  package init(_ parameters: WideResNetParameters, input: ModelCard.InputNormalization) {
    network = DeviceNetwork(parameters, input: input)
    let smallest: Float = 1e-3
    ranges = ActivationRanges(
      input: smallest, residual: smallest,
      activations: Array(repeating: smallest, count: network.convolutions.count))
  }

  /// Runs a stretch of frames.
  ///
  /// - Parameter cells: `[frames][128]` in body weights per cell.
  /// - Returns: its estimates in body weights, which differ from the core's by rounding.
  package mutating func observe(_ cells: [Float]) -> [Float] {
    let frames = cells.count / network.convolutions[0].inputs
    guard frames > 0 else { return [] }
    let input = cells.map { ($0 - network.input.mean) * network.input.scale }
    ranges.input = Self.largest(input, ranges.input)
    var residual = sums(0, of: input, frames: frames)
    var row = activated(0, residual)
    for (block, path) in network.identities.enumerated() {
      ranges.residual = Self.largest(residual, ranges.residual)
      let identity =
        path.shortcut.map {
          StretchSums.products(row, $0, inputs: path.inputs, taps: 1, before: 0, frames: frames)
        } ?? residual
      ranges.residual = Self.largest(identity, ranges.residual)
      let hidden = activated(1 + 2 * block, sums(1 + 2 * block, of: row, frames: frames))
      residual = zip(sums(2 + 2 * block, of: hidden, frames: frames), identity).map { $0 + $1 }
      row = activated(2 + 2 * block, residual)
    }
    ranges.residual = Self.largest(residual, ranges.residual)
    let head = network.headWeight
    return (0..<frames).map { frame in
      var sum: Float = 0
      for (channel, weight) in head.enumerated() {
        sum += weight * row[frame * head.count + channel]
      }
      return sum + network.headBias
    }
  }

  private func sums(_ index: Int, of rows: [Float], frames: Int) -> [Float] {
    let layer = network.convolutions[index]
    return StretchSums.products(
      rows, layer.weights, inputs: layer.inputs, taps: WideResNetShape.taps,
      before: layer.rowsBefore, frames: frames)
  }

  private mutating func activated(_ index: Int, _ sums: [Float]) -> [Float] {
    let layer = network.convolutions[index]
    let row = sums.indices.map { place in
      let channel = place % layer.outputs
      return max(sums[place] * (layer.scale?[channel] ?? 1) + layer.shift[channel], 0)
    }
    ranges.activations[index] = Self.largest(row, ranges.activations[index])
    return row
  }

  private static func largest(_ values: [Float], _ start: Float) -> Float {
    values.reduce(start) { max($0, abs($1)) }
  }
}
