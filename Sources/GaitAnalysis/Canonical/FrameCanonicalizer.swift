package import GaitModel

/// From an insole's readings to what estimators read: zero taken off, spread over the canonical
/// grid, in body weights per cell.
package struct FrameCanonicalizer: Sendable {
  private let grid: CanonicalGrid
  private let zero: [Float]
  private let inputScale: Float
  /// Kilopascals per newton of each cell; empty where the cells read a pressure.
  private let cellScales: [Float]
  private var unloaded: [Float]
  private var canonical = [Float](repeating: 0, count: CanonicalGrid.cellCount)

  package init(foot: Foot, insole: InsoleDescription, calibration: Calibration) {
    grid = CanonicalGrid(layout: insole.layout)
    zero = calibration.zero[foot]
    unloaded = zero
    cellScales =
      insole.unit.kilopascals == nil
      ? insole.layout.cells.map { Float(1e3 / $0.areaSquareMillimetres) } : []
    // Device unit -> kilopascals -> newtons on a canonical cell -> body weights.
    inputScale = Float(
      (insole.unit.kilopascals ?? 1) * grid.cellAreaSquareMillimetres * 1e-3
        / calibration.newtonsPerBodyWeight[foot])
  }

  /// Appends the `[128]` cells of one frame.
  package mutating func append(_ cells: ArraySlice<Float>, to frames: inout [Float]) {
    var index = 0
    for value in cells {
      unloaded[index] = value - zero[index]
      index += 1
    }
    for cell in cellScales.indices { unloaded[cell] *= cellScales[cell] }
    grid.apply(unloaded[...], scale: inputScale, into: &canonical)
    frames.append(contentsOf: canonical)
  }
}
