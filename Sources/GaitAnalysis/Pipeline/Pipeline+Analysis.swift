import GaitModel

extension Pipeline {
  /// What is known of the samples pushed so far.
  ///
  /// - Complexity: O(frames).
  package func analysis() -> SessionAnalysis {
    let tracks = tracks
    let estimated = feet.map { $0?.estimatedStances ?? [] }
    // Without a calibration the sum has no scale that a contact force could be a part of.
    let contacts =
      calibration.origin == .none
      ? nil
      : ContactAgreement(
        estimated: estimated, sum: feet.map { $0?.sumStances ?? [] })
    let onReference = reviewed(\.onReference, .reference)
    let onEstimate = reviewed(\.onEstimate, .estimated)
    let check = metadata.reference.map { _ in
      ReferenceCheck(
        sides: PerFoot.each { foot in
          feet[foot].map {
            ReferenceCheck.Side(
              track: $0.track, reference: $0.referenceStances, estimated: estimated[foot],
              // Without a scale nobody knows which contacts of the insole bear a body.
              contacts: basis.bodyWeight.isComparable
                ? onEstimate[foot].filter(\.isAccepted).map(\.stance) : [])
          }
        }, thresholds: basis.thresholds(decidedBy: .reference),
        bodyWeight: basis.bodyWeightNewtons(of: .reference),
        knownWeight: calibration.isBodyMassKnown ? metadata.bodyWeightNewtons : nil)
    }
    let report = check?.report(levels: basis.referenceLevels, lag: basis.referenceLag)
    let match = ReferenceSteps(
      onReference: onReference, onEstimate: onEstimate,
      // Where no plate decides, an insole that reads nothing in swing knows better than an estimate.
      onSum: contacts?.isGood == false ? stepsOnSum : nil, tracks: tracks,
      contacts: estimated, report: report, isSilent: isReferenceSilent)
    let steps = basis.leavingOut(
      from: joined(match.steps, match.decidedBy), isComplete: isComplete)
    let errors = report.flatMap { report in
      report.isContradicted || !basis.bodyWeight.isComparable
        ? nil : self.errors(match, steps: steps, estimated: estimated, report: report)
    }
    return SessionAnalysis(
      rule: rule, thresholds: basis.thresholds(decidedBy: match.decidedBy),
      calibration: calibration,
      estimator: estimator, decidedBy: match.decidedBy, scaleChanges: scale.changes, tracks: tracks,
      steps: steps, summary: GaitSummary(steps: steps, force: match.decidedBy), errors: errors,
      trust: trust(steps, contacts: contacts, decidedBy: match.decidedBy, reference: report),
      cellPeaks: feet.map { $0?.health.highest ?? [] }, isComplete: isComplete,
      // What is not read yet may fit.
      leftOutWithoutStep: isComplete
        ? LeftOutMatch.withoutStep(metadata.leftOutSteps, in: steps) : [],
      skippedWithoutStep: isComplete
        ? basis.settings.skipped.singleWithoutStep(in: steps) : PerFoot(both: []))
  }

  /// Compares the estimate with the reference where there is one.
  private func errors(
    _ match: ReferenceSteps, steps: [Step], estimated: PerFoot<[Stance]>, report: ReferenceReport
  ) -> ErrorReport? {
    let compared =
      match.decidedBy == .reference
      ? steps
      : basis.leavingOut(
        from: joined(match.compared, .reference), as: steps, isComplete: isComplete)
    return ErrorAnalysis.report(
      tracks: tracks, steps: compared,
      estimatedStances: PerFoot.each { foot in
        report.compared(estimated[foot], foot)
      }, bodyWeightNewtons: calibration.bodyWeightNewtons,
      excluded: PerFoot.each { report.excluded($0) })
  }

  /// The steps of both feet by time, with what lies between them.
  private func joined(_ steps: PerFoot<[Step]>, _ force: ForceKind) -> [Step] {
    StepTiming.joined(
      steps, gaps: tracks.map { (force == .reference ? $0?.allGaps : $0?.gaps) ?? [] }, rule: rule)
  }

  /// The steps that are still there; forgotten ones have a say in whether later ones are accepted.
  private func reviewed(
    _ found: KeyPath<FootPipeline, FoundSteps>, _ force: ForceKind
  ) -> PerFoot<[Step]> {
    let steps = feet.map { $0?[keyPath: found] ?? FoundSteps() }
    return reviewed(steps.map { $0.context + $0.steps }, force).filtered {
      $0.index > steps[$0.foot].forgotten
    }
  }

  /// The same found on the insole's own sum; on the estimate for a foot whose sum never ends a contact.
  private var stepsOnSum: PerFoot<[Step]> {
    let contacts = feet.map { foot -> [Step] in
      guard let foot else { return [] }
      return foot.sumStances.isEmpty
        ? foot.onEstimate.context + foot.onEstimate.steps
        : foot.stepsOnSum(isFinished: isComplete)
    }
    return reviewed(contacts, .estimated).filtered { step in
      guard let foot = feet[step.foot], foot.sumStances.isEmpty else { return true }
      return step.index > foot.onEstimate.forgotten
    }
  }

  private func reviewed(_ contacts: PerFoot<[Step]>, _ force: ForceKind) -> PerFoot<[Step]> {
    ContactReview(
      steps: contacts, feet: metadata.feet, rule: rule, force: force,
      bodyWeightNewtons: basis.bodyWeightNewtons(of: force)
    ).reviewed
  }

  private func trust(
    _ steps: [Step], contacts: ContactAgreement?, decidedBy: ForceKind, reference: ReferenceReport?
  ) -> TrustReport {
    // Steps of a reference that is another foot's say nothing of the insoles.
    let insoles = InsoleCheck(
      metadata: metadata, tracks: tracks, steps: reference?.isContradicted == true ? [] : steps,
      decidedBy: decidedBy, signals: feet.map { $0?.signal }, peaks: feet.map { $0?.health.highest }
    )
    return TrustAssessment(
      metadata: metadata, calibration: calibration, tracks: tracks, steps: steps,
      faults: feet.map { $0?.health.faults ?? [:] },
      notFiniteFrames: Foot.allCases.reduce(0) { $0 + (feet[$1]?.notFiniteFrames ?? 0) },
      readsBelowZero: Foot.allCases.contains { feet[$0]?.health.readsBelowZero == true },
      estimator: estimator, scale: scale.report, watches: feet.map { $0?.watch },
      doubts: basis.doubts + (reference?.flags ?? []) + insoles.flags, contacts: contacts,
      reference: reference
    ).report
  }
}

extension PerFoot<[Step]> {
  fileprivate func filtered(_ isKept: (Step) -> Bool) -> PerFoot<[Step]> {
    map { $0.filter(isKept) }
  }
}
