import GaitAnalysis
import GaitModel
import Testing

/// Against numpy's median of all Walsh averages and scipy 1.17.1's distribution of signed ranks.
@Suite struct HodgesLehmannTests {
  struct Case: Sendable {
    let differences: [Double]
    let estimate: Double
    let lower: Double
    let upper: Double
    let order: Int
    let coverage: Double
    let rankBiserial: Double
  }

  static let cases = [
    Case(
      differences: [0.0031, -0.0012, 0.0047, 0.0025, 0.0008, -0.0004, 0.0062, 0.0019],
      estimate: 0.002175, lower: -0.0002, upper: 0.00465, order: 4, coverage: 0.9609375,
      rankBiserial: 0.7777777777777778),
    Case(
      differences: [
        0.0031, -0.0012, 0.0047, 0.0025, 0.0008, -0.0004, 0.0062, 0.0019, 0.0036, 0.0015,
      ],
      estimate: 0.0022, lower: 0.00065, upper: 0.0039, order: 9, coverage: 0.951171875,
      rankBiserial: 0.8545454545454545),
    Case(
      differences: [1.5, -0.3, 2.2, 0.9, -1.1, 3.4, 0.2, -0.7, 1.9, 2.8, -2.5, 0.4],
      estimate: 0.775, lower: -0.45, upper: 1.9, order: 14, coverage: 0.95751953125,
      rankBiserial: 0.4358974358974359),
    // With ties.
    Case(
      differences: [1, 2, 2, -1, 3, -3, 4, 4, 4, -2], estimate: 1.5, lower: -0.5, upper: 3.5,
      order: 9, coverage: 0.951171875, rankBiserial: 0.5636363636363636),
    Case(
      differences: [1, -2.5, 3, 4.5, 2, 0.5], estimate: 1.5, lower: -2.5, upper: 4.5, order: 1,
      coverage: 0.96875, rankBiserial: 0.6190476190476191),
    Case(
      differences: (1...40).map { Double(($0 * 37) % 101 - 44) / 10 }, estimate: 0.75,
      lower: -0.25, upper: 1.75, order: 265, coverage: 0.9502394321807515,
      rankBiserial: 0.2780487804878049),
  ]

  @Test(arguments: cases.indices)
  func agreesWithScipy(index: Int) throws {
    let expected = Self.cases[index]
    let found = try #require(HodgesLehmann(differences: expected.differences))
    let interval = try #require(found.interval)
    #expect(abs(found.estimate - expected.estimate) < 1e-12)
    #expect(abs(interval.lower - expected.lower) < 1e-12)
    #expect(abs(interval.upper - expected.upper) < 1e-12)
    #expect(interval.order == expected.order)
    #expect(abs(interval.coverage - expected.coverage) < 1e-12)
    let test = try #require(WilcoxonSignedRank(differences: expected.differences))
    let effect = try #require(test.rankBiserial)
    #expect(abs(effect - expected.rankBiserial) < 1e-12)
  }

  /// The interval holds exactly the shifts that the test does not reject.
  @Test(arguments: UInt64(1)...10)
  func invertsTheTest(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let differences = (0..<9).map { _ in random.normal() }
    let interval = try #require(HodgesLehmann(differences: differences)?.interval)
    func pValue(_ shift: Double) throws -> Double {
      try #require(WilcoxonSignedRank(differences: differences.map { $0 - shift })).pValue
    }
    let step = 1e-9
    for (inside, outside) in [
      (interval.lower + step, interval.lower - step),
      (interval.upper - step, interval.upper + step),
    ] {
      #expect(try pValue(inside) > 0.05)
      #expect(try pValue(outside) <= 0.05)
    }
  }

  @Test func fiveDifferencesHaveNoInterval() throws {
    let found = try #require(HodgesLehmann(differences: [1, -2, 3.5, 2, 5]))
    #expect(found.estimate == 2)
    #expect(found.interval == nil)
    #expect(found.n == 5)
    let wider = try #require(HodgesLehmann(differences: [1, -2, 3.5, 2, 5], confidence: 0.9))
    #expect(wider.interval?.order == 1)
    #expect(wider.interval?.coverage == 0.9375)
  }

  @Test func exchangingTheArmsChangesOnlyTheSign() throws {
    let differences = Self.cases[0].differences
    let found = try #require(HodgesLehmann(differences: differences))
    let mirrored = try #require(HodgesLehmann(differences: differences.map { -$0 }))
    #expect(abs(found.estimate + mirrored.estimate) < 1e-15)
    #expect(found.interval?.lower == mirrored.interval.map { -$0.upper })
  }

  @Test func nothingIsEstimatedOfNothing() {
    #expect(HodgesLehmann(differences: []) == nil)
    #expect(HodgesLehmann(differences: [1, .infinity]) == nil)
    #expect(WilcoxonSignedRank(differences: [0, 0])?.rankBiserial == nil)
    #expect(WilcoxonSignedRank(differences: [-1, -2])?.rankBiserial == -1)
  }
}
