import GaitModel

/// Errors of what is read off the accepted steps.
struct FeatureErrors {
  let steps: [Step]
  let bodyWeightNewtons: Double
  /// What NRMSE is a percentage of, in body weights: the same as for the whole recording.
  let range: Double

  func peak(_ point: (DoublePeak) -> StancePoint) -> FeatureError? {
    var values = ErrorAccumulator()
    var times = ErrorAccumulator()
    for step in steps {
      guard let estimate = step.estimated?.peaks, let reference = step.reference?.peaks else {
        continue
      }
      values.push(
        estimate: point(estimate).newtons / bodyWeightNewtons,
        reference: point(reference).newtons / bodyWeightNewtons)
      let secondsPerPercent = step.stance.stanceSeconds / 100
      times.push(
        estimate: point(estimate).percentStance * secondsPerPercent,
        reference: point(reference).percentStance * secondsPerPercent)
    }
    guard let value = values.statistics(range: range) else { return nil }
    return FeatureError(value: value, timeSeconds: times.statistics()?.differencesOnly)
  }

  func impulsePercent() -> ErrorStatistics? {
    var errors = ErrorAccumulator()
    for step in steps {
      guard let estimate = step.estimated, let reference = step.reference,
        reference.impulseNewtonSeconds > 0
      else { continue }
      errors.push(
        estimate: estimate.impulseNewtonSeconds / reference.impulseNewtonSeconds * 100,
        reference: 100)
    }
    return errors.statistics()?.differencesOnly
  }

  /// Estimate minus reference on the 101 points of stance, in body weights.
  func curve() -> [MeanSD] {
    var curve = Array(repeating: MeanSD(), count: StanceCurve.pointCount)
    for step in steps {
      guard let estimate = step.estimated?.curve, let reference = step.reference?.curve else {
        continue
      }
      for point in curve.indices {
        let difference = Double(estimate.newtons[point] - reference.newtons[point])
        curve[point].push(difference / bodyWeightNewtons)
      }
    }
    return curve
  }
}
