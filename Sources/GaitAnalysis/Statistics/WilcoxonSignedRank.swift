/// Wilcoxon's signed-rank test of paired differences (Wilcoxon 1945), two-sided and exact.
///
/// Differences of exactly zero are dropped; equal magnitudes share the mean of their ranks. The
/// distribution of the rank sum is counted over all 2^n signs for the very ranks at hand, so that it
/// is exact with ties as well and never approximated.
package struct WilcoxonSignedRank: Equatable, Sendable {
  /// Differences that are not zero: what the test ranks.
  package let n: Int
  /// Differences that are zero and were dropped.
  package let zeros: Int
  /// Sum of the ranks of the positive differences, W+.
  package let positiveRankSum: Double
  /// Sum of the ranks of the negative differences, W-.
  package let negativeRankSum: Double
  /// Probability of a rank sum at least as far to one side, doubled, at most 1.
  ///
  /// The smallest that n pairs can give is 2 / 2^n: 0.00195 with ten.
  package let pValue: Double
  /// The median of all differences, zeros among them.
  package let medianDifference: Double

  /// Tests whether differences lie around zero; nil without any or with one that is not a number.
  ///
  /// If all differences are zero, p is 1.
  ///
  /// - Parameter differences: one a pair, in any unit.
  /// - Complexity: O(n^3) for n pairs: a moment for some hundreds.
  package init?(differences: [Double]) {
    guard let median = differences.median, differences.allSatisfy(\.isFinite) else { return nil }
    let ranked = differences.filter { $0 != 0 }.sorted { $0.magnitude < $1.magnitude }
    let doubled = Self.doubledRanks(of: ranked)
    var positive = 0
    for (difference, rank) in zip(ranked, doubled) where difference > 0 { positive += rank }
    let total = doubled.reduce(0, +)
    let share = Self.distribution(of: doubled, total: total)
    let below = share[...positive].reduce(0, +)
    let above = share[positive...].reduce(0, +)
    n = ranked.count
    zeros = differences.count - ranked.count
    positiveRankSum = Double(positive) / 2
    negativeRankSum = Double(total - positive) / 2
    pValue = min(1, 2 * min(below, above))
    medianDifference = median
  }

  /// Twice the rank of each of the values, whose magnitudes ascend: whole numbers also for ties.
  private static func doubledRanks(of values: [Double]) -> [Int] {
    var ranks: [Int] = []
    ranks.reserveCapacity(values.count)
    while ranks.count < values.count {
      let first = ranks.count
      let magnitude = values[first].magnitude
      let last = values[first...].lastIndex { $0.magnitude == magnitude } ?? first
      // Ranks count from 1; the mean of first + 1 ... last + 1, doubled.
      ranks += Array(repeating: first + last + 2, count: last - first + 1)
    }
    return ranks
  }

  /// Probability of each sum of `ranks` if every sign is as likely as the other.
  static func distribution(of ranks: [Int], total: Int) -> [Double] {
    var share = [Double](repeating: 0, count: total + 1)
    share[0] = 1
    var reached = 0
    for rank in ranks {
      reached += rank
      for sum in stride(from: reached, through: 0, by: -1) {
        let added = sum >= rank ? share[sum - rank] : 0
        share[sum] = 0.5 * (share[sum] + added)
      }
    }
    return share
  }
}

/// Holm's step-down correction of p values for the number of tests (Holm 1979).
package enum HolmCorrection {
  /// The corrected p values, in the order of the given ones; at most 1.
  ///
  /// Whoever calls those below 0.05 significant is wrong about any of the tests in 5 % of studies
  /// at most.
  package static func adjusted(_ pValues: [Double]) -> [Double] {
    var adjusted = pValues
    var highest = 0.0
    let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    for (position, index) in order.enumerated() {
      highest = max(highest, min(1, pValues[index] * Double(pValues.count - position)))
      adjusted[index] = highest
    }
    return adjusted
  }
}
