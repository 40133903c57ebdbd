import GaitAnalysis
import GaitInference

/// A loaded model on the frames of one foot, at whatever rate they come.
struct ModelEstimator: ForceEstimator {
  let description: EstimatorDescription
  private var estimator: StreamingEstimator
  /// Nil where the frames come at the model's own rate.
  private var adapter: RateAdapter?
  private var resampled: [Float] = []
  private var modelEstimates: [Float] = []

  init(_ model: LoadedModel, samplingRateHz: Double) {
    description = model.description(samplingRateHz: samplingRateHz)
    estimator = model.makeStreamingEstimator()
    adapter = RateAdapter(sessionHz: samplingRateHz, modelHz: model.card.samplingRateHz)
  }

  mutating func push(_ frames: Span<Float>, appendingTo estimates: inout [Float]) {
    guard adapter != nil else {
      estimator.push(frames, appendingTo: &estimates)
      return
    }
    // Taken out for the call: a span of a property would keep the others from being changed.
    var modelFrames: [Float] = []
    swap(&modelFrames, &resampled)
    adapter?.push(frames, appendingTo: &modelFrames)
    estimator.push(modelFrames.span, appendingTo: &modelEstimates)
    modelFrames.removeAll(keepingCapacity: true)
    swap(&modelFrames, &resampled)
    takeEstimates(appendingTo: &estimates)
  }

  mutating func finish(appendingTo estimates: inout [Float]) {
    guard adapter != nil else {
      estimator.finish(appendingTo: &estimates)
      return
    }
    estimator.finish(appendingTo: &modelEstimates)
    takeEstimates(appendingTo: &estimates)
    adapter?.finish(appendingTo: &estimates)
  }

  private mutating func takeEstimates(appendingTo estimates: inout [Float]) {
    adapter?.take(modelEstimates, appendingTo: &estimates)
    modelEstimates.removeAll(keepingCapacity: true)
  }
}
