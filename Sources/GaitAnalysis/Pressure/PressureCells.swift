package import GaitModel

/// Turns readings of an insole into pressures: zero taken off, in kilopascals, nothing below zero.
///
/// The scale of a calibration is not in them: pressure is what the insole itself says. Readings of a device that
/// only counts stay counts.
package struct PressureCells: Equatable, Sendable {
  /// The insole's cells.
  package let layout: InsoleLayout
  /// Whether readings are pressures; counts are not.
  package let isAbsolute: Bool
  /// Frames a second.
  package let samplingRateHz: Double
  /// Areas in square centimetres, one a cell.
  let areas: [Double]
  private let zero: [Double]
  /// Kilopascals per unit of a reading, one a cell.
  private let factors: [Double]

  /// - Parameters:
  ///   - insole: whose readings come.
  ///   - zero: reading of each unloaded cell in the unit of the device; what has another count is none.
  package init(insole: InsoleDescription, zero: [Float]) {
    layout = insole.layout
    isAbsolute = insole.unit.isAbsolute
    samplingRateHz = insole.samplingRateHz
    areas = layout.cells.map { $0.areaSquareMillimetres / 100 }
    self.zero =
      zero.count == layout.cellCount
      ? zero.map(Double.init) : Array(repeating: 0, count: layout.cellCount)
    let unit = insole.unit
    factors = layout.cells.map { unit.kilopascals ?? 1e3 / $0.areaSquareMillimetres }
  }

  /// Least pressure of a cell in contact, in kilopascals.
  ///
  /// Above the resting noise of insoles, below what any device reports of a loaded cell.
  package static let contactKilopascals = 10.0
  /// The same of a device that counts, as a part of the foot's highest reading.
  package static let contactPart = 0.05

  /// Above which a cell is in contact.
  ///
  /// - Parameter peaks: the highest reading of each cell in the unit of the device.
  /// - Returns: kilopascals or counts.
  package func contactThreshold(peaks: [Float]) -> Double {
    guard !isAbsolute else { return Self.contactKilopascals }
    guard peaks.count == zero.count else { return 0 }
    return Self.contactPart * (pressures(peaks[...]).max() ?? 0)
  }

  /// Pressures of a frame, one a cell, in kilopascals or counts.
  package func pressures(_ readings: ArraySlice<Float>) -> [Double] {
    var values = [Double](repeating: 0, count: zero.count)
    _ = read(readings, into: &values)
    return values
  }

  /// Writes the pressures of a frame.
  ///
  /// - Returns: false if a reading is not a number; the frame does not count then.
  func read(_ readings: ArraySlice<Float>, into values: inout [Double]) -> Bool {
    precondition(readings.count == zero.count, "\(readings.count) of \(zero.count) cells")
    var index = 0
    var isFinite = true
    for reading in readings {
      if !reading.isFinite { isFinite = false }
      values[index] = max((Double(reading) - zero[index]) * factors[index], 0)
      index += 1
    }
    return isFinite
  }

  /// How long a frame counts: until the next one, or a frame's time where that is missing.
  func seconds(of index: Int, in times: [Double]) -> Double {
    guard index + 1 < times.count,
      !Gap.isHole(from: times[index], to: times[index + 1], samplingRateHz: samplingRateHz)
    else { return 1 / samplingRateHz }
    return times[index + 1] - times[index]
  }
}
