import GaitModel

extension SessionBasis {
  /// The same steps of both feet, those that somebody has left out rejected.
  ///
  /// - Parameters:
  ///   - steps: by initial contact.
  ///   - isComplete: whether the last contacts are known.
  /// - Returns: what was rejected for a reason of its own keeps that reason.
  func leavingOut(from steps: [Step], isComplete: Bool) -> [Step] {
    let byHand = LeftOutMatch.applied(metadata.leftOutSteps, to: steps)
    return settings.skipped.endsApplied(
      to: settings.skipped.singleApplied(to: byHand), isComplete: isComplete)
  }

  /// The same for steps that were found on another force, whose numbers are others.
  ///
  /// - Parameters:
  ///   - steps: by initial contact.
  ///   - listed: those of the step table, which has the numbers.
  ///   - isComplete: whether the last contacts are known.
  /// - Returns: those of the same moments rejected.
  func leavingOut(from steps: [Step], as listed: [Step], isComplete: Bool) -> [Step] {
    let single = listed.filter {
      $0.rejection == .leftOut && settings.skipped.single[$0.foot].contains($0.index)
    }.map {
      LeftOutStep(foot: $0.foot, initialContactSeconds: $0.stance.initialContactSeconds)
    }
    return settings.skipped.endsApplied(
      to: LeftOutMatch.applied(
        metadata.leftOutSteps + single + settings.skipped.contacts, to: steps),
      isComplete: isComplete)
  }
}
