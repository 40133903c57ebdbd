import GaitAnalysis
import GaitModel
import GaitTestSupport
import Testing

@Suite struct GaitSummaryTests {
  /// The right foot stands 0.72 s with 880 N, the left one 0.68 s with 720 N; stride 1.1 s.
  private func walk(rejecting rejected: Int? = nil) -> [Step] {
    let left = (0..<6).map { number in
      let start = 1.1 * Double(number)
      return TestSteps.step(
        .left, start...(start + 0.68), index: number + 1, newtons: 720,
        rejection: number == rejected ? .standing : nil)
    }
    let right = (0..<6).map { number in
      let start = 0.55 + 1.1 * Double(number)
      return TestSteps.step(.right, start...(start + 0.72), index: number + 1, newtons: 880)
    }
    return StepTiming.joined(
      PerFoot(left: left, right: right), gaps: PerFoot(both: []), rule: StanceRule())
  }

  @Test func meansOfEachFoot() throws {
    let summary = GaitSummary(steps: walk(), force: .estimated)
    #expect(summary.stepsFound == 12)
    #expect(summary.stepsUsed == 12)
    let cadence = try #require(summary.cadenceStepsPerMinute)
    #expect(abs(cadence - 120 / 1.1) < 1e-9)
    let left = try #require(summary.feet.left[.stanceSeconds])
    #expect(abs(left.mean - 0.68) < 1e-9)
    #expect(left.n == 6)
    let swing = try #require(summary.feet.right[.swingSeconds])
    #expect(abs(swing.mean - 0.38) < 1e-9)
    #expect(swing.n == 5)
    let peak = try #require(summary.feet.right[.firstPeakNewtons])
    #expect(abs(peak.mean - 880) < 1)
    let sd = try #require(peak.sd)
    #expect(sd < 0.5)
  }

  @Test func symmetryIsSignedTowardsTheRight() throws {
    let summary = GaitSummary(steps: walk(), force: .estimated)
    let peak = try #require(summary.symmetry[.firstPeakNewtons])
    #expect(abs(peak - 0.2) < 0.002)  // (880 - 720) / 800
    let stance = try #require(summary.symmetry[.stanceSeconds])
    #expect(abs(stance - 0.04 / 0.7) < 1e-9)
    let swing = try #require(summary.symmetry[.swingSeconds])
    #expect(swing < 0)
  }

  @Test func flatStepsHaveOtherMeasures() {
    let summary = GaitSummary(steps: walk(), force: .estimated)
    #expect(summary.flatSteps(.left, .estimated) == 0)
    #expect(!summary.telling(.estimated).contains(.loadingRateToMaxNewtonsPerSecond))
    #expect(summary.telling(.estimated).contains(.valleyNewtons))
    #expect(summary.kinds == [.estimated, .measured])
    #expect(summary.feet(.reference).left.isEmpty)
    #expect(summary.symmetry(.maxNewtons, .reference) == nil)
    let seconds = walk().map { TestSteps.step($0.foot, $0.stance.seconds, index: $0.index) }
    let without = GaitSummary(steps: seconds, force: .estimated)
    #expect(without.feet.left[.stanceSeconds]?.n == 6)
    #expect(without.feet.left[.maxNewtons] == nil)
  }

  @Test func symmetryInClosedForm() {
    #expect(GaitSummary.symmetry(left: 1, right: 1) == 0)
    #expect(GaitSummary.symmetry(left: 0, right: 1) == 2)
    #expect(GaitSummary.symmetry(left: 1, right: 0) == -2)
    #expect(GaitSummary.symmetry(left: 0, right: 0) == nil)
  }

  @Test func rejectedStepsAreFoundButNotUsed() throws {
    let summary = GaitSummary(steps: walk(rejecting: 2), force: .estimated)
    #expect(summary.stepsFound == 12)
    #expect(summary.stepsUsed == 11)
    #expect(summary.feet.left[.stanceSeconds]?.n == 5)
  }

  @Test func oneFootHasNoSymmetry() {
    let summary = GaitSummary(steps: walk().filter { $0.foot == .left }, force: .estimated)
    #expect(summary.symmetry.isEmpty)
    #expect(summary.feet.right.isEmpty)
    #expect(!summary.feet.left.isEmpty)
  }

  @Test func nothingFoundGivesNothing() {
    let summary = GaitSummary(steps: [], force: .measured)
    #expect(summary.stepsFound == 0)
    #expect(summary.cadenceStepsPerMinute == nil)
    #expect(summary.feet.left.isEmpty)
    #expect(summary.symmetry.isEmpty)
  }

  @Test func everyMeasureHasATitleAndAUnit() {
    for measure in StepMeasure.allCases {
      #expect(!measure.title.isEmpty)
      #expect(["s", "N", "N s", "N/s", "% stance"].contains(measure.unit))
    }
  }
}
