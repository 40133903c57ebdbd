package import GaitModel

extension Pipeline {
  /// Drops samples that lie before a moment, so that a session without an end stays small.
  ///
  /// Steps before it are settled: they stay in the list, in the means and in the errors. Steps that are found
  /// afterwards, and their numbers, are those of a session whose samples all stay.
  package mutating func forget(before seconds: Double) {
    let ends = feet.map { $0?.forgettable(before: seconds) ?? -.infinity }
    guard Foot.allCases.contains(where: { ends[$0] > -.infinity }) else { return }
    settle(before: ends)
    for foot in Foot.allCases where ends[foot] > -.infinity {
      feet[foot]?.forget(before: ends[foot])
    }
  }

  /// Continues another pipeline, whose samples from some moment on are pushed into this one again.
  ///
  /// - Parameters:
  ///   - earlier: what has gone before.
  ///   - starts: the first frame of each foot that is pushed again; nil for none.
  ///   - keepsSteps: whether the steps before that are of the same unit, so that they may stay.
  package mutating func resume(
    _ earlier: Pipeline, from starts: PerFoot<Double?>, keepsSteps: Bool
  ) {
    var earlier = earlier
    let ends = PerFoot.each { foot -> Double in
      guard let times = earlier.feet[foot]?.track.times, let first = times.first,
        let last = times.last
      else { return earlier.settled.until[foot] }
      guard let start = starts[foot] else { return last.nextUp }
      if earlier.settled.until[foot] == -.infinity, first >= start { return -.infinity }
      let look = feet[foot]?.lookSeconds ?? 0
      let moment = start + look + Self.settlingSeconds
      return max(
        earlier.settled.until[foot],
        earlier.feet[foot]?.momentBetweenContacts(notAfter: moment) ?? moment)
    }
    guard Foot.allCases.contains(where: { ends[$0] > -.infinity }) else { return }
    earlier.settle(before: ends)
    settled = earlier.settled
    let weight = calibration.bodyWeightNewtons
    if keepsSteps {
      settled.errors = settled.errors.scaled(by: earlier.calibration.bodyWeightNewtons / weight)
    } else {
      settled.drop()
    }
  }

  /// Seconds after the first frame in which contacts are not all seen whole.
  private static let settlingSeconds = 2.0

  /// Settles the steps and frames before a moment of each foot.
  private mutating func settle(before ends: PerFoot<Double>) {
    let findings = windowFindings()
    let forces: [ForceKind] = findings.report == nil ? [.estimated] : [.estimated, .reference]
    let listed = forces.map { force in
      basis.leavingOut(
        from: self.listed(findings.match.steps(force), force), isComplete: isComplete)
    }
    if let report = findings.report { settleErrors(findings, listed, report, before: ends) }
    for foot in Foot.allCases where ends[foot] > -.infinity {
      settled.first[foot] = settled.first[foot] ?? tracks[foot]?.times.first
    }
    settled.onEstimate.take(listed[0], before: ends)
    if listed.count > 1 { settled.onReference.take(listed[1], before: ends) }
    for foot in Foot.allCases { settled.until[foot] = max(settled.until[foot], ends[foot]) }
  }

  private mutating func settleErrors(
    _ findings: WindowFindings, _ listed: [[Step]], _ report: ReferenceReport,
    before ends: PerFoot<Double>
  ) {
    let steps = findings.match.decidedBy == .reference ? listed[1] : listed[0]
    if basis.bodyWeight.isComparable {
      settled.errors.add(
        errorPart(
          compared(findings, listed: steps), findings, report: report, before: ends))
    }
    for foot in Foot.allCases where ends[foot] > settled.until[foot] {
      settled.secondsWithoutReference[foot] =
        settled.secondsWithoutReference[foot]
        + report.secondsMissing(foot, in: settled.until[foot]...ends[foot])
    }
  }
}
