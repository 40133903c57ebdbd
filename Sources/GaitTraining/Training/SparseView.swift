import GaitAnalysis
import GaitFormats
import GaitModel

/// The canonical grid as an insole of few cells would fill it.
///
/// Each sparse cell reads the mean pressure under it and is spread over the canonical cells that it
/// covers, as `CanonicalGrid` does with the cells of any insole; between the cells there is nothing.
/// What a sole carries there is lost, so that the sum has to be calibrated again.
struct SparseView: Equatable {
  /// One sparse cell: canonical cells that it covers, and which part of each.
  struct Cell: Equatable {
    let targets: [(index: Int, covered: Float)]
    /// Canonical cells that it is as large as.
    let area: Float

    static func == (a: Cell, b: Cell) -> Bool {
      a.targets.elementsEqual(b.targets) { $0.index == $1.index && $0.covered == $1.covered }
    }
  }

  let cells: [Cell]

  /// Cells as rectangles in rows and columns of the canonical grid; those that cover nothing are left
  /// out.
  init(_ rectangles: [(rows: ClosedRange<Double>, columns: ClosedRange<Double>)]) {
    cells = rectangles.compactMap { rectangle in
      var targets: [(index: Int, covered: Float)] = []
      for (row, high) in Self.covered(rectangle.rows, of: CanonicalGrid.rows) {
        for (column, wide) in Self.covered(rectangle.columns, of: CanonicalGrid.columns) {
          targets.append((row * CanonicalGrid.columns + column, Float(high * wide)))
        }
      }
      let area = targets.reduce(0) { $0 + $1.covered }
      return area > 0 ? Cell(targets: targets, area: area) : nil
    }
  }

  /// The cells of an insole.
  init(_ layout: InsoleLayout) {
    let row = layout.lengthMillimetres / Double(CanonicalGrid.rows)
    let column = layout.widthMillimetres / Double(CanonicalGrid.columns)
    self.init(
      layout.cells.map { cell in
        let (y, x) = (cell.heelY / row, cell.lateralX / column)
        let (high, wide) = (cell.length / row / 2, cell.width / column / 2)
        return (y - high...y + high, x - wide...x + wide)
      })
  }

  /// The 16 cells of a Moticon insole.
  static let moticon = SparseView(MoticonLayout.layout(size: MoticonLayout.fallbackSize))

  /// An insole that nobody has built: cells in rows and columns, none quite where it should be.
  ///
  /// - Parameters:
  ///   - count: cells at most; 8 to 64.
  ///   - random: where they are.
  init(count: Int, random: inout SplitMix64) {
    let columns = min(max(Int((Double(count) / 3).squareRoot().rounded()), 1), 5)
    let rows = max(count / columns, 1)
    let high = Double(CanonicalGrid.rows) / Double(rows)
    let wide = Double(CanonicalGrid.columns) / Double(columns)
    let fill = 0.4 + 0.6 * random.uniform()
    var rectangles: [(rows: ClosedRange<Double>, columns: ClosedRange<Double>)] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let free = (1 - fill) / 2
        let y = (Double(row) + 0.5 + free * (2 * random.uniform() - 1)) * high
        let x = (Double(column) + 0.5 + free * (2 * random.uniform() - 1)) * wide
        let (halfHigh, halfWide) = (fill * high / 2, fill * wide / 2)
        rectangles.append((y - halfHigh...y + halfHigh, x - halfWide...x + halfWide))
      }
    }
    self.init(rectangles)
  }

  /// Replaces a canonical frame by what the sparse insole makes of it.
  ///
  /// - Parameters:
  ///   - frame: `[128]`.
  ///   - gains: of the sparse cells; ones if there are fewer.
  ///   - result: `[128]`, all of it is written.
  func apply(_ frame: [Float], gains: [Float] = [], into result: inout [Float]) {
    for index in result.indices { result[index] = 0 }
    for (number, cell) in cells.enumerated() {
      var force: Float = 0
      for (index, covered) in cell.targets { force += frame[index] * covered }
      let pressure = force / cell.area * (number < gains.count ? gains[number] : 1)
      for (index, covered) in cell.targets { result[index] += pressure * covered }
    }
  }

  private static func covered(
    _ range: ClosedRange<Double>, of count: Int
  ) -> [(index: Int, share: Double)] {
    (0..<count).compactMap { index in
      let share =
        min(range.upperBound, Double(index + 1)) - max(range.lowerBound, Double(index))
      return share > 1e-9 ? (index, share) : nil
    }
  }
}
