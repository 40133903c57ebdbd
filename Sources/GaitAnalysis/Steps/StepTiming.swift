package import GaitModel

/// Puts the steps of two feet beside each other: swing and double support.
package enum StepTiming {
  /// Fills `swingSeconds` and `doubleSupportSeconds` in and orders the steps by initial contact.
  ///
  /// - Parameters:
  ///   - steps: the steps of each foot in the order of time.
  ///   - gaps: holes of each foot; a swing with a hole longer than the rule allows has no length.
  ///   - rule: says what is too long.
  ///   - keepsForcesApart: whether a double support is only between contacts that were found on the same force.
  /// - Returns: the steps of both feet by initial contact.
  package static func joined(
    _ steps: PerFoot<[Step]>, gaps: PerFoot<[Gap]>, rule: StanceRule,
    keepsForcesApart: Bool = false
  ) -> [Step] {
    var joined: [Step] = []
    for foot in Foot.allCases {
      // A contact too short for a step does not part a swing in two.
      let own = steps[foot].filter { !$0.isTooShort }
      let others = steps[foot.opposite].filter { !$0.isTooShort }
      joined += steps[foot].filter(\.isTooShort)
      let holes = gaps[foot].filter { rule.isTooLong(gapSeconds: $0.durationSeconds) }
      var other = others.startIndex
      var hole = holes.startIndex
      for (position, step) in own.enumerated() {
        var step = step
        let contact = step.stance.initialContactSeconds
        let toeOff = step.stance.toeOffSeconds
        if position + 1 < own.count, own[position + 1].stance.initialContactSeconds >= toeOff {
          let swing = toeOff...own[position + 1].stance.initialContactSeconds
          while hole < holes.endIndex, holes[hole].endSeconds <= swing.lowerBound { hole += 1 }
          let isBroken = hole < holes.endIndex && holes[hole].overlaps(swing)
          let seconds = swing.upperBound - swing.lowerBound
          if !isBroken, seconds <= longestSwing(after: step, rule) { step.swingSeconds = seconds }
        }
        while other < others.endIndex, others[other].stance.toeOffSeconds <= contact { other += 1 }
        if other < others.endIndex, others[other].stance.initialContactSeconds < contact,
          others[other].stance.toeOffSeconds < toeOff,
          !keepsForcesApart || others[other].isWithoutReference == step.isWithoutReference,
          !isHidden(others[other].stance.toeOffSeconds, by: gaps[foot.opposite], rule)
        {
          step.doubleSupportSeconds = others[other].stance.toeOffSeconds - contact
        }
        joined.append(step)
      }
    }
    joined.sortByContact()
    return joined
  }

  /// Very slow walkers, whose long stances are accepted, swing for longer too.
  private static func longestSwing(after step: Step, _ rule: StanceRule) -> Double {
    let isSlow = step.isAccepted && step.stance.stanceSeconds > rule.maxStanceSeconds
    return isSlow ? max(rule.maxSwingSeconds, step.stance.stanceSeconds) : rule.maxSwingSeconds
  }

  /// Whether a moment lies in a hole that is too long to know when it was.
  private static func isHidden(_ seconds: Double, by gaps: [Gap], _ rule: StanceRule) -> Bool {
    gaps.contains {
      rule.isTooLong(gapSeconds: $0.durationSeconds) && $0.overlaps(seconds...seconds)
    }
  }
}
