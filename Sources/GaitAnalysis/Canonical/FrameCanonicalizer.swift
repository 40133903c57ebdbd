package import GaitModel

/// From an insole's readings to what estimators read: zero taken off, spread over the canonical
/// grid, in body weights per cell.
package struct FrameCanonicalizer: Sendable {
  /// What a calibration says of the readings.
  private struct Reading {
    let zero: [Float]
    let inputScale: Float
  }

  private let grid: CanonicalGrid
  private let readings: PerCalibration<Reading>
  /// Kilopascals per newton of each cell; empty where the cells read a pressure.
  private let cellScales: [Float]
  private var unloaded: [Float]
  private var canonical = [Float](repeating: 0, count: CanonicalGrid.cellCount)

  package init(foot: Foot, insole: InsoleDescription, calibrations: CalibrationTimeline) {
    let grid = CanonicalGrid(layout: insole.layout)
    self.grid = grid
    unloaded = calibrations.first.zero[foot]
    cellScales =
      insole.unit.kilopascals == nil
      ? insole.layout.cells.map { Float(1e3 / $0.areaSquareMillimetres) } : []
    readings = PerCalibration(calibrations) { calibration in
      Reading(
        zero: calibration.zero[foot],
        // Device unit -> kilopascals -> newtons on a canonical cell -> body weights.
        inputScale: Float(
          (insole.unit.kilopascals ?? 1) * grid.cellAreaSquareMillimetres * 1e-3
            / calibration.newtonsPerBodyWeight[foot]))
    }
  }

  /// Appends the `[128]` cells of one frame.
  ///
  /// - Parameters:
  ///   - cells: in the unit of the device.
  ///   - seconds: when they were read, which says which calibration they are read with.
  ///   - frames: where they are put.
  package mutating func append(
    _ cells: ArraySlice<Float>, at seconds: Double, to frames: inout [Float]
  ) {
    let reading = readings[seconds]
    var index = 0
    for value in cells {
      unloaded[index] = value - reading.zero[index]
      index += 1
    }
    for cell in cellScales.indices { unloaded[cell] *= cellScales[cell] }
    grid.apply(unloaded[...], scale: reading.inputScale, into: &canonical)
    frames.append(contentsOf: canonical)
  }
}
