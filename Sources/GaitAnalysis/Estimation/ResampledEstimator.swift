package import GaitModel

/// An estimator on the frames of one foot, at whatever rate they come.
package struct ResampledEstimator<Base: FrameEstimator>: ForceEstimator {
  /// Its card for frames of the session's rate.
  package let description: EstimatorDescription
  private var base: Base
  /// Nil where the frames come at the estimator's own rate.
  private var adapter: RateAdapter?
  private var resampled: [Float] = []
  private var ownEstimates: [Float] = []

  /// Puts an estimator behind a session's rate.
  ///
  /// - Parameters:
  ///   - base: has seen no frame yet.
  ///   - description: its card for frames of this rate.
  ///   - samplingRateHz: of the session's frames.
  package init(_ base: Base, description: EstimatorDescription, samplingRateHz: Double) {
    self.description = description
    self.base = base
    adapter = RateAdapter(sessionHz: samplingRateHz, modelHz: base.traits.samplingRateHz)
  }

  /// Takes frames at the session's rate; appends the estimates that are due.
  package mutating func push(_ frames: Span<Float>, appendingTo estimates: inout [Float]) {
    guard adapter != nil else {
      base.push(frames, appendingTo: &estimates)
      return
    }
    // Taken out for the call: a span of a property would keep the others from being changed.
    var ownFrames: [Float] = []
    swap(&ownFrames, &resampled)
    adapter?.push(frames, appendingTo: &ownFrames)
    base.push(ownFrames.span, appendingTo: &ownEstimates)
    ownFrames.removeAll(keepingCapacity: true)
    swap(&ownFrames, &resampled)
    takeEstimates(appendingTo: &estimates)
  }

  /// Ends the stretch; appends the estimates still owed.
  package mutating func finish(appendingTo estimates: inout [Float]) {
    guard adapter != nil else {
      base.finish(appendingTo: &estimates)
      return
    }
    base.finish(appendingTo: &ownEstimates)
    takeEstimates(appendingTo: &estimates)
    adapter?.finish(appendingTo: &estimates)
  }

  private mutating func takeEstimates(appendingTo estimates: inout [Float]) {
    adapter?.take(ownEstimates, appendingTo: &estimates)
    ownEstimates.removeAll(keepingCapacity: true)
  }
}

extension ResampledEstimator {
  /// Puts an estimator of which only its traits are known behind a session's rate.
  init(_ base: Base, samplingRateHz: Double) {
    let traits = base.traits
    let description = EstimatorDescription(
      name: traits.name, summary: "",
      delayFrames: RateAdapter.delayFrames(
        sessionHz: samplingRateHz, modelHz: traits.samplingRateHz,
        lookAheadFrames: traits.lookAheadFrames),
      samplingRateHz: traits.samplingRateHz,
      receptiveFieldFrames: traits.lookBehindFrames + 1 + traits.lookAheadFrames,
      lookBehindFrames: traits.lookBehindFrames, lookAheadFrames: traits.lookAheadFrames,
      trainedLayouts: traits.trainedLayouts ?? .anyInsole,
      provenance: traits.isFittedToSimulation ? [.simulated] : [])
    self.init(base, description: description, samplingRateHz: samplingRateHz)
  }
}
