package import GaitModel

/// What a user decides of that on which every number of a session rests.
package struct BasisSettings: Equatable, Sendable {
  /// When a stance begins and ends.
  package var rule: StanceRule
  /// How a scale is found from the walking, and whether it is followed afterwards.
  package var calibration: CalibrationRule
  /// The walker's mass, for recordings that do not tell it; it overrules one that does.
  package var bodyMassKilograms: Double?
  /// Which calibration counts.
  package var choice: CalibrationChoice
  /// Contacts of each foot, by their number in the step table, that are left out.
  package var skipped: SkippedSteps
  /// Steps that are left out by hand instead of those that the session keeps; nil takes the session's.
  package var leftOutSteps: [LeftOutStep]?
  /// Seconds to add to the times of the reference; nil takes those that the session keeps, or finds them.
  package var referenceLagSeconds: Double?

  package init(
    rule: StanceRule = StanceRule(), calibration: CalibrationRule = CalibrationRule(),
    bodyMassKilograms: Double? = nil, choice: CalibrationChoice = .stored,
    skipped: SkippedSteps = SkippedSteps()
  ) {
    self.rule = rule
    self.calibration = calibration
    self.bodyMassKilograms = bodyMassKilograms
    self.choice = choice
    self.skipped = skipped
  }
}

/// Which calibration counts where a session has one that was measured with it.
package enum CalibrationChoice: String, CaseIterable, Sendable {
  /// The one that was measured with the session; its first strides where there is none.
  case stored
  /// Always that of the first strides.
  case walking
}
