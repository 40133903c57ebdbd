import GaitAnalysis
import GaitModel
import Testing

/// Against `scipy.stats.wilcoxon` 1.17.1 (exact; with ties by all permutations), and plain counting.
@Suite struct WilcoxonSignedRankTests {
  struct Case: Sendable {
    let differences: [Double]
    let smallerSum: Double
    let pValue: Double
    let median: Double
  }

  static let cases = [
    Case(
      differences: [
        0.0031, -0.0012, 0.0047, 0.0025, 0.0008, -0.0004, 0.0062, 0.0019, 0.0036, 0.0015,
      ],
      smallerSum: 4, pValue: 0.013671875, median: 0.0022),
    Case(
      differences: [1.5, -0.3, 2.2, 0.9, -1.1, 3.4, 0.2, -0.7, 1.9, 2.8, -2.5, 0.4],
      smallerSum: 22, pValue: 0.20361328125, median: 0.65),
    // Ties, then ties and a zero.
    Case(
      differences: [1, 2, 2, -1, 3, -3, 4, 4, 4, -2], smallerSum: 12, pValue: 0.130859375,
      median: 2),
    Case(
      differences: [0, 1, 2, 2, -1, 0, 3, 5], smallerSum: 1.5, pValue: 0.09375, median: 1.5),
    Case(differences: [1, -2, 3], smallerSum: 2, pValue: 0.75, median: 1),
    Case(differences: [5], smallerSum: 0, pValue: 1, median: 5),
  ]

  @Test(arguments: cases.indices)
  func agreesWithScipy(index: Int) throws {
    let expected = Self.cases[index]
    let test = try #require(WilcoxonSignedRank(differences: expected.differences))
    #expect(min(test.positiveRankSum, test.negativeRankSum) == expected.smallerSum)
    #expect(abs(test.pValue - expected.pValue) < 1e-12)
    #expect(abs(test.medianDifference - expected.median) < 1e-12)
    #expect(test.n + test.zeros == expected.differences.count)
  }

  @Test func agreesWithScipyOnFortyPairs() throws {
    let differences = (1...40).map { Double(($0 * 37) % 101 - 44) / 10 }
    let test = try #require(WilcoxonSignedRank(differences: differences))
    #expect(min(test.positiveRankSum, test.negativeRankSum) == 296)
    #expect(abs(test.pValue - 0.12810258085846726) < 1e-12)
  }

  @Test func tenSubjectsGiveNoSmallerProbabilityThanTwoIn1024() throws {
    let test = try #require(WilcoxonSignedRank(differences: (1...10).map { -Double($0) }))
    #expect(test.pValue == 0.001953125)
    #expect(test.positiveRankSum == 0)
    #expect(test.negativeRankSum == 55)
  }

  /// Every assignment of signs, one by one, for random magnitudes with many ties.
  @Test(arguments: UInt64(1)...20)
  func agreesWithCountingAllSigns(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let differences = (0..<9).map { _ in Double(Int(random.next() % 11) - 5) }
    let test = try #require(WilcoxonSignedRank(differences: differences))
    let magnitudes = differences.filter { $0 != 0 }.map(\.magnitude)
    let ranks = magnitudes.map { own in
      Double(magnitudes.count { $0 < own }) + Double(magnitudes.count { $0 == own } + 1) / 2
    }
    let sums = (0..<1 << ranks.count).map { signs in
      ranks.indices.reduce(0.0) { $0 + (signs >> $1 & 1 == 1 ? ranks[$1] : 0) }
    }
    let below = Double(sums.count { $0 <= test.positiveRankSum }) / Double(sums.count)
    let above = Double(sums.count { $0 >= test.positiveRankSum }) / Double(sums.count)
    #expect(abs(test.pValue - min(1, 2 * min(below, above))) < 1e-12)
  }

  @Test func exchangingTheArmsChangesOnlyTheSign() throws {
    let differences = Self.cases[1].differences
    let test = try #require(WilcoxonSignedRank(differences: differences))
    let mirrored = try #require(WilcoxonSignedRank(differences: differences.map { -$0 }))
    #expect(mirrored.pValue == test.pValue)
    #expect(mirrored.positiveRankSum == test.negativeRankSum)
    #expect(mirrored.medianDifference == -test.medianDifference)
  }

  @Test func nothingIsTestedOnNothing() throws {
    #expect(WilcoxonSignedRank(differences: []) == nil)
    #expect(WilcoxonSignedRank(differences: [1, .nan]) == nil)
    let equal = try #require(WilcoxonSignedRank(differences: [0, 0, 0]))
    #expect(equal.pValue == 1)
    #expect(equal.n == 0)
    #expect(equal.zeros == 3)
  }

  @Test func holmMultipliesTheSmallestMost() {
    let adjusted = HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.005])
    for (found, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(found - expected) < 1e-12)
    }
    #expect(HolmCorrection.adjusted([0.5, 0.9]) == [1, 1])
    #expect(HolmCorrection.adjusted([]).isEmpty)
  }
}
