/// The plainest estimator: the area-weighted sum of the calibrated cells.
///
/// It is the baseline that every network must beat.
package struct SumOfCellsEstimator: ForceEstimator {
  package init() {}

  /// Its card.
  package let description = EstimatorDescription(
    name: "sum of cells",
    summary: "Area-weighted sum of the calibrated cells; no learning, no delay.",
    multiplyAddsPerFrame: CanonicalGrid.cellCount)

  /// Appends the sum of each frame, in body weights.
  package mutating func push(_ frames: Span<Float>, appendingTo estimates: inout [Float]) {
    for start in stride(from: 0, to: frames.count, by: CanonicalGrid.cellCount) {
      var sum: Float = 0
      for index in start..<start + CanonicalGrid.cellCount { sum += frames[index] }
      estimates.append(sum)
    }
  }

  /// Owes nothing.
  package mutating func finish(appendingTo estimates: inout [Float]) {}
}
