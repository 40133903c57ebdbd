/// How far one signal runs behind another, by cross-correlation.
package struct SynchronizationLag: Equatable, Sendable {
  /// Longest lag that is looked for.
  package static let longestSeconds = 0.5
  /// Below this correlation two signals are not of the same steps.
  package static let leastCorrelation = 0.9

  /// Seconds that the reference comes later than the cells; negative if it comes earlier.
  package var seconds: Double
  /// Pearson's correlation at the best whole lag.
  package var correlation: Double

  package var isAccepted: Bool { correlation >= Self.leastCorrelation }

  /// Finds the lag of the highest correlation within `longestSeconds`, and refines it by the parabola
  /// through it and its neighbours; nil if the signals are too short or one never changes.
  ///
  /// - Parameters:
  ///   - cells: one value a sample on a uniform clock; NaN where there is none.
  ///   - reference: the same length and clock.
  ///   - samplingRateHz: of both.
  package init?(cells: [Double], reference: [Double], samplingRateHz: Double) {
    precondition(cells.count == reference.count, "\(cells.count) and \(reference.count) samples")
    let most = Int((Self.longestSeconds * samplingRateHz).rounded())
    guard cells.count > 4 * most else { return nil }
    let lags = Array(-most...most)
    let correlations = lags.map { Self.correlation(cells, reference, lag: $0) ?? -1 }
    guard let best = correlations.indices.max(by: { correlations[$0] < correlations[$1] }),
      correlations[best] > -1
    else { return nil }
    var offset = 0.0
    if best > 0, best < lags.count - 1 {
      let (before, peak, after) = (
        correlations[best - 1], correlations[best], correlations[best + 1]
      )
      let bend = before - 2 * peak + after
      if bend < 0 { offset = min(max(0.5 * (before - after) / bend, -0.5), 0.5) }
    }
    seconds = (Double(lags[best]) + offset) / samplingRateHz
    correlation = correlations[best]
  }

  /// Correlation of `cells[i]` with `reference[i + lag]` where both have a value.
  private static func correlation(_ cells: [Double], _ reference: [Double], lag: Int) -> Double? {
    var count = 0.0
    var (x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for index in max(0, -lag)..<min(cells.count, cells.count - lag) {
      let (a, b) = (cells[index], reference[index + lag])
      guard !a.isNaN, !b.isNaN else { continue }
      count += 1
      x += a
      y += b
      xx += a * a
      yy += b * b
      xy += a * b
    }
    let (varianceX, varianceY) = (xx - x * x / count, yy - y * y / count)
    guard count > 2, varianceX > 1e-12 * xx, varianceY > 1e-12 * yy else { return nil }
    return (xy - x * y / count) / (varianceX * varianceY).squareRoot()
  }
}
