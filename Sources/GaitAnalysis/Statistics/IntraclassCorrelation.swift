/// How far several measurements of the same subjects agree, their bias included.
///
/// ICC(A,1) of McGraw and Wong (Psychological Methods 1, 1996), which is ICC(2,1) of Shrout and Fleiss (Psychological
/// Bulletin 86, 1979): two-way random, absolute agreement, single measurement. 1 is the same numbers; what does not
/// tell subjects apart is at 0 or below.
package struct IntraclassCorrelation: Equatable, Sendable {
  /// The coefficient.
  package let value: Double
  /// Subjects.
  package let n: Int

  /// Nil with fewer than two subjects or raters, or where nothing varies.
  ///
  /// - Parameter measurements: `[subjects][raters]`, as many of each.
  package init?(_ measurements: [[Double]]) {
    let (n, raters) = (measurements.count, measurements.first?.count ?? 0)
    guard n > 1, raters > 1, measurements.allSatisfy({ $0.count == raters }) else { return nil }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let rows = measurements.map(mean)
    let columns = (0..<raters).map { rater in mean(measurements.map { $0[rater] }) }
    let whole = mean(rows)
    func squares(_ values: [Double]) -> Double {
      values.reduce(0) { $0 + ($1 - whole) * ($1 - whole) }
    }
    let (subjects, times) = (Double(n), Double(raters))
    let betweenSubjects = times * squares(rows) / (subjects - 1)
    let betweenRaters = subjects * squares(columns) / (times - 1)
    let left =
      squares(measurements.flatMap(\.self)) - (subjects - 1) * betweenSubjects
      - (times - 1) * betweenRaters
    let residual = max(left, 0) / ((subjects - 1) * (times - 1))
    let all =
      betweenSubjects + (times - 1) * residual + times / subjects * (betweenRaters - residual)
    guard all > 0 else { return nil }
    value = (betweenSubjects - residual) / all
    self.n = n
  }
}
