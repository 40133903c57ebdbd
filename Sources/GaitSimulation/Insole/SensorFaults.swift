/// What is wrong with a simulated insole.
package struct SensorFaults: Equatable, Sendable {
  /// Standard deviation of white noise, in counts of `SimulatedInsole.kilopascalsPerCount`.
  package var noiseCounts: Double
  /// Standard deviation of each cell's drift after one second, in counts; it grows with the square
  /// root of the time.
  package var driftCountsPerRootSecond: Double
  /// Cells of each insole that always read 0.
  package var deadCells: Int
  /// Pressures below read 0, in kilopascals.
  package var deadZoneKilopascals: Double
  /// Stretches of 20 to 120 ms without frames, for each foot.
  package var dropOutsPerMinute: Double
  /// Standard deviation of the cells' gains around 1.
  package var gainVariation: Double

  package init(
    noiseCounts: Double = 0, driftCountsPerRootSecond: Double = 0, deadCells: Int = 0,
    deadZoneKilopascals: Double = 0, dropOutsPerMinute: Double = 0, gainVariation: Double = 0
  ) {
    self.noiseCounts = noiseCounts
    self.driftCountsPerRootSecond = driftCountsPerRootSecond
    self.deadCells = deadCells
    self.deadZoneKilopascals = deadZoneKilopascals
    self.dropOutsPerMinute = dropOutsPerMinute
    self.gainVariation = gainVariation
  }

  /// A perfect insole, but for its steps of half a kilopascal.
  package static let none = SensorFaults()
  /// An insole as one gets it.
  package static let typical = SensorFaults(
    noiseCounts: 1.2, driftCountsPerRootSecond: 0.1, deadCells: 1, deadZoneKilopascals: 3,
    dropOutsPerMinute: 1, gainVariation: 0.08)
}
