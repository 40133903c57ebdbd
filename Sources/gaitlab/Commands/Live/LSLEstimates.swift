import GaitAnalysis
package import GaitFiles
import GaitLive
package import GaitModel

/// The estimates as a stream of Lab Streaming Layer.
package struct LSLEstimates: EstimateOutlet {
  private let outlet: LSLOutlet

  /// Begins to offer the stream.
  ///
  /// - Parameter estimator: what estimates.
  /// - Throws: why there is no library, or why it refuses.
  package init(_ estimator: EstimatorSource) throws(SessionError) {
    let card = estimator.description()
    outlet = try LSLOutlet(
      library: try LSLLibrary.load(), samplingRateHz: 0, modelName: card.name,
      lookAheadSeconds: Double(card.delayFrames) / (card.samplingRateHz ?? 200))
  }

  package func push(newtons: PerFoot<Float>, agoSeconds: Double) {
    func value(_ foot: Foot) -> Float? { newtons[foot].isNaN ? nil : newtons[foot] }
    outlet.push(
      left: value(.left), right: value(.right), atArrivalSeconds: ArrivalClock.now() - agoSeconds)
  }
}
