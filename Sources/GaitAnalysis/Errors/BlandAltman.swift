/// Agreement of two methods on the same steps (Bland and Altman 1986).
package struct BlandAltman: Equatable, Sendable {
  /// One step.
  package struct Point: Equatable, Sendable {
    /// Mean of estimate and reference.
    package var mean: Double
    /// Estimate minus reference.
    package var difference: Double
  }

  /// One a step.
  package let points: [Point]
  /// Mean difference.
  package let bias: Double
  /// bias -/+ 1.96 SD of the differences; nil with fewer than two steps.
  package let limitsOfAgreement: ClosedRange<Double>?

  /// - Parameter pairs: estimate and reference of each step.
  package init?(pairs: [(estimate: Double, reference: Double)]) {
    guard !pairs.isEmpty else { return nil }
    points = pairs.map {
      Point(mean: 0.5 * ($0.estimate + $0.reference), difference: $0.estimate - $0.reference)
    }
    let differences = MeanSD(points.map(\.difference))
    bias = differences.mean
    limitsOfAgreement = differences.sd.map {
      (differences.mean - 1.96 * $0)...(differences.mean + 1.96 * $0)
    }
  }
}
