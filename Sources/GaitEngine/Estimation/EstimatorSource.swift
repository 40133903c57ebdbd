package import GaitAnalysis
import GaitInference
package import GaitModel

/// Where the estimators of a session come from: the sum of cells, or a model that was loaded once.
package enum EstimatorSource: Equatable, Sendable {
  case sumOfCells
  case model(LoadedModel)
  /// The model that knows insoles like those of the session, the sum of cells where none does.
  case automatic(AutomaticModels)

  /// What runs on the insoles of a session.
  package func resolved(for metadata: SessionMetadata) -> EstimatorSource {
    guard case .automatic(let models) = self else { return self }
    return models.choice(for: metadata).map { .model($0.model) } ?? .sumOfCells
  }

  /// An estimator for one foot.
  ///
  /// - Parameter samplingRateHz: of the foot's frames.
  /// - Returns: an estimator that has seen no frame yet.
  package func makeEstimator(samplingRateHz: Double) -> any ForceEstimator {
    switch model {
    case .some(let model):
      ResampledEstimator(
        model.makeStreamingEstimator(),
        description: model.description(samplingRateHz: samplingRateHz),
        samplingRateHz: samplingRateHz)
    case .none: SumOfCellsEstimator()
    }
  }

  /// What its card says.
  ///
  /// - Parameter samplingRateHz: of the session; nil where there is none.
  /// - Returns: the card.
  package func description(samplingRateHz: Double? = nil) -> EstimatorDescription {
    model?.description(samplingRateHz: samplingRateHz) ?? SumOfCellsEstimator().description
  }

  /// Size of its file; nil if there is none.
  package var byteCount: Int? { model?.byteCount }

  /// What runs where no session tells which insoles there are.
  private var model: LoadedModel? {
    switch self {
    case .sumOfCells: nil
    case .model(let model): model
    case .automatic(let models): models.candidates.first?.model
    }
  }
}
