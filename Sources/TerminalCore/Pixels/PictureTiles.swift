/// A picture in pieces: what changes in one place is not sent again in all others, and what lies over it has a hole of
/// whole cells.
struct PictureTiles {
  /// Rows of a piece.
  private static let rows = 4

  /// The pieces of a screen's pictures that nothing lies over, by the cells that they take.
  private(set) var tiles: [Rect: PixelPicture] = [:]
  /// The screen without what the pictures take the place of.
  private(set) var ground: CellBuffer
  private let buffer: CellBuffer

  init(_ buffer: CellBuffer) {
    self.buffer = buffer
    ground = buffer
    ground.pictures = []
    for placed in buffer.pictures { add(placed) }
  }

  private mutating func add(_ placed: PlacedPicture) {
    let area = placed.area
    for top in stride(from: area.y, to: area.maxY, by: Self.rows) {
      let strip = top..<min(top + Self.rows, area.maxY)
      for y in strip {
        for x in area.x..<area.maxX where !buffer.isCovered(x, y) {
          ground[x, y] = Cell(style: placed.ground)
        }
      }
      let columns = strip.map { y in (area.x..<area.maxX).filter { shows($0, y, placed) } }
      guard let first = columns.compactMap(\.first).min(),
        let last = columns.compactMap(\.last).max()
      else { continue }
      let isWhole = strip.allSatisfy { y in
        (first...last).allSatisfy { !buffer.isCovered($0, y) }
      }
      if isWhole {
        take(Rect(x: first, y: top, width: last - first + 1, height: strip.count), of: placed)
      } else {
        for (y, row) in zip(strip, columns) { addRuns(of: row, y, placed) }
      }
    }
  }

  /// The pieces of one row, between what lies over it.
  private mutating func addRuns(of columns: [Int], _ y: Int, _ placed: PlacedPicture) {
    var start: Int?
    for (index, x) in columns.enumerated() {
      let from = start ?? x
      start = from
      if index + 1 == columns.count || columns[index + 1] != x + 1 {
        take(Rect(x: from, y: y, width: x - from + 1, height: 1), of: placed)
        start = nil
      }
    }
  }

  private mutating func take(_ cells: Rect, of placed: PlacedPicture) {
    tiles[cells] = placed.picture.part(pixels(of: cells, placed))
  }

  private func pixels(of cells: Rect, _ placed: PlacedPicture) -> Rect {
    Rect(
      x: (cells.x - placed.area.x) * placed.cell.columns,
      y: (cells.y - placed.area.y) * placed.cell.rows, width: cells.width * placed.cell.columns,
      height: cells.height * placed.cell.rows)
  }

  private func shows(_ x: Int, _ y: Int, _ placed: PlacedPicture) -> Bool {
    !buffer.isCovered(x, y)
      && !placed.picture.isEmpty(pixels(of: Rect(x: x, y: y, width: 1, height: 1), placed))
  }
}
