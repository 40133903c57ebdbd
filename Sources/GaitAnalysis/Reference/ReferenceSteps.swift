import GaitModel

/// Decides on which force steps are found, and which of them may be compared with the reference.
///
/// Steps are found on the reference where it covers the walk of each foot, and on the estimate where it
/// covers a small part or one foot only, and live while it is silent. Among steps that were found on the reference,
/// those of a time in which it has no samples are the estimate's; contacts that it cuts, or does not see though it
/// has samples, are listed and rejected; none vanishes.
struct ReferenceSteps {
  /// The force that decides.
  let decidedBy: ForceKind
  /// Those found on the reference, to compare the estimate with.
  let compared: PerFoot<[Step]>

  private let onEstimate: PerFoot<[Step]>
  /// Found on the estimate, or on the insole's own sum where that decides instead.
  private let ownSteps: PerFoot<[Step]>
  private let tracks: PerFoot<FootTrack?>
  private let report: ReferenceReport?

  /// A step that shares more seconds than this with a stretch on a wrong plate is none of that plate.
  private static let tolerance = 0.05

  /// Puts the steps of both forces together.
  ///
  /// - Parameters:
  ///   - onReference: found on the reference, reviewed, in order.
  ///   - onEstimate: the same found on the estimate.
  ///   - onSum: the same found on the insole's own sum, where that decides instead of the estimate.
  ///   - tracks: the forces of each foot.
  ///   - contacts: what the rule finds on the estimate.
  ///   - report: nil where there is no reference.
  ///   - settled: what is known of the time before these tracks.
  ///   - isSilent: whether the reference of a live session sends nothing any more.
  init(
    onReference: PerFoot<[Step]>, onEstimate: PerFoot<[Step]>, onSum: PerFoot<[Step]>?,
    tracks: PerFoot<FootTrack?>, contacts: PerFoot<[Stance]>, report: ReferenceReport?,
    settled: SettledSteps, isSilent: Bool
  ) {
    self.onEstimate = onEstimate
    ownSteps = onSum ?? onEstimate
    self.tracks = tracks
    self.report = report
    guard let report else {
      decidedBy = .estimated
      compared = PerFoot(both: [])
      return
    }
    compared = PerFoot.each { foot in
      Self.compared(onReference[foot], contacts[foot], foot, report)
    }
    decidedBy = !isSilent && report.decides(tracks, after: settled) ? .reference : .estimated
  }

  /// The steps of each foot as a force finds them, in order.
  func steps(_ force: ForceKind) -> PerFoot<[Step]> {
    guard let report else { return ownSteps }
    return PerFoot.each { foot in
      force == .reference
        ? Self.withUnseen(compared[foot], ownSteps[foot], foot, report)
        : Self.withReference(ownSteps[foot], tracks[foot], report.excluded(foot))
    }
  }

  /// The steps found on the reference, those on a wrong plate and those that it does not cover rejected.
  private static func compared(
    _ steps: [Step], _ contacts: [Stance], _ foot: Foot, _ report: ReferenceReport
  ) -> [Step] {
    let excluded = report.onOtherPlate[foot] + report.onOtherPlate[foot.opposite]
    // A plate that has seen a part of a contact, or reads a load without one.
    let incomplete = report.offPlate[foot] + report.notUnloaded[foot]
    guard !excluded.isEmpty || !incomplete.isEmpty else { return steps }
    return steps.map { step in
      var step = step
      // The insole says how long the foot was really down.
      let own = contacts.first { $0.seconds.shared(with: step.stance.seconds) > 0 }
      let isOff = excluded.contains { range in
        range.shared(with: step.stance.seconds) > tolerance
          || own.map { range.shared(with: $0.seconds) > 2 * tolerance } ?? false
      }
      guard step.rejection == nil || step.rejection == .standing else { return step }
      if isOff {
        step.rejection = .otherPlate
      } else if incomplete.contains(where: { $0.shared(with: step.stance.seconds) > tolerance }) {
        step.rejection = .noReference
      }
      return step
    }
  }

  /// Adds the contacts that only the insole has seen: as steps where the reference has no samples, else rejected.
  private static func withUnseen(
    _ steps: [Step], _ ownSteps: [Step], _ foot: Foot, _ report: ReferenceReport
  ) -> [Step] {
    let without = report.uncovered[foot] + report.offPlate[foot] + report.notUnloaded[foot]
    guard !without.isEmpty || !report.onOtherPlate[foot].isEmpty else { return steps }
    let first = (steps.first?.index ?? 1) - 1
    func isUnmeasured(_ step: Step) -> Bool {
      report.uncovered[foot].contains {
        $0.lowerBound <= step.stance.initialContactSeconds
          && step.stance.toeOffSeconds <= $0.upperBound
      }
    }
    // A contact that goes on from one side of a hole to the other was several.
    let several = ownSteps.filter { $0.isAccepted && isUnmeasured($0) }.map(\.stance.seconds)
    let steps = steps.filter { step in
      step.isAccepted || !several.contains { $0.shared(with: step.stance.seconds) > 0 }
    }
    let unseen = ownSteps.compactMap { step -> Step? in
      let seconds = step.stance.seconds
      let isUnmeasured = isUnmeasured(step)
      guard step.isAccepted || isUnmeasured,
        !steps.contains(where: { $0.stance.seconds.shared(with: seconds) > 0 })
      else { return nil }
      var step = step
      if report.onOtherPlate[foot].contains(where: { $0.shared(with: seconds) > 0 }) {
        step.rejection = .otherPlate
      } else if !isUnmeasured {
        // At the edge of a hole it may touch only.
        let around = seconds.lowerBound - tolerance...seconds.upperBound + tolerance
        guard without.contains(where: { $0.shared(with: around) > 0 }) else { return nil }
        step.rejection = .noReference
      }
      return step
    }
    guard !unseen.isEmpty else { return steps }
    var joined = (steps + unseen).sorted {
      $0.stance.initialContactSeconds < $1.stance.initialContactSeconds
    }
    for index in joined.indices { joined[index].index = first + index + 1 }
    return joined
  }

  /// The steps found on the estimate with the reference of those that it covers.
  private static func withReference(
    _ steps: [Step], _ track: FootTrack?, _ excluded: [ClosedRange<Double>]
  ) -> [Step] {
    guard let track else { return steps }
    return steps.map { step in
      var step = step
      let seconds = step.stance.seconds
      guard track.hasReference(in: seconds),
        !excluded.contains(where: { $0.shared(with: seconds) > tolerance })
      else { return step }
      let (times, newtons) = track.samples(.reference, around: seconds)
      step.reference = ForceFeatures(times: times, newtons: newtons, stance: step.stance)
      return step
    }
  }
}
