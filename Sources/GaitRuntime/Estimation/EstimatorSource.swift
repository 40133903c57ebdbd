package import GaitAnalysis
import GaitInference
package import GaitModel

/// Where the estimators of a session come from: the sum of cells, or a model that was loaded once.
package enum EstimatorSource: Equatable, Sendable {
  case sumOfCells
  case model(LoadedModel)
  /// The model where the insoles are like those that it was trained on, the sum of cells elsewhere.
  case automatic(LoadedModel)

  /// Cells of an insole below which a network of the 16 x 8 grid has seen nothing like it: the cells of
  /// a sparse insole are spread over the grid, and what lies between them is a guess.
  package static let leastCells = 64

  /// What runs on the insoles of a session.
  package func resolved(for metadata: SessionMetadata) -> EstimatorSource {
    guard case .automatic(let model) = self else { return self }
    let isKnown = metadata.feet.allSatisfy { foot in
      guard let insole = metadata.insoles[foot] else { return false }
      return insole.layout.cellCount >= Self.leastCells
        && ModelCard.samplingRates.contains(insole.samplingRateHz)
    }
    return isKnown ? .model(model) : .sumOfCells
  }

  /// An estimator for one foot.
  ///
  /// - Parameter samplingRateHz: of the foot's frames.
  /// - Returns: an estimator that has seen no frame yet.
  package func makeEstimator(samplingRateHz: Double) -> any ForceEstimator {
    switch self {
    case .sumOfCells: SumOfCellsEstimator()
    case .model(let model), .automatic(let model):
      ModelEstimator(model, samplingRateHz: samplingRateHz)
    }
  }

  /// What its card says.
  ///
  /// - Parameter samplingRateHz: of the session; nil where there is none.
  /// - Returns: the card.
  package func description(samplingRateHz: Double? = nil) -> EstimatorDescription {
    switch self {
    case .sumOfCells: SumOfCellsEstimator().description
    case .model(let model), .automatic(let model): model.description(samplingRateHz: samplingRateHz)
    }
  }

  /// Size of its file; nil if there is none.
  package var byteCount: Int? {
    switch self {
    case .sumOfCells: nil
    case .model(let model), .automatic(let model): model.byteCount
    }
  }
}
