import GaitAnalysis
import GaitModel

/// The error of the last steps before a moment, from their curves over stance.
struct RunningError: Equatable {
  /// Root mean square of estimate minus reference in body weights.
  let rmse: Double
  let firstPart: Double
  let lastPart: Double
  let stepCount: Int

  /// Steps that count as the last ones.
  static let steps = 6

  /// - Returns: nil if no step with a reference has ended yet.
  init?(analysis: SessionAnalysis, until seconds: Double) {
    // Looked for from the moment backwards: a step more than a minute ago is not a last one.
    let begun = analysis.stepCount(until: seconds)
    let last = analysis.steps[max(0, begun - 120)..<begun].reversed().lazy
      .filter { $0.isAccepted && $0.stance.toeOffSeconds <= seconds && $0.reference != nil }
      .prefix(Self.steps)
    var sums = (whole: MeanSD(), first: MeanSD(), last: MeanSD())
    for step in last {
      guard let estimated = step.estimated?.curve, let reference = step.reference?.curve else {
        continue
      }
      for point in 0..<StanceCurve.pointCount {
        let error =
          Double(estimated.newtons[point] - reference.newtons[point])
          / analysis.calibration.bodyWeightNewtons
        sums.whole.push(error * error)
        switch StancePhase(stanceFraction: Double(point) / 100) {
        case .loading: sums.first.push(error * error)
        case .unloading: sums.last.push(error * error)
        default: break
        }
      }
    }
    guard sums.whole.n > 0 else { return nil }
    rmse = sums.whole.mean.squareRoot()
    firstPart = sums.first.mean.squareRoot()
    lastPart = sums.last.mean.squareRoot()
    stepCount = sums.whole.n / StanceCurve.pointCount
  }
}
