/// A symmetric, positive definite matrix, factored to solve systems of linear equations (Cholesky).
package struct CholeskyFactor: Equatable, Sendable {
  /// The lower triangle, row by row.
  private let factor: [Double]
  private let unknowns: Int

  /// Factors a matrix after its diagonal has been raised by a penalty.
  ///
  /// Nil where the diagonal sums up to nothing or is not finite, or the matrix is not positive definite.
  ///
  /// - Parameters:
  ///   - matrix: `[unknowns][unknowns]`, row by row; its lower triangle is read.
  ///   - unknowns: rows of the matrix.
  ///   - penalty: added to the diagonal, in parts of the diagonal's mean, so that it means the same
  ///     whatever the scale of what was summed up.
  package init?(matrix: [Double], unknowns: Int, penalty: Double) {
    precondition(matrix.count == unknowns * unknowns, "\(matrix.count) of \(unknowns)^2 numbers")
    let trace = (0..<unknowns).reduce(0) { $0 + matrix[$1 * unknowns + $1] }
    guard trace > 0, trace.isFinite else { return nil }
    let ridge = penalty * trace / Double(unknowns)
    var factor = matrix
    for row in 0..<unknowns {
      for column in 0...row {
        var sum = matrix[row * unknowns + column] + (row == column ? ridge : 0)
        for k in 0..<column { sum -= factor[row * unknowns + k] * factor[column * unknowns + k] }
        if row == column {
          guard sum > 0 else { return nil }
          factor[row * unknowns + row] = sum.squareRoot()
        } else {
          factor[row * unknowns + column] = sum / factor[column * unknowns + column]
        }
      }
    }
    self.factor = factor
    self.unknowns = unknowns
  }

  /// The unknowns for a right side of `[unknowns]`.
  package func solve(_ side: [Double]) -> [Double] {
    var solution = side
    for row in 0..<unknowns {
      for k in 0..<row { solution[row] -= factor[row * unknowns + k] * solution[k] }
      solution[row] /= factor[row * unknowns + row]
    }
    for row in (0..<unknowns).reversed() {
      for k in row + 1..<unknowns { solution[row] -= factor[k * unknowns + row] * solution[k] }
      solution[row] /= factor[row * unknowns + row]
    }
    return solution
  }
}
