/// The smallest change that is more than numbers vary by themselves.
package enum DetectableChange {
  /// The variance of a mean, `SD^2 / n`, and its degrees of freedom, `n - 1`.
  package typealias Part = (variance: Double, freedom: Int)

  /// Student's t times the root of the summed variances.
  ///
  /// Of differences without a cause, 19 of 20 are smaller (Welch 1947).
  ///
  /// - Parameter parts: of all means that the difference is made of, each with one degree of freedom or more.
  /// - Returns: in the unit of the means; 0 where nothing varies.
  package static func smallest(_ parts: [Part]) -> Double {
    let sum = parts.reduce(0) { $0 + $1.variance }
    let weighted = parts.reduce(0) { $0 + $1.variance * $1.variance / Double($1.freedom) }
    guard sum > 0, weighted > 0 else { return 0 }
    return studentT(freedom: sum * sum / weighted) * sum.squareRoot()
  }

  /// The part of a mean; nil with fewer than two values.
  static func part(_ mean: MeanSD, weight: Double = 1) -> Part? {
    mean.sd.map { (weight * weight * $0 * $0 / Double(mean.n), mean.n - 1) }
  }

  /// The 97.5 % quantile of Student's distribution.
  ///
  /// Between degrees of freedom of the table it is interpolated over their reciprocal.
  package static func studentT(freedom: Double) -> Double {
    let place = 1 / max(freedom, 1)
    guard let after = table.firstIndex(where: { 1 / $0.freedom <= place }), after > 0 else {
      return table[0].t
    }
    let (low, high) = (table[after], table[after - 1])
    let (start, end) = (1 / low.freedom, 1 / high.freedom)
    return low.t + (place - start) / (end - start) * (high.t - low.t)
  }

  private static let table: [(freedom: Double, t: Double)] = [
    (1, 12.7062), (2, 4.3027), (3, 3.1824), (4, 2.7764), (5, 2.5706), (6, 2.4469), (7, 2.3646),
    (8, 2.3060), (9, 2.2622), (10, 2.2281), (12, 2.1788), (15, 2.1314), (20, 2.0860), (30, 2.0423),
    (60, 2.0003), (120, 1.9799), (.infinity, 1.9600),
  ]
}
