package import GaitModel

/// What was wrong with a cell.
package enum CellFault: Equatable, Hashable, Sendable {
  /// Reads nothing while its neighbours are loaded.
  case dead
  /// Has reached the end of its range.
  case saturated
}

/// Watches the cells of one insole for dead and saturated ones.
package struct CellHealth: Equatable, Sendable {
  private let saturation: Float?
  private let neighbours: [[Int]]
  private let cells: [InsoleCell]
  private let isMatrix: Bool
  private var lowest: [Float]
  /// The highest reading of each cell in the unit of the device; minus infinity before the first.
  package private(set) var highest: [Float]

  /// A cell whose reading never varies by this part of the insole's highest reading is dead...
  private static let deadVariation: Float = 0.01
  /// ...if all but one of its neighbours have read this part of it. Cells at the edge of a sole or
  /// beyond it have unloaded neighbours and are not called dead.
  private static let loadedNeighbour: Float = 0.08
  private static let neighbourCount = 6

  package init(description: InsoleDescription) {
    let cells = description.layout.cells
    self.cells = cells
    isMatrix = description.layout.matrix != nil
    saturation = description.saturation.map(Float.init)
    lowest = Array(repeating: .infinity, count: cells.count)
    highest = Array(repeating: -.infinity, count: cells.count)
    neighbours = cells.indices.map { index in
      let distances = cells.indices.filter { $0 != index }.map { other in
        let x = cells[other].lateralX - cells[index].lateralX
        let y = cells[other].heelY - cells[index].heelY
        return (distance: x * x + y * y, cell: other)
      }
      return distances.sorted { ($0.distance, $0.cell) < ($1.distance, $1.cell) }
        .prefix(Self.neighbourCount).map(\.cell)
    }
  }

  /// Takes one frame in the unit of the device.
  package mutating func push(_ cells: ArraySlice<Float>) {
    var index = 0
    for value in cells {
      if value < lowest[index] { lowest[index] = value }
      if value > highest[index] { highest[index] = value }
      index += 1
    }
  }

  /// The faulty cells, by index.
  package var faults: [Int: CellFault] {
    guard let top = highest.max(), top > 0, top.isFinite else { return [:] }
    var faults: [Int: CellFault] = [:]
    for index in highest.indices {
      if let saturation, highest[index] >= saturation {
        faults[index] = .saturated
      } else if highest[index] - lowest[index] < Self.deadVariation * top {
        if isSurrounded(index, top: top) { faults[index] = .dead }
      }
    }
    return faults
  }

  /// Whether the neighbours of a cell are loaded so that it should be.
  private func isSurrounded(_ index: Int, top: Float) -> Bool {
    let loaded = neighbours[index].filter {
      highest[$0] - lowest[$0] > Self.loadedNeighbour * top
    }
    guard !loaded.isEmpty, loaded.count >= neighbours[index].count - 1 else { return false }
    // A cell of a matrix may lie beyond the sole, in a corner or at the rim of the matrix with
    // neighbours on one side only; a scattered cell was put under the sole on purpose.
    guard isMatrix else { return true }
    let x = cells[index].lateralX
    let y = cells[index].heelY
    return loaded.contains { cells[$0].lateralX < x } && loaded.contains { cells[$0].lateralX > x }
      && loaded.contains { cells[$0].heelY < y } && loaded.contains { cells[$0].heelY > y }
  }
}
