package import GaitModel

/// The one place where grid, estimator, segmentation and step table are put in a row.
///
/// Replay, batch, live input and tests all push frames through this. What comes out depends on the
/// samples alone, never on how they were cut into calls or how fast they came.
package struct Pipeline: Sendable {
  /// What the numbers rest on.
  package let basis: SessionBasis
  /// The forces at which stances begin and end.
  package let thresholds: StanceThresholds
  /// The force that steps are found on.
  package let decidedBy: ForceKind
  /// The card of the estimator at the higher rate of both feet.
  package let estimator: EstimatorDescription

  /// The scale as the strides so far tell it.
  package private(set) var scale: RunningScale

  private var feet: PerFoot<FootPipeline?>
  private var settledUntil = -Double.infinity
  private var isComplete = false

  /// The session's, with the rates that its frames have.
  package var metadata: SessionMetadata { basis.metadata }
  /// The calibration that counts.
  package var calibration: Calibration { basis.calibration }
  /// When a stance begins and ends.
  package var rule: StanceRule { basis.rule }

  /// - Parameters:
  ///   - basis: what the numbers rest on; it tells insoles, mass, and whether there is a reference.
  ///   - scale: what strides have told before, where the frames that follow were analysed already.
  ///   - makeEstimator: makes the estimator of a foot whose frames come at a rate in hertz.
  package init(
    basis: SessionBasis, scale: RunningScale? = nil,
    makeEstimator: (_ samplingRateHz: Double) -> any ForceEstimator = { _ in
      SumOfCellsEstimator()
    }
  ) {
    let (metadata, calibration, rule) = (basis.metadata, basis.calibration, basis.rule)
    let decidedBy: ForceKind = metadata.reference != nil ? .reference : .estimated
    let thresholds = basis.thresholds(decidedBy: decidedBy)
    self.basis = basis
    self.thresholds = thresholds
    self.decidedBy = decidedBy
    self.scale = scale ?? basis.startingScale
    let rates = metadata.feet.compactMap { metadata.insoles[$0]?.samplingRateHz }
    estimator = makeEstimator(rates.max() ?? 200).description
    feet = PerFoot.each { foot in
      metadata.insoles[foot].map { insole in
        FootPipeline(
          foot: foot, insole: insole, calibration: calibration, rule: rule, thresholds: thresholds,
          decidedBy: decidedBy, ownNewtons: basis.ownNewtons(foot),
          estimator: makeEstimator(insole.samplingRateHz))
      }
    }
  }

  /// Makes room for a recording of known length, so that tracks need not grow again and again.
  package mutating func reserve(seconds: Double) {
    for foot in Foot.allCases { feet[foot]?.reserve(seconds: seconds) }
  }

  /// Takes frames of a foot; they are estimated once the other foot's have come as far.
  package mutating func push(_ frames: FrameBlock) {
    feet[frames.foot]?.push(frames, scale: &scale)
    release()
  }

  /// Says that all frames up to a moment have come that ever will: nobody waits for a silent foot.
  package mutating func settle(until seconds: Double) {
    guard seconds > settledUntil else { return }
    settledUntil = seconds
    release()
  }

  private mutating func release() {
    let known = max(scale.knownUntilSeconds, settledUntil)
    scale.settle(until: known)
    for foot in Foot.allCases {
      feet[foot]?.release(until: known + RunningScale.delaySeconds, scale: scale)
    }
  }

  /// Takes forces of the reference on the clock of the frames.
  package mutating func push(reference: ForceBlock) {
    feet[reference.foot]?.push(reference: reference)
  }

  /// Drops samples and steps that lie before a moment, so that a session without an end stays small.
  ///
  /// Steps that are found afterwards, and their numbers, stay the same.
  package mutating func forget(before seconds: Double) {
    for foot in Foot.allCases { feet[foot]?.forget(before: seconds) }
  }

  /// What is known of each foot over time so far.
  package var tracks: PerFoot<FootTrack?> { feet.map { $0?.track } }

  /// Steps of both feet that were found so far and are still there.
  package var foundSteps: Int {
    Foot.allCases.reduce(0) { $0 + (feet[$1]?.steps.count ?? 0) }
  }

  /// Steps of both feet that were found and forgotten.
  package var forgottenSteps: Int {
    Foot.allCases.reduce(0) { $0 + (feet[$1]?.forgottenSteps ?? 0) }
  }

  /// Ends the session; nothing may be pushed afterwards.
  package mutating func finish() {
    settle(until: .infinity)
    for foot in Foot.allCases { feet[foot]?.finish() }
    isComplete = true
  }

  /// What is known of the samples pushed so far.
  ///
  /// - Complexity: O(frames).
  package func analysis() -> SessionAnalysis {
    // Without a calibration the sum has no scale that a contact force could be a part of.
    let contacts =
      calibration.origin == .none
      ? nil
      : ContactAgreement(
        estimated: feet.map { $0?.estimatedStances ?? [] }, sum: feet.map { $0?.sumStances ?? [] })
    // Where no plate decides, an insole that reads nothing in swing knows better than an estimate.
    let isOnSum =
      decidedBy == .estimated && contacts?.isGood == false
    let steps = basis.settings.skipped.applied(
      to: isOnSum ? stepsOnSum : reviewedSteps, isComplete: isComplete)
    let summary = GaitSummary(steps: steps, force: decidedBy)
    let errors =
      decidedBy == .reference && basis.bodyWeight.isComparable
      ? ErrorAnalysis.report(
        tracks: tracks, steps: steps,
        estimatedStances: feet.map { $0?.estimatedStances ?? [] },
        bodyWeightNewtons: calibration.bodyWeightNewtons) : nil
    return SessionAnalysis(
      rule: rule, thresholds: thresholds, calibration: calibration, estimator: estimator,
      decidedBy: decidedBy, scaleChanges: scale.changes, tracks: tracks, steps: steps,
      summary: summary, errors: errors,
      trust: trust(tracks: tracks, steps: steps, contacts: contacts),
      cellPeaks: feet.map { $0?.health.highest ?? [] }, isComplete: isComplete)
  }

  /// The steps that are still there; forgotten ones have a say in whether later ones are accepted.
  private var reviewedSteps: [Step] {
    let forgotten = feet.map { $0?.forgottenSteps ?? 0 }
    return reviewed(feet.map { ($0?.context ?? []) + ($0?.steps ?? []) })
      .filter { $0.index > forgotten[$0.foot] }
  }

  /// The same found on the insole's own sum.
  private var stepsOnSum: [Step] {
    reviewed(feet.map { $0?.stepsOnSum(isFinished: isComplete) ?? [] })
  }

  private func reviewed(_ contacts: PerFoot<[Step]>) -> [Step] {
    let review = ContactReview(
      steps: contacts, feet: metadata.feet, rule: rule, force: decidedBy,
      bodyWeightNewtons: basis.bodyWeightNewtons(of: decidedBy))
    return StepTiming.joined(
      review.reviewed, gaps: tracks.map { $0?.allGaps ?? [] }, rule: rule)
  }

  private func trust(
    tracks: PerFoot<FootTrack?>, steps: [Step], contacts: ContactAgreement?
  ) -> TrustReport {
    TrustAssessment(
      metadata: metadata, calibration: calibration, tracks: tracks, steps: steps,
      faults: feet.map { $0?.health.faults ?? [:] },
      notFiniteFrames: Foot.allCases.reduce(0) { $0 + (feet[$1]?.notFiniteFrames ?? 0) },
      readsBelowZero: Foot.allCases.contains { feet[$0]?.health.readsBelowZero == true },
      estimator: estimator, scale: scale.report, watches: feet.map { $0?.watch },
      doubts: basis.doubts,
      contacts: contacts
    ).report
  }
}
