import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

/// Why long contacts are no steps: somebody stood, or nobody knows since frames are missing.
@Suite struct ContactReviewTests {
  /// Steps of 0.6 s with one contact of the left foot that lasts longer.
  private func reviewed(
    lastingSeconds: Double, _ rejection: StepRejection?
  ) -> PerFoot<[Step]> {
    var left: [Step] = []
    var start = 0.0
    for number in 0..<8 {
      let isLong = number == 4
      let seconds = isLong ? lastingSeconds : 0.6
      left.append(
        TestSteps.step(
          .left, start...(start + seconds), index: number + 1, newtons: 700,
          rejection: isLong ? rejection : nil))
      start += seconds + 0.4
    }
    return ContactReview(
      steps: PerFoot(left: left, right: []), feet: [.left], rule: StanceRule(),
      force: .estimated, bodyWeightNewtons: 700
    ).reviewed
  }

  @Test func aContactAcrossLostFramesIsAGap() {
    let lost = StepRejection.touchesGap(seconds: 11.2)
    let steps = reviewed(lastingSeconds: 12, lost).left
    #expect(steps[4].rejection == lost)
    #expect(steps.indices.filter { !steps[$0].isAccepted } == [4])
  }

  /// Too long without the hole as well.
  @Test(arguments: [nil, StepRejection.touchesGap(seconds: 3)])
  func whoStandsStillStands(rejection: StepRejection?) {
    #expect(reviewed(lastingSeconds: 12, rejection).left[4].rejection == .standing)
  }
}
