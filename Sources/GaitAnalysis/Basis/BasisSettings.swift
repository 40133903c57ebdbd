import GaitModel

/// What a user decides of that on which every number of a session rests.
package struct BasisSettings: Equatable, Sendable {
  /// When a stance begins and ends.
  package var rule: StanceRule
  /// How a scale is found from the walking, and whether it is followed afterwards.
  package var calibration: CalibrationRule
  /// The walker's mass, for recordings that do not tell it; it overrules one that does.
  package var bodyMassKilograms: Double?
  /// Steps at the beginning and the end of a recording that a user leaves out: starting and stopping are
  /// not steady walking.
  package struct SkippedSteps: Equatable, Sendable {
    /// Contacts of each foot from its first, and to its last; the last are known once the recording ends.
    package var first: Int
    /// Contacts before the end of a recording.
    package var last: Int

    package init(first: Int = 0, last: Int = 0) {
      self.first = first
      self.last = last
    }

    /// The same steps of both feet, those that are left out rejected.
    func applied(to steps: [Step], isComplete: Bool) -> [Step] {
      guard first > 0 || last > 0 else { return steps }
      let highest = PerFoot.each { foot in
        steps.lazy.filter { $0.foot == foot }.map(\.index).max() ?? 0
      }
      return steps.map { step in
        let isLast = isComplete && step.index > highest[step.foot] - last
        guard step.isAccepted, step.index <= first || isLast else { return step }
        var step = step
        step.rejection = .leftOut
        return step
      }
    }
  }

  /// Which calibration counts.
  package var choice: CalibrationChoice
  /// Contacts of each foot, by their number in the step table, that are left out at both ends.
  package var skipped: SkippedSteps

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
