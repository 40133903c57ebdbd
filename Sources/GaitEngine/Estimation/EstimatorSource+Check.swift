package import GaitAnalysis
package import GaitFiles
import GaitInference
package import GaitModel

extension EstimatorSource {
  /// What makes the estimators of a session, once it is known that they run on its insoles.
  ///
  /// - Parameter metadata: the insoles; see `SessionBasis`.
  /// - Returns: makes the estimator of a foot whose frames come at a rate in hertz.
  /// - Throws: `modelRefused` for frames that are too far apart, or too close, to be brought to the
  ///   model's rate.
  package func checked(
    for metadata: SessionMetadata
  ) throws(GaitlabError) -> (_ samplingRateHz: Double) -> any ForceEstimator {
    let source = resolved(for: metadata)
    guard case .model(let model) = source else { return source.makeEstimator }
    for foot in metadata.feet {
      guard let rate = metadata.insoles[foot]?.samplingRateHz,
        !ModelCard.samplingRates.contains(rate)
      else { continue }
      throw GaitlabError(
        .modelRefused, file: metadata.name,
        found: "the \(foot.rawValue) insole gives \(rate) frames a second",
        expected: "\(Int(ModelCard.samplingRates.lowerBound)) to "
          + "\(Int(ModelCard.samplingRates.upperBound)) for the model '\(model.card.name)'",
        advice: "use the estimator \(ModelLibrary.sumOfCells)")
    }
    return source.makeEstimator
  }
}
