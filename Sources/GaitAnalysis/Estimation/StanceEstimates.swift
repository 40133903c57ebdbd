package import GaitModel

/// What one estimator says over the stances of a session, so that two can be set beside each other.
///
/// The stances are those of the first analysis: each estimator finds slightly other contacts, and
/// curves over different stances could not be subtracted.
package struct StanceEstimates: Equatable, Sendable {
  /// In the order of time.
  package let stances: [Stance]
  /// One a stance, newtons; nil where the estimate does not cover it.
  package let curves: [StanceCurve?]
  private let bodyWeightNewtons: Double

  /// The accepted steps of an analysis.
  package init(_ analysis: SessionAnalysis) {
    self.init(
      analysis, on: analysis.steps.filter(\.isAccepted).map(\.stance))
  }

  /// An analysis on the stances of another.
  package init(_ analysis: SessionAnalysis, on stances: [Stance]) {
    self.stances = stances
    bodyWeightNewtons = analysis.calibration.bodyWeightNewtons
    curves = stances.map { stance in
      guard let track = analysis.tracks[stance.foot] else { return nil }
      // A frame more on either side, to interpolate the ends.
      let (times, newtons) = track.samples(.estimated, around: stance.seconds)
      return StanceCurve(times: times[...], newtons: newtons[...], seconds: stance.seconds)
    }
  }

  /// `[101]` in body weights; nil without any curve.
  package var mean: [MeanSD]? { Self.mean(curves.map { $0?.newtons }, scale: bodyWeightNewtons) }

  /// `[101]` in body weights: this minus the other over the stances that both cover.
  package func departure(from other: StanceEstimates) -> [MeanSD]? {
    let differences = zip(curves, other.curves).map { own, others -> [Float]? in
      guard let own, let others else { return nil }
      return zip(own.newtons, others.newtons).map { $0 - $1 }
    }
    return Self.mean(differences, scale: bodyWeightNewtons)
  }

  private static func mean(_ curves: [[Float]?], scale: Double) -> [MeanSD]? {
    var points = Array(repeating: MeanSD(), count: StanceCurve.pointCount)
    for curve in curves.compactMap({ $0 }) where curve.allSatisfy(\.isFinite) {
      for index in points.indices { points[index].push(Double(curve[index]) / scale) }
    }
    return points[0].n > 0 ? points : nil
  }
}
