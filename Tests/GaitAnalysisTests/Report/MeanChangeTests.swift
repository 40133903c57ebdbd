import GaitAnalysis
import Testing

/// A change beside what single steps vary, against numbers reckoned by hand.
@Suite struct MeanChangeTests {
  @Test func theSmallestDetectableChangeIsWelchs() throws {
    // SD 1 of three values, SD 2 of three: sqrt(1/3 + 4/3) = 1.29099, 2.94 degrees of freedom, t about 3.22.
    let change = MeanChange(from: MeanSD([1, 2, 3]), to: MeanSD([3, 5, 7]))
    #expect(change.difference == 3)
    #expect(change.relative == 1.5)
    #expect(abs(try #require(change.detectable) - 4.157) < 0.02)
    #expect(change.isBeyondVariation == false)
    let more = MeanChange(from: MeanSD([1, 2, 3]), to: MeanSD([5, 7, 9]))
    #expect(more.isBeyondVariation == true)
  }

  @Test func manyStepsHaveTheNormalQuantile() throws {
    let many = (0..<4000).map { $0.isMultiple(of: 2) ? 1.0 : -1.0 }
    let change = MeanChange(from: MeanSD(many), to: MeanSD(many.map { $0 + 1 }))
    let expected = 1.96 * (2.0 / 4000).squareRoot()
    #expect(abs(try #require(change.detectable) - expected) < 1e-4)
    #expect(change.isBeyondVariation == true)
  }

  @Test func oneStepSaysNothingOfVariation() {
    let change = MeanChange(from: MeanSD([1]), to: MeanSD([3, 5]))
    #expect(change.detectable == nil)
    #expect(change.isBeyondVariation == nil)
    #expect(MeanChange(from: MeanSD([0, 0]), to: MeanSD([1, 2])).relative == nil)
  }

  @Test func stepsThatDoNotVaryShowAnyChange() {
    let change = MeanChange(from: MeanSD([1, 1]), to: MeanSD([2, 2]))
    #expect(change.detectable == 0)
    #expect(change.isBeyondVariation == true)
    #expect(MeanChange(from: MeanSD([1, 1]), to: MeanSD([1, 1])).isBeyondVariation == false)
  }
}
