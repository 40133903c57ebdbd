package import GaitAnalysis
package import GaitInference
package import GaitModel
import PlainText

/// A model from a file, ready to run.
///
/// Folding and packing happen once, here; each foot then gets a copy that shares the weights.
package struct LoadedModel: Equatable, Sendable {
  package let card: ModelCard
  /// SHA-256 of the file in hexadecimal.
  package let sha256: String
  package let byteCount: Int
  private let estimator: StreamingEstimator

  package init(_ model: Model, sha256: String, byteCount: Int) {
    card = model.card
    self.sha256 = sha256
    self.byteCount = byteCount
    estimator = StreamingEstimator(model)
  }

  /// The model on a stretch of frames at its own rate; all of them share the weights.
  package func makeStreamingEstimator() -> StreamingEstimator { estimator }

  /// Learned numbers of its network; nil for a model that is none.
  package var parameterCount: Int? {
    guard case .wideResNet(let shape) = card.architecture else { return nil }
    return shape.parameterCount
  }

  /// What the groups of its network give over frames at its own rate; empty for a model without any.
  package func groupFeatures(_ cells: Span<Float>) -> [LayerFeatures] {
    estimator.groupFeatures(cells)
  }

  /// Equal files are equal models.
  package static func == (a: LoadedModel, b: LoadedModel) -> Bool { a.sha256 == b.sha256 }

  /// What a card says.
  ///
  /// - Parameter samplingRateHz: of the session; nil where there is none, so that delays are in
  ///   frames of the model.
  /// - Returns: the card.
  package func description(samplingRateHz: Double? = nil) -> EstimatorDescription {
    let rate = samplingRateHz ?? card.samplingRateHz
    let delay = RateAdapter.delayFrames(
      sessionHz: rate, modelHz: card.samplingRateHz, lookAheadFrames: estimator.lookAheadFrames)
    var description = EstimatorDescription(
      name: card.name, summary: card.summary, sha256: sha256, delayFrames: delay,
      samplingRateHz: card.samplingRateHz, lookAheadFrames: estimator.lookAheadFrames,
      trainedLayouts: card.trainedLayouts ?? .dense, provenance: card.provenance,
      metrics: card.metrics)
    if let window = card.windowFrames {
      description.provenance.append(.init("window", Counted.text(window, "frame")))
    }
    switch card.architecture {
    case .wideResNet(let shape):
      description.kind = shape.title
      description.receptiveFieldFrames = shape.receptiveFieldFrames
      description.lookBehindFrames = shape.lookBehindFrames
      description.parameterCount = shape.parameterCount
      description.multiplyAddsPerFrame = shape.multiplyAddsPerFrame
    case .linear:
      description.kind = "linear"
      description.parameterCount = CanonicalGrid.cellCount + 1
      description.multiplyAddsPerFrame = CanonicalGrid.cellCount
    }
    return description
  }
}
