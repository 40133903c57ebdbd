package import GaitAnalysis

/// What a user decides about an analysis.
package struct AnalysisSettings: Equatable, Sendable {
  /// What everything else rests on.
  package var basis: BasisSettings
  /// What turns cells into force.
  package var estimator: EstimatorSource

  package init(basis: BasisSettings = BasisSettings(), estimator: EstimatorSource = .sumOfCells) {
    self.basis = basis
    self.estimator = estimator
  }

  package init(
    rule: StanceRule = StanceRule(), calibration: CalibrationRule = CalibrationRule(),
    bodyMassKilograms: Double? = nil, estimator: EstimatorSource = .sumOfCells
  ) {
    self.init(
      basis: BasisSettings(
        rule: rule, calibration: calibration, bodyMassKilograms: bodyMassKilograms),
      estimator: estimator)
  }
}
