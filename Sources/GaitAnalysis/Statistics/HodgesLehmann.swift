/// The Hodges-Lehmann estimate of a paired difference with its distribution-free interval.
///
/// The estimate is the median of the Walsh averages (d_i + d_j) / 2, i <= j (Hodges and Lehmann,
/// "Estimates of location based on rank tests", Annals of Mathematical Statistics 34, 1963). The
/// interval holds the values that the exact two-sided signed-rank test would not reject: with M
/// averages in order, the k-th to the (M + 1 - k)-th. Ranks come in steps, so that it covers a
/// little more than it has to; `Interval.coverage` is how much. With ties it covers more still.
package struct HodgesLehmann: Equatable, Sendable {
  /// Where the true difference lies, in the unit of the differences.
  package struct Interval: Equatable, Sendable {
    /// The lower end of the interval.
    package let lower: Double
    /// The upper end of the interval.
    package let upper: Double
    /// The probability with which such an interval holds the true difference.
    package let coverage: Double
    /// Place of `lower` among the ordered Walsh averages, counted from 1.
    package let order: Int
  }

  /// Differences that the estimate is of, zeros among them.
  package let n: Int
  /// The median of the pairwise means.
  package let estimate: Double
  /// Nil where so few differences give no interval: 95 % need six.
  package let interval: Interval?

  /// Estimates the middle of differences; nil without any or with one that is not a number.
  ///
  /// - Parameters:
  ///   - differences: one a pair, in any unit.
  ///   - confidence: the least that the interval has to cover, between 0 and 1.
  /// - Complexity: O(n^3) for n pairs: a moment for some hundreds.
  package init?(differences: [Double], confidence: Double = 0.95) {
    precondition((0..<1).contains(confidence), "a confidence of \(confidence)")
    guard differences.allSatisfy(\.isFinite) else { return nil }
    let averages = Self.walshAverages(differences)
    guard let estimate = averages.median else { return nil }
    n = differences.count
    self.estimate = estimate
    let place = Self.order(count: differences.count, tail: (1 - confidence) / 2)
    interval =
      place.order > 0
      ? Interval(
        lower: averages[place.order - 1], upper: averages[averages.count - place.order],
        coverage: 1 - 2 * place.tail, order: place.order) : nil
  }

  /// All means of two differences, those of one with itself among them, ascending.
  private static func walshAverages(_ differences: [Double]) -> [Double] {
    var averages: [Double] = []
    averages.reserveCapacity(differences.count * (differences.count + 1) / 2)
    for (index, first) in differences.enumerated() {
      for second in differences[index...] { averages.append((first + second) / 2) }
    }
    return averages.sorted()
  }

  /// The largest k with P(W+ < k) of no more than `tail`, and that probability; k is 0 if none has.
  private static func order(count: Int, tail: Double) -> (order: Int, tail: Double) {
    let ranks = count > 0 ? Array(1...count) : []
    let share = WilcoxonSignedRank.distribution(of: ranks, total: ranks.reduce(0, +))
    var order = 0
    var reached = 0.0
    // A rounding error must not cost a step.
    while order < share.count, reached + share[order] <= tail + 1e-12 {
      reached += share[order]
      order += 1
    }
    return (order, reached)
  }
}
