import GaitModel

/// Rows of cells across an insole whose layout is no matrix, to find rows that read nothing.
struct CellRows: Equatable, Sendable {
  /// The cells of each row, from heel to toe.
  private let rows: [[Int]]
  /// Cells of the two rows nearest to the heel side of each cell, and to the toe side, that lie before or
  /// behind it.
  private let neighbours: [PerSide]

  private struct PerSide: Equatable, Sendable {
    var heel: [Int]
    var toe: [Int]
  }

  /// Cells of one row differ by less from heel to toe, in millimetres.
  private static let thickness = 2.0
  /// A row of fewer cells may be the gap between two toes.
  private static let leastCells = 3
  private static let leastRows = 5
  /// A row that reads nothing lies at most this many rows from a loaded one.
  private static let reach = 2
  /// Before or behind a cell is what lies this many cell widths beside it, or less.
  private static let sideways = 1.2

  /// Nil where cells do not lie in rows.
  init?(_ cells: [InsoleCell]) {
    var rows: [[Int]] = []
    for cell in cells.indices.sorted(by: { cells[$0].heelY < cells[$1].heelY }) {
      if let first = rows.last?.first, cells[cell].heelY - cells[first].heelY < Self.thickness {
        rows[rows.count - 1].append(cell)
      } else {
        rows.append([cell])
      }
    }
    guard rows.count(where: { $0.count >= Self.leastCells }) >= Self.leastRows else { return nil }
    let widths = rows.flatMap { row in
      let places = row.map { cells[$0].lateralX }.sorted()
      return zip(places.dropFirst(), places).map { $0 - $1 }
    }
    guard let width = widths.median, width > 0 else { return nil }
    var neighbours = cells.map { _ in PerSide(heel: [], toe: []) }
    for (place, row) in rows.enumerated() {
      let heel = rows[max(0, place - Self.reach)..<place].flatMap { $0 }
      let toe = rows[(place + 1)..<max(place + 1, min(rows.count, place + 1 + Self.reach))]
        .flatMap { $0 }
      for cell in row {
        func isBeside(_ other: Int) -> Bool {
          abs(cells[other].lateralX - cells[cell].lateralX) <= Self.sideways * width
        }
        neighbours[cell] = PerSide(heel: heel.filter(isBeside), toe: toe.filter(isBeside))
      }
    }
    self.rows = rows
    self.neighbours = neighbours
  }

  /// The quiet cells of whole rows that read nothing between loaded ones.
  func deadLines(isQuiet: [Bool], isLoaded: [Bool]) -> [Int] {
    rows.flatMap { row in
      let between = row.filter { cell in
        neighbours[cell].heel.contains { isLoaded[$0] }
          && neighbours[cell].toe.contains { isLoaded[$0] }
      }
      return between.count >= Self.leastCells && between.allSatisfy { isQuiet[$0] } ? between : []
    }
  }
}
