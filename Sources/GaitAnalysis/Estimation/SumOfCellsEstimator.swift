/// The plainest estimator: the area-weighted sum of the calibrated cells.
///
/// It is the baseline that every network must beat.
package struct SumOfCellsEstimator: ForceEstimator {
  package init() {}

  package let description = EstimatorDescription(
    name: "sum of cells",
    summary: "Area-weighted sum of the calibrated cells; no learning, no delay.",
    multiplyAddsPerFrame: CanonicalGrid.cellCount)

  package mutating func push(_ cells: [Float]) -> Float? {
    var sum: Float = 0
    for value in cells { sum += value }
    return sum
  }

  package mutating func flush() -> [Float] { [] }

  package mutating func reset() {}
}
