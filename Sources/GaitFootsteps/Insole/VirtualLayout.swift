import GaitFiles
import GaitFormats
import GaitModel

/// The cells of a virtual insole on one person's sole.
struct VirtualLayout: Equatable, Sendable {
  /// A rectangle in sensels from the middle of the sole's box.
  struct Cell: Equatable, Sendable {
    /// Centre, towards the toes.
    var along: Double
    /// Centre, towards the medial side.
    var across: Double
    var length: Double
    var width: Double
  }

  let cells: [Cell]
  /// What a session states of the insole.
  let insole: InsoleLayout

  /// Cells of the 16 x 8 grid.
  ///
  /// - Parameters:
  ///   - box: the foot on the plate.
  ///   - kept: indices of the cells that are there, ascending; one at least.
  init(grid box: FootprintBox, kept: [Int] = Array(0..<InsolePlacement.cellCount)) {
    let rows = InsolePlacement.rows
    let columns = InsolePlacement.columns
    let length = Double(box.rows.count) / Double(rows)
    let width = Double(box.columns.count) / Double(columns)
    cells = kept.map { cell in
      Cell(
        along: (Double(cell / columns) + 0.5 - Double(rows) / 2) * length,
        across: (Double(cell % columns) + 0.5 - Double(columns) / 2) * width, length: length,
        width: width)
    }
    let isWhole = kept.count == InsolePlacement.cellCount
    let present = Set(kept)
    insole = InsoleLayout(
      name: isWhole ? "virtual 16 x 8" : "virtual 16 x 8, \(kept.count) cells of it", rows: rows,
      columns: columns,
      rowPitchMillimetres: FootstepsRecording.senselMillimetres * Double(box.rows.count)
        / Double(rows),
      columnPitchMillimetres: FootstepsRecording.senselMillimetres * Double(box.columns.count)
        / Double(columns),
      mask: isWhole ? nil : (0..<InsolePlacement.cellCount).map(present.contains))
  }

  /// The cells of a real insole, its box stretched over the foot's.
  ///
  /// - Throws: `dataRefused` if it has no cell, or is one that no device has.
  init(_ layout: InsoleLayout, over box: FootprintBox) throws(GaitlabError) {
    guard layout.isPlausible else {
      throw GaitlabError(
        .dataRefused, file: layout.name,
        found: layout.cells.isEmpty ? "a layout without cells" : "a layout that no device has",
        expected: "one cell or more, of some size", advice: "choose another layout")
    }
    let rows = Double(box.rows.count)
    let columns = Double(box.columns.count)
    let alongScale = rows / layout.lengthMillimetres
    let acrossScale = columns / layout.widthMillimetres
    cells = layout.cells.map { cell in
      Cell(
        along: cell.heelY * alongScale - rows / 2,
        across: cell.lateralX * acrossScale - columns / 2, length: cell.length * alongScale,
        width: cell.width * acrossScale)
    }
    let side = FootstepsRecording.senselMillimetres
    insole = InsoleLayout(
      name: "virtual \(layout.name)", lengthMillimetres: rows * side,
      widthMillimetres: columns * side,
      cells: cells.map { cell in
        InsoleCell(
          lateralX: (cell.across + columns / 2) * side, heelY: (cell.along + rows / 2) * side,
          width: cell.width * side, length: cell.length * side,
          areaSquareMillimetres: cell.width * cell.length * side * side)
      })
  }

  /// The cells that the options of a data set ask for.
  ///
  /// - Throws: `dataRefused` if the layout has no cell.
  init(_ layout: FootstepsLayout, over box: FootprintBox, seed: UInt64) throws(GaitlabError) {
    if let kept = layout.gridCells(seed: seed) {
      self.init(grid: box, kept: kept)
    } else {
      try self.init(MoticonLayout.layout(size: MoticonLayout.fallbackSize), over: box)
    }
  }
}
