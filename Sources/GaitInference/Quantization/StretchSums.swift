/// Convolutions over a whole stretch of frames, plainly.
enum StretchSums {
  /// Sums of products over `taps` rows, `[frames][outputs]`; rows beyond the ends are zeros.
  ///
  /// - Parameters:
  ///   - rows: `[frames][inputs]`.
  ///   - weights: `[outputs][taps][inputs]`.
  ///   - inputs: channels of a row that is read.
  ///   - taps: rows that a sum is over.
  ///   - before: how many of them come before the sum's own.
  ///   - frames: rows.
  /// - Returns: the sums.
  static func products<Number: Numeric>(
    _ rows: [Number], _ weights: [Number], inputs: Int, taps: Int, before: Int, frames: Int
  ) -> [Number] {
    let outputs = weights.count / (taps * inputs)
    var sums = [Number](repeating: 0, count: frames * outputs)
    for frame in 0..<frames {
      for tap in 0..<taps {
        let source = frame + tap - before
        guard (0..<frames).contains(source) else { continue }
        for output in 0..<outputs {
          let weight = (output * taps + tap) * inputs
          var sum: Number = 0
          for input in 0..<inputs { sum += weights[weight + input] * rows[source * inputs + input] }
          sums[frame * outputs + output] += sum
        }
      }
    }
    return sums
  }
}
