package import GaitAnalysis

/// What a user decides about an analysis.
package struct AnalysisSettings: Equatable, Sendable {
  package var rule: StanceRule
  package var calibration: CalibrationRule
  /// The walker's mass, for recordings that do not tell it; it overrules one that does.
  package var bodyMassKilograms: Double?
  /// What turns cells into force.
  package var estimator: EstimatorSource
  /// Whether a calibration that was measured with a session counts, and not its first strides.
  package var usesMeasuredCalibration = true

  package init(
    rule: StanceRule = StanceRule(), calibration: CalibrationRule = CalibrationRule(),
    bodyMassKilograms: Double? = nil, estimator: EstimatorSource = .sumOfCells
  ) {
    self.rule = rule
    self.calibration = calibration
    self.bodyMassKilograms = bodyMassKilograms
    self.estimator = estimator
  }
}
