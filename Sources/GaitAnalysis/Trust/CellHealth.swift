package import GaitModel

/// What was wrong with a cell.
package enum CellFault: Equatable, Hashable, Sendable {
  /// Reads nothing while its neighbours are loaded.
  case dead
  /// Has reached the end of its range.
  case saturated
  /// Reads nothing though it lies within the sole, or has not even the noise that other unloaded
  /// cells have: dead, or under a part of the foot that is never loaded, such as a high arch.
  case silent
}

/// Watches the cells of one insole for dead, silent and saturated ones.
package struct CellHealth: Equatable, Sendable {
  private let saturation: Float?
  private let neighbours: [[Neighbour]]
  private let grid: CellGrid?
  /// Of a layout that is no matrix and has rows.
  private let rows: CellRows?
  private var frames = 0
  private var lowest: [Float]
  /// The highest reading of each cell in the unit of the device; minus infinity before the first.
  package private(set) var highest: [Float]

  /// A cell whose reading never varies by this part of the insole's highest reading is dead...
  private static let deadVariation: Float = 0.01
  /// ...if neighbours that have read this part of it lie all around the cell.
  ///
  /// At the edge of a sole or beyond it they lie on one side, and a cell there may just never be
  /// stood on.
  private static let loadedNeighbour: Float = 0.08
  private static let neighbourCount = 8
  /// Readings this part of the insole's highest one below zero are no noise.
  private static let belowZero: Float = 0.02
  /// The widest angle without a loaded neighbour, in turns of the circle.
  private static let widestGap = 0.4
  /// A cell that never varies in so many frames has no noise...
  private static let framesOfNoise = 400
  /// ...where at least this part, and this many, of the unloaded cells have some.
  private static let noisyPart = 0.8
  private static let leastNoisy = 8

  package init(description: InsoleDescription) {
    let cells = description.layout.cells
    grid = description.layout.matrix.map(CellGrid.init)
    rows = grid == nil ? CellRows(cells) : nil
    saturation = description.saturation.map(Float.init)
    lowest = Array(repeating: .infinity, count: cells.count)
    highest = Array(repeating: -.infinity, count: cells.count)
    neighbours = cells.indices.map { Self.neighbours(of: $0, in: cells) }
  }

  private static func neighbours(of index: Int, in cells: [InsoleCell]) -> [Neighbour] {
    let others = cells.indices.filter { $0 != index }.map { other in
      (
        cell: other, x: cells[other].lateralX - cells[index].lateralX,
        y: cells[other].heelY - cells[index].heelY
      )
    }
    return others.sorted {
      ($0.x * $0.x + $0.y * $0.y, $0.cell) < ($1.x * $1.x + $1.y * $1.y, $1.cell)
    }
    .prefix(neighbourCount).map { Neighbour(cell: $0.cell, turn: turn(x: $0.x, y: $0.y)) }
  }

  /// A direction as a part of a full turn, from 0 up to 1; any monotonous measure would do.
  private static func turn(x: Double, y: Double) -> Double {
    let size = abs(x) + abs(y)
    guard size > 0 else { return 0 }
    let quarter = y / size
    return (x >= 0 ? (y >= 0 ? quarter : 4 + quarter) : 2 - quarter) / 4
  }

  /// Takes one frame in the unit of the device.
  package mutating func push(_ cells: ArraySlice<Float>) {
    frames += 1
    CellLoops.lower(&lowest, to: cells.span)
    CellLoops.raise(&highest, to: cells.span)
  }

  /// Whether a cell has read so far below zero that it is not noise: pressure never does.
  package var readsBelowZero: Bool {
    guard let bottom = lowest.min(), let top = highest.max() else { return false }
    return bottom < -Self.belowZero * max(top, 0)
  }

  /// The faulty cells, by index.
  package var faults: [Int: CellFault] {
    guard let top = highest.max(), top > 0, top.isFinite else { return [:] }
    let ranges = zip(highest, lowest).map { $0 - $1 }
    let isLoaded = ranges.map { $0 > Self.loadedNeighbour * top }
    let isQuiet = ranges.map { $0 < Self.deadVariation * top }
    let hasNoise = haveNoise(ranges, isLoaded)
    var faults: [Int: CellFault] = [:]
    for index in highest.indices {
      if let saturation, highest[index] >= saturation {
        faults[index] = .saturated
      } else if isQuiet[index] {
        let loaded = neighbours[index].filter { isLoaded[$0.cell] }
        let isBetween = Self.isSurrounded(by: loaded.map(\.turn))
        // Scattered cells were put under the sole on purpose; a matrix reaches beyond it.
        let shouldRead =
          grid == nil ? !loaded.isEmpty && loaded.count >= neighbours[index].count - 1 : isBetween
        if shouldRead {
          faults[index] = .dead
        } else if grid?.isWithin(index, isLoaded) ?? isBetween || hasNoise && ranges[index] == 0 {
          faults[index] = .silent
        }
      }
    }
    let lines =
      grid?.deadLines(isQuiet: isQuiet, isLoaded: isLoaded)
      ?? rows?.deadLines(isQuiet: isQuiet, isLoaded: isLoaded) ?? []
    for index in lines where faults[index] != .saturated {
      faults[index] = .dead
    }
    return faults
  }

  /// Whether unloaded cells read noise, so that one without any is not connected.
  private func haveNoise(_ ranges: [Float], _ isLoaded: [Bool]) -> Bool {
    guard frames >= Self.framesOfNoise else { return false }
    let unloaded = zip(ranges, isLoaded).filter { !$0.1 }.map(\.0)
    let noisy = unloaded.count { $0 > 0 }
    return noisy >= Self.leastNoisy && Double(noisy) >= Self.noisyPart * Double(unloaded.count)
  }

  private static func isSurrounded(by turns: [Double]) -> Bool {
    let sorted = turns.sorted()
    guard let first = sorted.first, let last = sorted.last else { return false }
    let gaps = zip(sorted.dropFirst(), sorted).map { $0 - $1 } + [first + 1 - last]
    return gaps.allSatisfy { $0 <= widestGap }
  }

  /// A cell nearby and the direction that it lies in.
  private struct Neighbour: Equatable, Sendable {
    let cell: Int
    let turn: Double
  }
}
