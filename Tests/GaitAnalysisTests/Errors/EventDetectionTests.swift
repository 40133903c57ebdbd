import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

@Suite struct EventDetectionTests {
  private func stance(_ start: Double, _ end: Double) -> Stance {
    Stance(foot: .left, initialContactSeconds: start, toeOffSeconds: end)
  }

  private func detection(
    _ steps: [Step], _ stances: [Stance], right: [Stance] = []
  ) -> EventDetection {
    EventDetection(
      steps: steps, estimatedStances: PerFoot(left: stances, right: right),
      moment: \.initialContactSeconds)
  }

  private let steps = [
    TestSteps.step(.left, 1.0...1.6), TestSteps.step(.left, 2.0...2.6),
    TestSteps.step(.left, 3.0...3.6), TestSteps.step(.left, 4.0...4.6),
  ]

  @Test func errorsAreMagnitudes() {
    let found = detection(
      steps, [stance(0.98, 1.6), stance(2.01, 2.6), stance(3.03, 3.6), stance(4.0, 4.6)])
    #expect(found.found == 4)
    #expect(found.missed == 0)
    #expect(found.spurious == 0)
    #expect(abs((found.medianAbsoluteSeconds ?? 0) - 0.015) < 1e-9)
    #expect(abs((found.p95AbsoluteSeconds ?? 0) - 0.0285) < 1e-9)
  }

  @Test func missedAndSpuriousEventsAreCounted() {
    // The second step is missed; one at 2.5 is nobody's.
    let found = detection(
      steps, [stance(1, 1.6), stance(2.5, 2.7), stance(3, 3.6), stance(4, 4.6)])
    #expect(found.found == 3)
    #expect(found.missed == 1)
    #expect(found.spurious == 1)
  }

  @Test func whatIsBeforeTheFirstAndAfterTheLastStepIsNotJudged() {
    let found = detection(
      steps,
      [
        stance(0.2, 0.5), stance(1, 1.6), stance(2, 2.6), stance(3, 3.6), stance(4, 4.6),
        stance(5, 5.6),
      ])
    #expect(found.spurious == 0)
    #expect(found.missed == 0)
  }

  @Test func rejectedStepsAreNeitherMissedNorDoTheyMakeEventsSpurious() {
    var steps = steps
    steps[1] = TestSteps.step(.left, 2.0...2.6, rejection: .standing)
    let with = detection(steps, [stance(1, 1.6), stance(2, 2.6), stance(3, 3.6), stance(4, 4.6)])
    #expect(with.found == 3)
    #expect(with.missed == 0)
    #expect(with.spurious == 0)
    let without = detection(steps, [stance(1, 1.6), stance(3, 3.6), stance(4, 4.6)])
    #expect(without.found == 3)
    #expect(without.missed == 0)
  }

  @Test func theOtherFootFindsNothing() {
    let found = detection(steps, [], right: [stance(1, 1.6), stance(2, 2.6)])
    #expect(found.found == 0)
    #expect(found.missed == 4)
    #expect(found.medianAbsoluteSeconds == nil)
  }
}
