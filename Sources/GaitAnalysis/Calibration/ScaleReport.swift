package import GaitModel

/// How far the scale of a session has moved from its calibration.
package struct ScaleReport: Equatable, Sendable {
  /// Whether strides corrected it.
  package let mode: ScaleMode
  /// The last factor of each foot; 1 is the calibration.
  package let factors: PerFoot<Double>
  /// The extremes of both feet over the session.
  package let lowest: Double
  /// The highest factor of both feet.
  package let highest: Double
  /// Whether strides have asked for more than 25 % from the calibration.
  package let hasLeft: Bool

  package init(
    mode: ScaleMode = .fixed, factors: PerFoot<Double> = PerFoot(both: 1), lowest: Double = 1,
    highest: Double = 1, hasLeft: Bool = false
  ) {
    self.mode = mode
    self.factors = factors
    self.lowest = lowest
    self.highest = highest
    self.hasLeft = hasLeft
  }
}
