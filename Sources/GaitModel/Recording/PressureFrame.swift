/// What the cells of one insole read at one moment, in the unit of the device.
package struct PressureFrame: Equatable, Sendable {
  /// Whose insole it is.
  package var foot: Foot
  /// Seconds of the session's clock.
  package var timeSeconds: Double
  /// One value a cell, in the order of the layout's cells.
  package var cells: [Float]

  package init(foot: Foot, timeSeconds: Double, cells: [Float]) {
    self.foot = foot
    self.timeSeconds = timeSeconds
    self.cells = cells
  }
}
