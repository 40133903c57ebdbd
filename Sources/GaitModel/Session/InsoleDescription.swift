/// What a session knows of one foot's device.
package struct InsoleDescription: Equatable, Codable, Sendable {
  package var layout: InsoleLayout
  package var unit: PressureUnit
  /// Nominal rate of the foot's own clock.
  package var samplingRateHz: Double
  /// The reading above which a cell cannot go, in the device's unit; nil if it is not known.
  package var saturation: Double?

  package init(
    layout: InsoleLayout, unit: PressureUnit, samplingRateHz: Double, saturation: Double? = nil
  ) {
    self.layout = layout
    self.unit = unit
    self.samplingRateHz = samplingRateHz
    self.saturation = saturation
  }
}
