import GaitModel

/// A force at a steady rate, only to compare it with another: nothing of it is kept.
struct ForceGrid {
  /// Between samples that are further apart nothing is known, in seconds.
  private static let longestHole = 0.15

  let start: Double
  let step: Double
  /// Newtons; not a number where nothing is known.
  var values: [Double]

  /// Brings samples to a steady rate by linear interpolation.
  init(
    times: ChunkedArray<Double>, newtons: ChunkedArray<Float>, start: Double, step: Double,
    count: Int
  ) {
    self.start = start
    self.step = step
    var index = 0
    values = (0..<count).map { sample in
      let time = start + Double(sample) * step
      while index + 2 < times.count, times[index + 1] <= time { index += 1 }
      guard index + 1 < times.count, time >= times[index], time <= times[index + 1],
        times[index + 1] - times[index] <= Self.longestHole
      else { return .nan }
      let part = (time - times[index]) / (times[index + 1] - times[index])
      return Double(newtons[index]) + part * Double(newtons[index + 1] - newtons[index])
    }
  }

  /// The sum where both are known, and one of them where the other is not.
  mutating func add(_ other: ForceGrid) {
    for index in values.indices where !other.values[index].isNaN {
      values[index] = (values[index].isNaN ? 0 : values[index]) + other.values[index]
    }
  }

  /// Pearson's r of this one with another that is shifted by whole samples.
  ///
  /// - Parameters:
  ///   - other: the other force.
  ///   - shift: sample `index + shift` of the other belongs to sample `index` of this one.
  ///   - samples: the samples of this one that are looked at.
  ///   - mask: which of them count.
  ///   - least: fewer samples in common give nil.
  /// - Returns: -1...1, or nil where too little is in common or one of them is steady.
  func correlation(
    with other: ForceGrid, shift: Int, samples: Range<Int>, mask: [Bool], least: Int
  ) -> Double? {
    var sums = (n: 0.0, a: 0.0, b: 0.0, aa: 0.0, bb: 0.0, ab: 0.0)
    let first = max(samples.lowerBound, -shift)
    let range = first..<max(first, min(samples.upperBound, other.values.count - shift))
    values.withUnsafeBufferPointer { mine in
      other.values.withUnsafeBufferPointer { theirs in
        mask.withUnsafeBufferPointer { mask in
          for index in range where mask[index] {
            let a = mine[index]
            let b = theirs[index + shift]
            if a.isNaN || b.isNaN { continue }
            sums.n += 1
            sums.a += a
            sums.b += b
            sums.aa += a * a
            sums.bb += b * b
            sums.ab += a * b
          }
        }
      }
    }
    guard sums.n >= Double(least), sums.n > 2 else { return nil }
    let spread = (sums.aa - sums.a * sums.a / sums.n) * (sums.bb - sums.b * sums.b / sums.n)
    guard spread > 0 else { return nil }
    return (sums.ab - sums.a * sums.b / sums.n) / spread.squareRoot()
  }
}
