import GaitAnalysis
import Testing

/// A change beside what single steps vary, against numbers reckoned by hand.
@Suite struct MeanChangeTests {
  @Test func theSmallestDetectableChangeIsThatOfTheStandardErrors() throws {
    // SD 1 of three values, SD 2 of three: 1.96 sqrt(1/3 + 4/3) = 2.5303.
    let change = MeanChange(from: MeanSD([1, 2, 3]), to: MeanSD([3, 5, 7]))
    #expect(change.difference == 3)
    #expect(change.relative == 1.5)
    #expect(abs(try #require(change.detectable) - 2.530_349) < 1e-6)
    #expect(change.isBeyondVariation == true)
    let less = MeanChange(from: MeanSD([1, 2, 3]), to: MeanSD([2, 4, 6]))
    #expect(less.isBeyondVariation == false)
  }

  @Test func oneStepSaysNothingOfVariation() {
    let change = MeanChange(from: MeanSD([1]), to: MeanSD([3, 5]))
    #expect(change.detectable == nil)
    #expect(change.isBeyondVariation == nil)
    #expect(MeanChange(from: MeanSD([0, 0]), to: MeanSD([1, 2])).relative == nil)
  }
}
