import GaitModel

/// Errors of what is read off accepted steps, collected step by step.
struct FeatureTally: Equatable, Sendable {
  /// Errors of one of the points of a double peak.
  private struct Point: Equatable, Sendable {
    /// Body weights.
    var values = ErrorAccumulator()
    /// Seconds.
    var times = ErrorAccumulator()

    mutating func push(
      _ estimate: StancePoint, _ reference: StancePoint, stance: Stance, bodyWeightNewtons: Double
    ) {
      values.push(
        estimate: estimate.newtons / bodyWeightNewtons,
        reference: reference.newtons / bodyWeightNewtons)
      let secondsPerPercent = stance.stanceSeconds / 100
      times.push(
        estimate: estimate.percentStance * secondsPerPercent,
        reference: reference.percentStance * secondsPerPercent)
    }

    func error(range: Double) -> FeatureError? {
      values.statistics(range: range).map {
        FeatureError(
          value: $0, timeSeconds: times.statistics()?.differencesOnly, agreement: values.agreement)
      }
    }
  }

  private var first = Point()
  private var valley = Point()
  private var second = Point()
  private var impulses = ErrorAccumulator()
  /// Body weights times seconds.
  private var wholeImpulses = ErrorAccumulator()
  /// Estimate minus reference on the 101 points of stance of each foot, in body weights.
  private(set) var curves = PerFoot(
    both: Array(repeating: MeanSD(), count: StanceCurve.pointCount))

  /// Takes an accepted step.
  mutating func push(_ step: Step, bodyWeightNewtons: Double) {
    guard let estimate = step.estimated, let reference = step.reference else { return }
    if let estimated = estimate.peaks, let measured = reference.peaks {
      first.push(
        estimated.first, measured.first, stance: step.stance, bodyWeightNewtons: bodyWeightNewtons)
      valley.push(
        estimated.valley, measured.valley, stance: step.stance,
        bodyWeightNewtons: bodyWeightNewtons)
      second.push(
        estimated.second, measured.second, stance: step.stance,
        bodyWeightNewtons: bodyWeightNewtons)
    }
    if reference.impulseNewtonSeconds > 0 {
      impulses.push(
        estimate: estimate.impulseNewtonSeconds / reference.impulseNewtonSeconds * 100,
        reference: 100)
      wholeImpulses.push(
        estimate: estimate.impulseNewtonSeconds / bodyWeightNewtons,
        reference: reference.impulseNewtonSeconds / bodyWeightNewtons)
    }
    for point in 0..<StanceCurve.pointCount {
      let difference = Double(estimate.curve.newtons[point] - reference.curve.newtons[point])
      curves[step.foot][point].push(difference / bodyWeightNewtons)
    }
  }

  /// Errors of the points of a double peak.
  ///
  /// - Parameter range: what NRMSE is a percentage of, in body weights: the same as for the whole recording.
  /// - Returns: nil for a point that no step has.
  func peaks(range: Double) -> (
    first: FeatureError?, valley: FeatureError?, second: FeatureError?
  ) {
    (first.error(range: range), valley.error(range: range), second.error(range: range))
  }

  /// Estimate minus reference of the impulse of each step in percent of the reference.
  var impulsePercent: ErrorStatistics? { impulses.statistics()?.differencesOnly }

  /// Impulses in body weights times seconds.
  var impulse: FeatureAgreement? { wholeImpulses.agreement }

  /// The same in body weights of another number of newtons.
  func scaled(by factor: Double) -> FeatureTally {
    var scaled = self
    scaled.first.values = first.values.scaled(by: factor)
    scaled.valley.values = valley.values.scaled(by: factor)
    scaled.second.values = second.values.scaled(by: factor)
    scaled.wholeImpulses = wholeImpulses.scaled(by: factor)
    scaled.curves = curves.map { $0.map { $0.scaled(by: factor) } }
    return scaled
  }
}
