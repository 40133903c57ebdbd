/// Weights in 8 bits: each output has a step of its own, the 127th part of its largest weight.
struct QuantizedWeights: Equatable, Sendable {
  /// `[outputs][depth]`, -127 to 127.
  let values: [Int8]
  /// `[outputs]`.
  let steps: [Double]

  /// The largest sum of sizes of the weights of one output.
  var largestOutputSum: Int {
    let depth = values.count / steps.count
    return steps.indices.map { output in
      values[output * depth..<(output + 1) * depth].reduce(0) { $0 + abs(Int($1)) }
    }.max() ?? 0
  }

  /// - Parameters:
  ///   - weights: `[outputs][depth]`.
  ///   - outputs: channels that are given.
  init(_ weights: [Float], outputs: Int) {
    let depth = weights.count / outputs
    var values: [Int8] = []
    values.reserveCapacity(weights.count)
    steps = (0..<outputs).map { output in
      let row = weights[output * depth..<(output + 1) * depth]
      let largest = Double(row.map(abs).max() ?? 0)
      let step = largest > 0 ? largest / 127 : 1
      values.append(contentsOf: row.map { Int8((Double($0) / step).rounded()) })
      return step
    }
    self.values = values
  }
}
