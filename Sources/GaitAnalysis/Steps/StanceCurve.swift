/// A force over one stance, on 101 points from initial contact (0 %) to toe-off (100 %).
package struct StanceCurve: Equatable, Sendable {
  /// From 0 to 100 % of stance.
  package static let pointCount = 101
  /// `[101]` newtons.
  package let newtons: [Float]

  package init(newtons: [Float]) {
    precondition(newtons.count == Self.pointCount, "\(newtons.count) of 101 points")
    self.newtons = newtons
  }

  /// Resamples linearly; nil if the samples do not cover the stance.
  ///
  /// - Parameters:
  ///   - times: seconds, ascending.
  ///   - newtons: one force a time.
  ///   - seconds: initial contact and toe-off.
  package init?(times: ArraySlice<Double>, newtons: ArraySlice<Float>, seconds: ClosedRange<Double>)
  {
    guard times.count > 1, let first = times.first, let last = times.last else { return nil }
    let step = (seconds.upperBound - seconds.lowerBound) / Double(Self.pointCount - 1)
    let margin = (last - first) / Double(times.count - 1) * 1.5
    guard first <= seconds.lowerBound + margin, last >= seconds.upperBound - margin else {
      return nil
    }
    var points: [Float] = []
    points.reserveCapacity(Self.pointCount)
    var low = times.startIndex
    let offset = newtons.startIndex - times.startIndex
    for point in 0..<Self.pointCount {
      let time = min(max(seconds.lowerBound + Double(point) * step, first), last)
      while low + 2 < times.endIndex, times[low + 1] <= time { low += 1 }
      let fraction = Float((time - times[low]) / (times[low + 1] - times[low]))
      let a = newtons[low + offset]
      let b = newtons[low + 1 + offset]
      points.append(a + (b - a) * fraction)
    }
    self.newtons = points
  }

  /// A moving mean over `2 * halfWidth + 1` points, narrower at the ends.
  package func smoothed(halfWidth: Int) -> [Float] {
    newtons.indices.map { index in
      let window = newtons[
        max(0, index - halfWidth)...min(newtons.count - 1, index + halfWidth)]
      return window.reduce(0, +) / Float(window.count)
    }
  }
}
