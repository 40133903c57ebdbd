import GaitModel

/// A part of a session whose errors are collected: all of a recording, or what has come since the last part.
struct ErrorPart {
  /// The forces of each foot.
  var tracks: PerFoot<FootTrack?>
  /// Steps of both feet, found on the reference, with some of the part before.
  var steps: [Step]
  /// What the same rule finds on the estimate alone.
  var estimatedStances: PerFoot<[Stance]>
  /// What forces are divided by.
  var bodyWeightNewtons: Double
  /// Seconds in which a foot's reference is not that foot's force, in order.
  var excluded = PerFoot<[ClosedRange<Double>]>(both: [])
  /// Frames and events of each foot that belong to the part.
  var seconds = PerFoot(both: -Double.infinity..<Double.infinity)
  /// Steps of a foot belong to the part if they begin no earlier...
  var firstContact = PerFoot(both: -Double.infinity)
  /// ...and end before this.
  var end = PerFoot(both: Double.infinity)

  /// Whether a step belongs to the part, and was not just before it.
  func isNew(_ step: Step) -> Bool {
    step.stance.initialContactSeconds >= firstContact[step.foot]
      && step.stance.toeOffSeconds < end[step.foot]
  }
}
