import GaitModel

/// The rows and columns of a matrix of cells, to find lines of it that read nothing.
struct CellGrid: Equatable, Sendable {
  /// Row and column of each cell.
  private let places: [(row: Int, column: Int)]
  /// The cell at each place, row by row; -1 where there is none.
  private let cells: [Int]
  private let rows: Int
  private let columns: Int

  /// A dead line is at most this wide: a wider one may be a part of the foot that is never loaded.
  private static let widestLine = 2
  /// A line of fewer cells may be the gap between two toes.
  private static let leastCells = 3

  init(_ matrix: InsoleLayout.Matrix) {
    (rows, columns) = (matrix.rows, matrix.columns)
    var places: [(row: Int, column: Int)] = []
    cells = matrix.mask.indices.map { place in
      guard matrix.mask[place] else { return -1 }
      places.append((place / matrix.columns, place % matrix.columns))
      return places.count - 1
    }
    self.places = places
  }

  /// Whether loaded cells lie on both sides of a cell in its row and in its column.
  func isWithin(_ index: Int, _ isLoaded: [Bool]) -> Bool {
    [(0, 1), (0, -1), (1, 0), (-1, 0)].allSatisfy { step in
      self.isLoaded(from: index, step: step, within: max(rows, columns), isLoaded)
    }
  }

  /// The quiet cells of whole rows and columns that read nothing between loaded ones.
  ///
  /// - Parameters:
  ///   - isQuiet: whether a cell reads nothing.
  ///   - isLoaded: whether a cell reads a load.
  /// - Returns: indices of cells.
  func deadLines(isQuiet: [Bool], isLoaded: [Bool]) -> [Int] {
    let acrossRows = places.indices.filter { isBetween($0, (1, 0), isLoaded) }
    let acrossColumns = places.indices.filter { isBetween($0, (0, 1), isLoaded) }
    let lines =
      Array(Dictionary(grouping: acrossRows) { places[$0].row }.values)
      + Array(Dictionary(grouping: acrossColumns) { places[$0].column }.values)
    return lines.filter { line in
      line.count >= Self.leastCells && line.allSatisfy { isQuiet[$0] }
    }.flatMap { $0 }
  }

  private func isBetween(_ index: Int, _ step: (Int, Int), _ isLoaded: [Bool]) -> Bool {
    // From within a line of that width the cell beyond it is no farther.
    let most = Self.widestLine
    return self.isLoaded(from: index, step: step, within: most, isLoaded)
      && self.isLoaded(from: index, step: (-step.0, -step.1), within: most, isLoaded)
  }

  private func isLoaded(
    from index: Int, step: (Int, Int), within most: Int, _ isLoaded: [Bool]
  ) -> Bool {
    (1...most).contains { distance in
      let row = places[index].row + distance * step.0
      let column = places[index].column + distance * step.1
      guard (0..<rows).contains(row), (0..<columns).contains(column) else { return false }
      let cell = cells[row * columns + column]
      return cell >= 0 && isLoaded[cell]
    }
  }

  static func == (a: Self, b: Self) -> Bool {
    a.rows == b.rows && a.columns == b.columns && a.cells == b.cells
  }
}
