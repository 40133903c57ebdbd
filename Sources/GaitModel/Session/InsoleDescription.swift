/// One foot's insole: its cells, the unit of their readings and how often they are read.
public struct InsoleDescription: Equatable, Codable, Sendable {
  /// Its cells.
  package var layout: InsoleLayout
  /// The unit of a cell's reading.
  package var unit: PressureUnit
  /// Nominal rate of the foot's own clock.
  package var samplingRateHz: Double
  /// The reading above which a cell cannot go, in the device's unit; nil if it is not known.
  package var saturation: Double?

  /// Describes the insole of a foot.
  ///
  /// - Parameters:
  ///   - layout: its cells.
  ///   - unit: of a cell's reading.
  ///   - samplingRateHz: frames a second by its own clock.
  ///   - saturation: the reading above which a cell cannot go; nil if it is not known.
  public init(
    layout: InsoleLayout, unit: PressureUnit, samplingRateHz: Double, saturation: Double? = nil
  ) {
    self.layout = layout
    self.unit = unit
    self.samplingRateHz = samplingRateHz
    self.saturation = saturation
  }

  /// A reading of a cell in kilopascals.
  ///
  /// - Parameters:
  ///   - reading: in the device's unit; newtons are divided by the cell's area.
  ///   - cell: its index in the layout.
  /// - Returns: the pressure; counts stay as they are.
  package func kilopascals(_ reading: Float, cell: Int) -> Float {
    if let kilopascals = unit.kilopascals { return reading * Float(kilopascals) }
    return reading * Float(1e3 / layout.cells[cell].areaSquareMillimetres)
  }

  /// A frame's readings in kilopascals, one a cell of the layout.
  package func kilopascals(_ readings: [Float]) -> [Float] {
    readings.indices.map { kilopascals(readings[$0], cell: $0) }
  }
}
