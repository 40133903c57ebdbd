package import GaitAnalysis

/// Where the estimators of a session come from: the sum of cells, or a model that was loaded once.
package enum EstimatorSource: Equatable, Sendable {
  case sumOfCells
  case model(LoadedModel)

  /// An estimator for one foot.
  ///
  /// - Parameter samplingRateHz: of the foot's frames.
  /// - Returns: an estimator that has seen no frame yet.
  package func makeEstimator(samplingRateHz: Double) -> any ForceEstimator {
    switch self {
    case .sumOfCells: SumOfCellsEstimator()
    case .model(let model): ModelEstimator(model, samplingRateHz: samplingRateHz)
    }
  }

  /// What its card says.
  ///
  /// - Parameter samplingRateHz: of the session; nil where there is none.
  /// - Returns: the card.
  package func description(samplingRateHz: Double? = nil) -> EstimatorDescription {
    switch self {
    case .sumOfCells: SumOfCellsEstimator().description
    case .model(let model): model.description(samplingRateHz: samplingRateHz)
    }
  }

  /// Size of its file; nil if there is none.
  package var byteCount: Int? {
    switch self {
    case .sumOfCells: nil
    case .model(let model): model.byteCount
    }
  }
}
