import GaitAnalysis
import Testing

/// The change of a symmetry beside what single steps vary.
@Suite struct SymmetryChangeTests {
  /// Around a mean with a standard deviation, in pairs.
  private func values(_ mean: Double, sd: Double, n: Int) -> MeanSD {
    let reach = sd * (Double(n - 1) / Double(n)).squareRoot()
    return MeanSD((0..<n).map { mean + ($0.isMultiple(of: 2) ? reach : -reach) })
  }

  @Test func theErrorOfASymmetryIsThatOfBothMeans() throws {
    let before = try #require(
      SymmetryIndex(left: values(100, sd: 5, n: 400), right: values(100, sd: 5, n: 400)))
    let after = try #require(
      SymmetryIndex(left: values(90, sd: 5, n: 400), right: values(110, sd: 5, n: 400)))
    #expect(abs(before.value) < 1e-12)
    #expect(abs(after.value - 0.2) < 1e-12)
    let change = SymmetryChange(from: before, to: after)
    // 4 x 100 / 200^2 = 0.01 and so on, times 5 / 20.
    let first = 2 * (0.01 * 0.25) * (0.01 * 0.25)
    let second = ((0.011 * 0.25) * (0.011 * 0.25) + (0.009 * 0.25) * (0.009 * 0.25))
    #expect(
      abs(try #require(change.detectable) - 1.96 * (first + second).squareRoot()) < 2e-5)
    #expect(change.isBeyondVariation == true)
  }

  @Test func oneStepOfAFootJudgesNothing() throws {
    let one = try #require(SymmetryIndex(left: MeanSD([1]), right: MeanSD([1, 2])))
    #expect(SymmetryChange(from: one, to: one).detectable == nil)
    #expect(SymmetryIndex(left: MeanSD([0]), right: MeanSD([0])) == nil)
  }
}
