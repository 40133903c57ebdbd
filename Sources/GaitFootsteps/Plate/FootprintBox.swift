/// The rows and columns of the plate that a person's foot covers.
package struct FootprintBox: Equatable, Sendable {
  /// Counts that the mean of the peak maps has to exceed.
  package static let threshold = 3.0

  package let rows: Range<Int>
  package let columns: Range<Int>

  package init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// The box around all sensels whose peak, averaged over the steps, exceeds the threshold.
  ///
  /// - Returns: nil if there is none.
  package init?(steps: [PlateStep]) {
    var sums = [Double](repeating: 0, count: PlateStep.senselCount)
    for step in steps {
      for (sensel, peak) in step.peaks.enumerated() { sums[sensel] += Double(peak) }
    }
    let loaded = sums.indices.filter { sums[$0] > Self.threshold * Double(steps.count) }
    let rows = loaded.map { $0 / PlateStep.columns }
    let columns = loaded.map { $0 % PlateStep.columns }
    guard let firstRow = rows.min(), let lastRow = rows.max(), let firstColumn = columns.min(),
      let lastColumn = columns.max()
    else { return nil }
    self.rows = firstRow..<lastRow + 1
    self.columns = firstColumn..<lastColumn + 1
  }

  /// Centre in sensels from the plate's corner.
  var center: PlatePoint {
    PlatePoint(
      row: Double(rows.lowerBound + rows.upperBound) / 2,
      column: Double(columns.lowerBound + columns.upperBound) / 2)
  }
}

/// A place on the plate in sensels from its corner; sensel (i, j) covers i...i+1 and j...j+1.
struct PlatePoint: Equatable, Sendable {
  var row: Double
  var column: Double
}
