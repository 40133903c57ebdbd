import GaitAnalysis
import Testing

/// Student's quantiles, against published ones.
@Suite struct DetectableChangeTests {
  @Test(arguments: [
    (1.0, 12.706), (2, 4.303), (4, 2.776), (10, 2.228), (11, 2.201), (18, 2.101), (25, 2.060),
    (40, 2.021), (1e9, 1.960),
  ])
  func quantilesAreThoseOfTables(freedom: Double, expected: Double) {
    #expect(abs(DetectableChange.studentT(freedom: freedom) - expected) < 0.002)
  }

  @Test func betweenWholeDegreesItFalls() {
    let values = stride(from: 1.0, through: 200, by: 0.25).map {
      DetectableChange.studentT(freedom: $0)
    }
    for (first, second) in zip(values, values.dropFirst()) { #expect(first > second) }
    #expect(DetectableChange.studentT(freedom: 0.5) == DetectableChange.studentT(freedom: 1))
  }
}
