import GaitModel

/// Decides on which force steps are found, and which of them may be compared with the reference.
///
/// Steps are found on the reference where it covers the walk of each foot, and on the estimate where it
/// covers a part or one foot only, and live while it is silent. Contacts without a reference among steps that were found on it are
/// listed and rejected; none vanishes.
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
        ? Self.withUnseen(compared[foot], onEstimate[foot], foot, report)
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

  /// Adds the contacts that only the insole has seen, as rejected steps.
  private static func withUnseen(
    _ steps: [Step], _ onEstimate: [Step], _ foot: Foot, _ report: ReferenceReport
  ) -> [Step] {
    let unseen = onEstimate.compactMap { step -> Step? in
      let seconds = step.stance.seconds
      guard step.isAccepted, !steps.contains(where: { $0.stance.seconds.shared(with: seconds) > 0 })
      else { return nil }
      let isWrong = report.onOtherPlate[foot].contains { $0.shared(with: seconds) > 0 }
      let isOff =
        (report.uncovered[foot] + report.offPlate[foot] + report.notUnloaded[foot]).contains {
          $0.shared(with: seconds) > 0
        }
      guard isWrong || isOff else { return nil }
      var step = step
      step.rejection = isWrong ? .otherPlate : .noReference
      return step
    }
    guard !unseen.isEmpty else { return steps }
    let first = (steps.first?.index ?? 1) - 1
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
