package import GaitModel

/// What feedback needs of one step: little enough to keep for a whole session.
package struct FeedbackStep: Equatable, Sendable {
  /// Whose step it is.
  package var foot: Foot
  /// When the foot met the ground.
  package var initialContactSeconds: Double
  /// When the step is over and can be counted.
  package var toeOffSeconds: Double
  /// Highest force in % of body weight.
  package var peakPercent: Double?
  /// The same force in newtons.
  package var peakNewtons: Double?
  /// In body weights a second; nil without two peaks.
  package var loadingRate: Double?
  /// What measured those; nil if nobody said.
  package var force: ForceKind?

  package init(
    foot: Foot, initialContactSeconds: Double, toeOffSeconds: Double, peakPercent: Double?,
    peakNewtons: Double? = nil, loadingRate: Double?, force: ForceKind? = nil
  ) {
    self.foot = foot
    self.initialContactSeconds = initialContactSeconds
    self.toeOffSeconds = toeOffSeconds
    self.peakPercent = peakPercent
    self.peakNewtons = peakNewtons
    self.loadingRate = loadingRate
    self.force = force
  }

  /// Reads a step off one of its forces; nil if it was rejected.
  ///
  /// Nobody is praised or warned for a gap.
  ///
  /// - Parameters:
  ///   - step: a step that has ended.
  ///   - force: the force that decides; where a plate has no samples of the step, the estimate counts.
  ///   - bodyWeightNewtons: what one body weight is.
  package init?(_ step: Step, force: ForceKind, bodyWeightNewtons: Double) {
    guard step.isAccepted, bodyWeightNewtons > 0 else { return nil }
    let own = step.force(decidedBy: force)
    let features = step.features(own)
    self.init(
      foot: step.foot, initialContactSeconds: step.stance.initialContactSeconds,
      toeOffSeconds: step.stance.toeOffSeconds,
      peakPercent: features.map { $0.maxNewtons / bodyWeightNewtons * 100 },
      peakNewtons: features?.maxNewtons,
      loadingRate: features?.loadingRateNewtonsPerSecond.map { $0 / bodyWeightNewtons }, force: own)
  }

  /// How long the foot was on the ground.
  package var stanceSeconds: Double { toeOffSeconds - initialContactSeconds }
}
