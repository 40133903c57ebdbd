import GaitModel

/// The cells of an insole as a surface: which cell a place belongs to, and of which cells a value between them is made.
struct SoleSurface {
  private let layout: InsoleLayout
  /// For each place of the matrix the cell there, or -1; nil for scattered cells.
  private let matrixCells: [Int]?
  /// Whether the layout says which places it has no cells at.
  let tellsItsShape: Bool
  /// Cells that make up a value.
  let taps: Int

  private static let nearestCells = 6

  init(_ layout: InsoleLayout) {
    self.layout = layout
    var next = 0
    matrixCells = layout.matrix.map { matrix in
      matrix.mask.map { isThere in
        defer { if isThere { next += 1 } }
        return isThere ? next : -1
      }
    }
    tellsItsShape = layout.matrix.map { $0.mask.contains(false) } ?? false
    taps = layout.matrix == nil ? min(Self.nearestCells, layout.cellCount) : 16
  }

  /// The cell that a place lies in, of scattered cells the nearest; nil where a matrix has none.
  ///
  /// Along is 0 at the heel and 1 at the toes, lateral 0 at the lateral edge.
  func cell(along: Double, lateral: Double) -> Int? {
    if let matrix = layout.matrix, let matrixCells {
      let row = min(Int(along * Double(matrix.rows)), matrix.rows - 1)
      let column = min(Int(lateral * Double(matrix.columns)), matrix.columns - 1)
      let index = matrixCells[row * matrix.columns + column]
      return index >= 0 ? index : nil
    }
    return byDistance(along: along, lateral: lateral).first?.cell
  }

  /// `taps` cells and their weights, which add up to one.
  func weights(along: Double, lateral: Double) -> [(cell: Int, weight: Float)] {
    if let matrix = layout.matrix, let matrixCells {
      return cubic(along: along, lateral: lateral, matrix, matrixCells)
    }
    let nearest = byDistance(along: along, lateral: lateral).prefix(taps)
    let inverse = nearest.map { 1 / max($0.squared * $0.squared.squareRoot(), 1e-3) }
    let sum = inverse.reduce(0, +)
    return zip(nearest, inverse).map { ($0.cell, Float($1 / sum)) }
  }

  private func byDistance(along: Double, lateral: Double) -> [(cell: Int, squared: Double)] {
    let x = lateral * layout.widthMillimetres
    let y = along * layout.lengthMillimetres
    return layout.cells.enumerated().map { index, cell in
      let (across, up) = (cell.lateralX - x, cell.heelY - y)
      return (index, across * across + up * up)
    }.sorted { ($0.squared, $0.cell) < ($1.squared, $1.cell) }
  }

  // MARK: - Matrices

  /// Sixteen cells around a place, the four nearest first; a place without a cell counts as the one nearest to it.
  private func cubic(
    along: Double, lateral: Double, _ matrix: InsoleLayout.Matrix, _ cells: [Int]
  ) -> [(cell: Int, weight: Float)] {
    let (row, rowWeights) = Self.cubicWeights(along * Double(matrix.rows) - 0.5)
    let (column, columnWeights) = Self.cubicWeights(lateral * Double(matrix.columns) - 0.5)
    let own = cell(along: along, lateral: lateral) ?? 0
    var weighted: [(cell: Int, weight: Float)] = []
    for (up, across) in Self.order {
      let y = min(max(row - 1 + up, 0), matrix.rows - 1)
      let x = min(max(column - 1 + across, 0), matrix.columns - 1)
      let there = cells[y * matrix.columns + x]
      weighted.append((there >= 0 ? there : own, rowWeights[up] * columnWeights[across]))
    }
    return weighted
  }

  /// The places around one as rows and columns from the lowest, the four nearest first.
  private static let order: [(up: Int, across: Int)] = {
    let all = (0..<16).map { (up: $0 / 4, across: $0 % 4) }
    func isNear(_ place: (up: Int, across: Int)) -> Bool {
      (1...2).contains(place.up) && (1...2).contains(place.across)
    }
    return all.filter(isNear) + all.filter { !isNear($0) }
  }()

  /// The lower of the two positions around a place, and the weights of it, its neighbours and the next but one.
  private static func cubicWeights(_ position: Double) -> (low: Int, weights: [Float]) {
    let low = position.rounded(.down)
    let t = position - low
    let weights = [
      -0.5 * t + t * t - 0.5 * t * t * t, 1 - 2.5 * t * t + 1.5 * t * t * t,
      0.5 * t + 2 * t * t - 1.5 * t * t * t, -0.5 * t * t + 0.5 * t * t * t,
    ]
    return (Int(low), weights.map(Float.init))
  }
}
