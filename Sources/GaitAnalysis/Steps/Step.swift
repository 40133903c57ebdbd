public import GaitModel

/// Why a step is not used in means and errors.
package enum StepRejection: Equatable, Hashable, Sendable {
  /// The stance touches a hole in the recording longer than the rule allows.
  case touchesGap(seconds: Double)
  /// The stance is longer than the rule allows for a step.
  case standing
  /// The samples do not cover the stance.
  case incomplete
  /// The contact is shorter than the rule allows for a step, and none of running.
  case tooShort(seconds: Double)
  /// The contact bears too little for a step: a seated or resting foot.
  case lightLoad
  /// The other foot comes down and leaves the ground with it: a squat, a hop or a jump.
  case bothFeet
  /// A frame within it jumps up and down again, as no force of a foot does.
  case spike
  /// Another calibration begins to hold within it, so that its force is in two scales.
  case calibrationChanged
  /// An option left it out: one of the first or last of its foot, or a single one.
  case leftOut
  /// Somebody left it out by hand, which the session keeps; the reason may be empty.
  case leftOutByHand(reason: String)
  /// The foot has no reference there, on whose force the other steps were found.
  case noReference
  /// The foot stood on the plate that counts as the other foot's.
  case otherPlate

  /// One word or two for tables and exports; after a colon free text that may hold anything.
  package var reason: String {
    switch self {
    case .touchesGap(let seconds): "gap \(Int((seconds * 1000).rounded())) ms"
    case .standing: "standing"
    case .incomplete: "incomplete"
    case .tooShort(let seconds): "short \(Int((seconds * 1000).rounded())) ms"
    case .lightLoad: "light load"
    case .bothFeet: "both feet"
    case .spike: "spike"
    case .calibrationChanged: "calibration changed"
    case .leftOut: "left out by option"
    case .leftOutByHand(let reason):
      reason.isEmpty ? "left out by hand" : "left out by hand: \(reason)"
    case .noReference: "no plate"
    case .otherPlate: "wrong plate"
    }
  }
}

/// One stance of one foot with what was read off it.
public struct Step: Equatable, Sendable {
  /// From initial contact to toe-off.
  public let stance: Stance
  /// Counts the found stances of this foot from 1.
  package internal(set) var index: Int
  /// Why it is not used in means and errors; nil if it is.
  package internal(set) var rejection: StepRejection?
  /// Read off the insole's own force; nil where its samples do not cover the stance.
  package let measured: ForceFeatures?
  /// Read off the estimated force.
  public let estimated: ForceFeatures?
  /// Read off the force of the reference; nil without one.
  public internal(set) var reference: ForceFeatures?
  /// From this toe-off to the next initial contact of the same foot; nil if that is not walking.
  public var swingSeconds: Double?
  /// From this initial contact to the other foot's toe-off; nil if the other foot was not down.
  public var doubleSupportSeconds: Double?

  package init(
    stance: Stance, index: Int, rejection: StepRejection?, measured: ForceFeatures?,
    estimated: ForceFeatures?, reference: ForceFeatures?
  ) {
    self.stance = stance
    self.index = index
    self.rejection = rejection
    self.measured = measured
    self.estimated = estimated
    self.reference = reference
  }

  /// Whose step it is.
  public var foot: Foot { stance.foot }
  /// Why it is not used in means and errors, such as `gap 40 ms` or `standing`; nil if it is used.
  public var rejectionReason: String? { rejection?.reason }
  /// Whether it is used in means and errors.
  package var isAccepted: Bool { rejection == nil }

  /// Whether it is used though the reference has no samples of it: among steps that were found on the reference, one
  /// that was found on the estimate.
  package var isWithoutReference: Bool { isAccepted && reference == nil }

  /// The force that it was found on and has its numbers of, where another one decides for the walk as a whole.
  package func force(decidedBy force: ForceKind) -> ForceKind {
    force == .reference && reference == nil ? .estimated : force
  }

  /// From initial contact to the next one, or to toe-off where the swing is not known.
  var secondsWithSwing: Range<Double> {
    let end = stance.toeOffSeconds + (swingSeconds ?? 0)
    // The frame of toe-off belongs to the stance.
    return stance.initialContactSeconds..<max(end, stance.toeOffSeconds.nextUp)
  }

  /// Whether somebody did not want it in the numbers.
  package var isLeftOut: Bool {
    switch rejection {
    case .leftOut, .leftOutByHand: true
    default: false
    }
  }

  /// Whether it is a contact too short to part a swing in two.
  package var isTooShort: Bool {
    if case .tooShort = rejection { return true }
    return false
  }

  /// Whether one of the three forces covers it.
  package func has(_ kind: ForceKind) -> Bool {
    switch kind {
    case .measured: measured != nil
    case .estimated: estimated != nil
    case .reference: reference != nil
    }
  }

  /// What was read off one of the three forces.
  package func features(_ kind: ForceKind) -> ForceFeatures? {
    switch kind {
    case .measured: measured
    case .estimated: estimated
    case .reference: reference
    }
  }
}
