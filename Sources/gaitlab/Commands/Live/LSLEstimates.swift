import GaitAnalysis
import GaitEngine
import GaitFiles
import GaitIntake
import GaitLSL
import GaitModel

/// The estimates as a stream of Lab Streaming Layer.
enum LSLEstimates {
  /// Begins to offer the stream.
  ///
  /// - Parameter estimator: what estimates.
  /// - Returns: takes the estimates.
  /// - Throws: why there is no library, or why it refuses.
  static func outlet(_ estimator: EstimatorSource) throws(GaitlabError)
    -> @Sendable (LiveEstimate) -> Void
  {
    let card = estimator.description()
    let outlet = try LSLOutlet(
      library: try LSLLibrary.load(), samplingRateHz: 0, modelName: card.name,
      lookAheadSeconds: Double(card.delayFrames) / (card.samplingRateHz ?? 200))
    return { estimate in
      let newtons = estimate.newtons
      func value(_ foot: Foot) -> Float? { newtons[foot].isNaN ? nil : newtons[foot] }
      outlet.push(
        left: value(.left), right: value(.right),
        atArrivalSeconds: ArrivalClock.now() - estimate.agoSeconds)
    }
  }
}
