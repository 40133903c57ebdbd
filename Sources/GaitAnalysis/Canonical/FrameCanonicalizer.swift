package import GaitModel

/// From an insole's readings to what estimators read: zero taken off, spread over the canonical
/// grid, in body weights per cell.
package struct FrameCanonicalizer: Sendable {
  private let grid: CanonicalGrid
  private let zero: [Float]
  private let inputScale: Float
  private var unloaded: [Float]
  private var canonical = [Float](repeating: 0, count: CanonicalGrid.cellCount)

  package init(foot: Foot, insole: InsoleDescription, calibration: Calibration) {
    grid = CanonicalGrid(layout: insole.layout)
    zero = calibration.zero[foot]
    unloaded = zero
    // Device unit -> kilopascals -> newtons on a canonical cell -> body weights.
    inputScale = Float(
      insole.unit.kilopascals * grid.cellAreaSquareMillimetres * 1e-3
        / calibration.newtonsPerBodyWeight[foot])
  }

  /// Appends the `[128]` cells of one frame.
  package mutating func append(_ cells: ArraySlice<Float>, to frames: inout [Float]) {
    var index = 0
    for value in cells {
      unloaded[index] = value - zero[index]
      index += 1
    }
    grid.apply(unloaded[...], scale: inputScale, into: &canonical)
    frames.append(contentsOf: canonical)
  }
}
