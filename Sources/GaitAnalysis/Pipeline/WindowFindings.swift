import GaitModel

/// What is found in the samples that a pipeline has: of all of a recording, of the last minutes of a live session.
struct WindowFindings {
  /// What the rule finds on the estimate alone.
  var estimated: PerFoot<[Stance]>
  /// Nil without a calibration, or where there are few contacts.
  var contacts: ContactAgreement?
  /// Nil where there is no reference.
  var report: ReferenceReport?
  /// The steps of each foot by either force.
  var match: ReferenceSteps
}

extension Pipeline {
  /// What is found in the samples that are here.
  func windowFindings() -> WindowFindings {
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
      contacts: estimated, report: report, settled: settled, isSilent: isReferenceSilent)
    return WindowFindings(estimated: estimated, contacts: contacts, report: report, match: match)
  }

  /// Whether steps were settled before those that are here.
  var hasSettled: Bool { Foot.allCases.contains { settled.until[$0] > -.infinity } }

  /// The steps of both feet by initial contact, with what lies between them and their numbers.
  ///
  /// - Parameters:
  ///   - found: the steps of each foot in order.
  ///   - force: that they were found on.
  /// - Returns: steps that are settled already are not among them.
  func listed(_ found: PerFoot<[Step]>, _ force: ForceKind) -> [Step] {
    let listing = settled.listing(force)
    guard hasSettled else { return joined(found, force) }
    let new = PerFoot.each { foot in
      var steps = found[foot].filter {
        $0.stance.initialContactSeconds >= listing.lastToeOff[foot]
      }
      for place in steps.indices { steps[place].index = listing.counts[foot] + place + 1 }
      return steps
    }
    let tail = listing.tail
    return joined(PerFoot.each { tail[$0] + new[$0] }, force).filter {
      $0.index > listing.counts[$0.foot]
    }
  }

  /// Steps found on the reference, to compare the estimate with.
  ///
  /// - Parameters:
  ///   - findings: of the samples that are here.
  ///   - steps: the listed ones, those that somebody has left out rejected.
  /// - Returns: steps of both feet by initial contact.
  func compared(_ findings: WindowFindings, listed steps: [Step]) -> [Step] {
    guard findings.match.decidedBy != .reference else { return steps }
    return basis.leavingOut(
      from: listed(findings.match.compared, .reference), as: steps, isComplete: isComplete)
  }

  /// What the errors of the samples that are here are collected of.
  ///
  /// - Parameters:
  ///   - compared: steps found on the reference.
  ///   - findings: of the samples that are here.
  ///   - report: how reference and insoles fit together.
  ///   - ends: seconds of each foot at which the part ends.
  /// - Returns: the part behind what is settled.
  func errorPart(
    _ compared: [Step], _ findings: WindowFindings, report: ReferenceReport,
    before ends: PerFoot<Double> = PerFoot(both: .infinity)
  ) -> ErrorPart {
    let tail = settled.onReference.tail
    return ErrorPart(
      tracks: tracks,
      // What the estimate has found by itself says nothing of its errors.
      steps: (hasSettled ? tail.left + tail.right + compared : compared)
        .filter { !$0.isWithoutReference },
      estimatedStances: PerFoot.each { report.compared(findings.estimated[$0], $0) },
      bodyWeightNewtons: calibration.bodyWeightNewtons,
      excluded: PerFoot.each { report.excluded($0) },
      seconds: PerFoot.each { settled.until[$0]..<max(settled.until[$0], ends[$0]) },
      firstContact: settled.onReference.lastToeOff, end: ends)
  }

  /// The steps of both feet by time, with what lies between them.
  private func joined(_ steps: PerFoot<[Step]>, _ force: ForceKind) -> [Step] {
    let gaps = PerFoot.each { foot -> [Gap] in
      guard let track = tracks[foot] else { return [] }
      guard force == .reference, !track.referenceGaps.isEmpty else { return track.gaps }
      let own = steps[foot].filter(\.isWithoutReference).map(\.stance.seconds)
      return (track.gaps + track.referenceGaps.flatMap { $0.around(own) })
        .sorted { $0.startSeconds < $1.startSeconds }
    }
    return StepTiming.joined(
      steps, gaps: gaps, rule: rule, keepsForcesApart: force == .reference)
  }

  // MARK: - Review

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
}

extension Gap {
  /// What is left of a hole in the reference before and behind the steps that the estimate has found in it.
  fileprivate func around(_ seconds: [ClosedRange<Double>]) -> [Gap] {
    let inside = seconds.filter { startSeconds <= $0.lowerBound && $0.upperBound <= endSeconds }
    guard let first = inside.first, let last = inside.last else { return [self] }
    return [
      Gap(foot: foot, startSeconds: startSeconds, endSeconds: first.lowerBound),
      Gap(foot: foot, startSeconds: last.upperBound, endSeconds: endSeconds),
    ]
  }
}

extension PerFoot<[Step]> {
  fileprivate func filtered(_ isKept: (Step) -> Bool) -> PerFoot<[Step]> {
    map { $0.filter(isKept) }
  }
}
