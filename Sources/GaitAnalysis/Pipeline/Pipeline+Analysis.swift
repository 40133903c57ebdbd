import GaitModel

extension Pipeline {
  /// What is known of the samples pushed so far.
  ///
  /// Steps, means and errors are of the whole session, doubts of the samples that are here.
  ///
  /// - Complexity: O(frames that are here), and a copy of the list of steps.
  package func analysis() -> SessionAnalysis {
    let findings = windowFindings()
    let decidedBy = findings.match.decidedBy
    let new = basis.leavingOut(
      from: listed(findings.match.steps(decidedBy), decidedBy), isComplete: isComplete)
    let earlier = settled.listing(decidedBy)
    var steps = earlier.steps
    steps += new
    if !earlier.steps.isEmpty, !new.isEmpty, steps.areDisordered(at: earlier.steps.count) {
      steps.sortByContact()
    }
    return SessionAnalysis(
      rule: rule, thresholds: basis.thresholds(decidedBy: decidedBy),
      calibrations: calibrations,
      estimator: estimator, decidedBy: decidedBy, scaleChanges: scale.changes, tracks: tracks,
      steps: steps, summary: GaitSummary(steps: new, force: decidedBy, after: earlier.tally),
      errors: errors(findings, steps: new), trust: trust(new, findings),
      cellPeaks: feet.map { $0?.health.highest ?? [] }, isComplete: isComplete,
      // What is not read yet may fit.
      leftOutWithoutStep: isComplete
        ? LeftOutMatch.withoutStep(metadata.leftOutSteps, in: steps) : [],
      skippedWithoutStep: isComplete
        ? basis.settings.skipped.singleWithoutStep(in: steps) : PerFoot(both: []))
  }

  /// Compares the estimate with the reference where there is one.
  private func errors(_ findings: WindowFindings, steps: [Step]) -> ErrorReport? {
    guard let report = findings.report, !report.isContradicted, basis.bodyWeight.isComparable
    else { return nil }
    var tally = settled.errors
    tally.add(errorPart(compared(findings, listed: steps), findings, report: report))
    return tally.report(bodyWeightNewtons: calibration.bodyWeightNewtons)
  }

  private func trust(_ steps: [Step], _ findings: WindowFindings) -> TrustReport {
    let reference = findings.report
    // Steps of a reference that is another foot's say nothing of the insoles.
    let insoles = InsoleCheck(
      metadata: metadata, tracks: tracks, steps: reference?.isContradicted == true ? [] : steps,
      decidedBy: findings.match.decidedBy, signals: feet.map { $0?.signal },
      peaks: feet.map { $0?.health.highest })
    return TrustAssessment(
      metadata: metadata, calibrations: calibrations, tracks: tracks, steps: steps,
      faults: feet.map { $0?.health.faults ?? [:] },
      notFiniteFrames: Foot.allCases.reduce(0) { $0 + (feet[$1]?.notFiniteFrames ?? 0) },
      readsBelowZero: Foot.allCases.contains { feet[$0]?.health.readsBelowZero == true },
      estimator: estimator, scale: scale.report, watches: feet.map { $0?.watch },
      doubts: basis.doubts + (reference?.flags ?? []) + insoles.flags, contacts: findings.contacts,
      reference: reference,
      hasEarlierSteps: !settled.listing(findings.match.decidedBy).steps.isEmpty
    ).report
  }
}
