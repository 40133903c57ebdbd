package import GaitModel

/// By how much a reference is late, found by shifting it until it fits the insoles' own force.
package struct LagEstimate: Equatable, Sendable {
  /// Seconds to add to the times of the reference.
  package let seconds: Double
  /// Pearson's r at that lag.
  package let correlation: Double
  /// Pearson's r of the times as they are.
  package let correlationAsIs: Double

  package init(seconds: Double, correlation: Double, correlationAsIs: Double = 0) {
    self.seconds = seconds
    self.correlation = correlation
    self.correlationAsIs = correlationAsIs
  }

  /// Whether the lag explains at least a quarter of what is unexplained without it.
  ///
  /// Slow loads fit nearly as well a little earlier or later: then nobody can tell a lag.
  package var isClear: Bool {
    let asIs = max(correlationAsIs, 0)
    return 1 - correlation * correlation <= Self.clearPart * (1 - asIs * asIs)
  }

  private static let clearPart = 0.75

  /// Lags that are tried, in seconds to both sides: less than half a stride, or another step would fit.
  package static let range = 0.4
  /// Both forces are brought to this rate.
  private static let samplingRateHz = 200.0
  /// Seconds of both that are needed.
  package static let leastSeconds = 6.0
  /// A worse fit is no lag.
  package static let leastCorrelation = 0.8

  /// Finds the lag of a foot's reference against the sum of its cells.
  ///
  /// - Parameters:
  ///   - reference: forces of the foot.
  ///   - times: seconds of the insole's frames, ascending.
  ///   - newtons: what the insole reads, one a frame.
  /// - Returns: nil where both have less than `leastSeconds` in common, or nothing fits better than both
  ///   a little more and a little less.
  package static func find(
    reference: ForceBlock, times: [Double], newtons: [Float]
  ) -> LagEstimate? {
    guard let start = times.first, let end = times.last, let first = reference.times.first,
      let last = reference.times.last
    else { return nil }
    let low = max(start, first) + range
    let high = min(end, last) - range
    guard high - low >= leastSeconds else { return nil }
    let count = Int((high - low) * samplingRateHz)
    let insole = resampled(times: times, newtons: newtons, from: low, count: count)
    let most = Int(range * samplingRateHz)
    let plate = resampled(
      times: reference.times, newtons: reference.newtons, from: low - range, count: count + 2 * most
    )
    let fits = correlations(insole, plate)
    // The end of what is tried is no top: it may be better still behind it.
    guard let best = fits.indices.max(by: { fits[$0] < fits[$1] }), fits[best] >= leastCorrelation,
      best > 0, best + 1 < fits.count
    else { return nil }
    // Sample `shift` of the plate lies at low - range: its times have to grow by that much.
    let fraction = peakOffset(fits, at: best)
    let seconds = range - (Double(best) + fraction) / samplingRateHz
    return LagEstimate(
      seconds: seconds, correlation: fits[best], correlationAsIs: fits[most])
  }

  /// Linear interpolation at a steady rate; the times ascend and cover the stretch.
  private static func resampled(
    times: [Double], newtons: [Float], from start: Double, count: Int
  ) -> [Double] {
    var index = 0
    return (0..<count).map { sample in
      let time = start + Double(sample) / samplingRateHz
      while index + 2 < times.count, times[index + 1] < time { index += 1 }
      guard index + 1 < times.count else { return Double(newtons.last ?? 0) }
      let part = min(max((time - times[index]) / (times[index + 1] - times[index]), 0), 1)
      return Double(newtons[index]) + part * Double(newtons[index + 1] - newtons[index])
    }
  }

  /// Pearson's r of a force with each stretch of its length of a longer one, by the stretch's beginning.
  ///
  /// Of what the stretches sum up only the products are theirs alone; a live session does this at every step.
  private static func correlations(_ a: [Double], _ b: [Double]) -> [Double] {
    let n = Double(a.count)
    let sumA = a.reduce(0, +)
    let spreadA = a.reduce(0) { $0 + $1 * $1 } - sumA * sumA / n
    // Of everything before a sample.
    var sums = [0.0]
    var squares = [0.0]
    for (index, value) in b.enumerated() {
      sums.append(sums[index] + value)
      squares.append(squares[index] + value * value)
    }
    return (0...b.count - a.count).map { shift in
      let sumB = sums[shift + a.count] - sums[shift]
      let squareB = squares[shift + a.count] - squares[shift]
      let products = zip(a, b[shift..<shift + a.count]).reduce(0) { $0 + $1.0 * $1.1 }
      let spread = spreadA * (squareB - sumB * sumB / n)
      return spread > 0 ? (products - sumA * sumB / n) / spread.squareRoot() : 0
    }
  }

  /// Where between the samples the top of a parabola through three fits lies, -0.5...0.5.
  private static func peakOffset(_ fits: [Double], at best: Int) -> Double {
    let bend = fits[best - 1] - 2 * fits[best] + fits[best + 1]
    guard bend < 0 else { return 0 }
    return min(max(0.5 * (fits[best - 1] - fits[best + 1]) / bend, -0.5), 0.5)
  }
}
