/// When a stance begins and ends; printed with every number that depends on it.
package struct StanceRule: Equatable, Codable, Sendable {
  /// Least force in newtons that counts as contact.
  package var minimumNewtons = usualMinimumNewtons
  /// Part of body weight that counts as contact, if it is more than `minimumNewtons`.
  package var bodyWeightFraction = 0.05
  /// Part of the contact force below which the foot has left the ground (hysteresis).
  package var releaseFraction = 0.8
  /// A shorter stance is no step, unless it is one of running.
  package var minStanceSeconds = 0.2
  /// Contacts parted by less are one stance.
  package var minSwingSeconds = 0.1
  /// A contact shorter than this beside a longer one is a foot scuff (a transient contact), not an initial contact.
  package var minContactSeconds = 0.03
  /// A longer stance is standing, not a step.
  package var maxStanceSeconds = 2.5
  /// A longer swing is not part of walking; the step has none.
  package var maxSwingSeconds = 2.0
  /// A step that touches a longer gap is rejected.
  package var maxGapSeconds = 0.02

  /// A shorter contact is none of running either; running needs no `minStanceSeconds`.
  package static let minRunningStanceSeconds = 0.1
  /// The floor unless a user asks for another one.
  package static let usualMinimumNewtons = 20.0
  /// Whoever weighs less (41 kg) is a child, on whom `minimumNewtons` is more than 5 % of body weight.
  package static let childNewtons = 400.0

  package init() {}

  /// Whether long stances of a slow rhythmic gait are steps: not for a user who wants shorter ones.
  var allowsSlowWalking: Bool { maxStanceSeconds >= StanceRule().maxStanceSeconds }

  /// The same rule for every contact that is none of a foot scuff, however short for a step.
  var forAllContacts: StanceRule {
    var rule = self
    rule.minStanceSeconds = min(minStanceSeconds, minContactSeconds)
    return rule
  }

  /// Whether a hole is longer than the rule allows.
  ///
  /// Times of frames are sums of rounded numbers: a microsecond more is not a longer hole.
  package func isTooLong(gapSeconds: Double) -> Bool { gapSeconds > maxGapSeconds + 1e-6 }

  /// The rule in newtons for a walker of the given weight; without one the least force counts, and
  /// for a child only the part of body weight.
  package func thresholds(bodyWeightNewtons: Double?) -> StanceThresholds {
    let part = bodyWeightFraction * (bodyWeightNewtons ?? 0)
    let isChild = part > 0 && (bodyWeightNewtons ?? .infinity) < Self.childNewtons
    // Who asked for more than the usual floor gets it of a child too.
    let on =
      isChild && minimumNewtons <= Self.usualMinimumNewtons ? part : max(minimumNewtons, part)
    return StanceThresholds(onNewtons: on, offNewtons: on * releaseFraction)
  }
}

extension StanceRule {
  /// The rule in the device's own unit, whose body weight is what it reads: no force is too little.
  package func thresholds(ownBodyWeight: Double) -> StanceThresholds {
    let on = (bodyWeightFraction > 0 ? bodyWeightFraction : 0.05) * ownBodyWeight
    return StanceThresholds(onNewtons: on, offNewtons: on * releaseFraction)
  }
}

/// The forces at which a stance begins and ends.
package struct StanceThresholds: Equatable, Codable, Sendable {
  /// A force above it is contact.
  package var onNewtons: Double
  /// A force below it ends the contact.
  package var offNewtons: Double

  package init(onNewtons: Double, offNewtons: Double) {
    self.onNewtons = onNewtons
    self.offNewtons = offNewtons
  }
}
