/// A symmetric, positive semidefinite system of linear equations, solved by Cholesky's method.
struct NormalEquations: Equatable {
  /// The lower triangle, row by row.
  private let factor: [Double]
  private let unknowns: Int

  /// Factors the matrix; nil where it is 0 or no number.
  ///
  /// - Parameters:
  ///   - matrix: row by row.
  ///   - unknowns: its rows.
  ///   - penalty: added to the diagonal, in parts of its mean.
  init?(matrix: [Double], unknowns: Int, penalty: Double) {
    precondition(matrix.count == unknowns * unknowns, "\(matrix.count) of \(unknowns)^2 numbers")
    let trace = (0..<unknowns).reduce(0) { $0 + matrix[$1 * unknowns + $1] }
    guard trace > 0, trace.isFinite else { return nil }
    var factor = matrix
    let ridge = penalty * trace / Double(unknowns)
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

  /// The unknowns for a right side.
  func solve(_ side: [Double]) -> [Double] {
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
