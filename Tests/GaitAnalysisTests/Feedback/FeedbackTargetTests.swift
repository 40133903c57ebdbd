import GaitAnalysis
import GaitModel
import Testing

/// Zones as keys move them.
@Suite struct FeedbackTargetTests {
  /// Every measure, and a peak force in every unit.
  private static let kinds =
    FeedbackMeasure.allCases.map { FeedbackTarget(measure: $0, zone: 0...1) }
    + FeedbackUnit.allCases.map { FeedbackTarget(measure: .peakForce, zone: 0...1, unit: $0) }

  @Test(arguments: kinds) func zonesStayWithinTheirLimits(kind: FeedbackTarget) {
    var random = SplitMix64(seed: 4)
    for start in kind.zones {
      var target = kind
      target.zone = start
      #expect(target.isPlausible)
      for _ in 0..<500 {
        let steps = Double(Int(random.next() % 41) - 20)
        target =
          random.uniform() < 0.5 ? target.shifted(by: steps) : target.widened(by: steps)
        #expect(target.isPlausible)
        #expect(target.zone.upperBound - target.zone.lowerBound > 0.99 * kind.zoneStep)
      }
    }
  }

  @Test(arguments: FeedbackMeasure.allCases) func thereAndBackIsWhereItBegan(
    measure: FeedbackMeasure
  ) {
    let target = FeedbackTarget(measure: measure, zone: measure.defaultZone)
    var moved = target
    for _ in 0..<3 { moved = moved.shifted(by: 1) }
    #expect(moved.zone.lowerBound > target.zone.lowerBound)
    for _ in 0..<3 { moved = moved.shifted(by: -1) }
    #expect(moved == target)
    #expect(target.widened(by: 1).widened(by: -1) == target)
  }

  @Test func shiftingKeepsTheWidth() {
    let target = FeedbackTarget(measure: .peakForce, zone: 10...30).shifted(by: -20)
    #expect(target.zone == 0...20)
    #expect(FeedbackTarget(measure: .peakForce, zone: 280...295).shifted(by: 5).zone == 285...300)
  }
}
