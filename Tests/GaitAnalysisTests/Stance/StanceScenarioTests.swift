import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// Every file of `Tests/Fixtures/stance`: forces, and the stances that belong to them.
@Suite struct StanceScenarioTests {
  @Test func scenariosAreThere() { #expect(StanceScenario.names.count >= 20) }

  @Test(arguments: StanceScenario.names)
  func findsTheStances(name: String) throws {
    let scenario = try StanceScenario(named: name)
    var segmenter = StanceSegmenter(
      foot: .left, rule: scenario.rule, thresholds: scenario.thresholds)
    for sample in scenario.samples {
      segmenter.push(timeSeconds: sample.timeSeconds, newtons: sample.newtons)
    }
    segmenter.finish()
    let found = segmenter.stances
    #expect(found.count == scenario.expected.count, "found \(found)")
    for (stance, expected) in zip(found, scenario.expected) {
      #expect(stance.foot == .left)
      #expect(abs(stance.initialContactSeconds - expected.lowerBound) < 1e-9)
      #expect(abs(stance.toeOffSeconds - expected.upperBound) < 1e-9)
    }
  }

  /// A foot's stances do not depend on where the clock begins.
  @Test(arguments: StanceScenario.names)
  func shiftingTheClockShiftsTheStances(name: String) throws {
    let scenario = try StanceScenario(named: name)
    var segmenter = StanceSegmenter(
      foot: .right, rule: scenario.rule, thresholds: scenario.thresholds)
    for sample in scenario.samples {
      segmenter.push(timeSeconds: sample.timeSeconds + 1024, newtons: sample.newtons)
    }
    segmenter.finish()
    #expect(segmenter.stances.count == scenario.expected.count)
    for (stance, expected) in zip(segmenter.stances, scenario.expected) {
      #expect(abs(stance.initialContactSeconds - 1024 - expected.lowerBound) < 1e-9)
      #expect(abs(stance.toeOffSeconds - 1024 - expected.upperBound) < 1e-9)
    }
  }
}
