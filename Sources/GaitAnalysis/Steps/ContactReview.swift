package import GaitModel

/// Decides which contacts of both feet are steps, and says of the others why not.
///
/// A contact that is too short counts if it is one of running, one that is too long if the gait is
/// very slow and rhythmic. A contact that bears little (under 0.3 body weights, or under half of what
/// is usual for the foot) is a seated or resting foot, unless it alternates with full steps of the
/// other one, as partial load on crutches does. Contacts of both feet that begin and end together are
/// squats or jumps. A contact all through which the other foot stands is
/// none of walking either. Only contacts up to `contextSeconds` away count.
package struct ContactReview {
  /// Seconds around a contact within which others have a say.
  package static let contextSeconds = 60.0
  /// Least peak of a step in body weights.
  static let leastBodyWeights = 0.3
  /// Least peak of a step as a part of the foot's usual one.
  static let leastPart = 0.5
  /// Fewer contacts say nothing of what is usual.
  static let leastContacts = 4

  private let steps: PerFoot<[Step]>
  private let hasFoot: PerFoot<Bool>
  private let rule: StanceRule
  private let force: ForceKind
  private let bodyWeightNewtons: Double?

  /// - Parameters:
  ///   - steps: every contact of each foot, in the order of time.
  ///   - feet: that were recorded.
  ///   - rule: which contacts are steps.
  ///   - force: that the contacts were found on.
  ///   - bodyWeightNewtons: nil where nobody knows it.
  package init(
    steps: PerFoot<[Step]>, feet: [Foot], rule: StanceRule, force: ForceKind,
    bodyWeightNewtons: Double?
  ) {
    self.steps = steps
    hasFoot = PerFoot.each { feet.contains($0) }
    self.rule = rule
    self.force = force
    self.bodyWeightNewtons = bodyWeightNewtons
  }

  /// The same contacts, each with its rejection.
  package var reviewed: PerFoot<[Step]> {
    let contacts = steps.map { $0.map(\.stance) }
    // What is too short for a step and none of running is no contact to compare others with.
    let lasting = contacts.map { ContactPattern.steps(of: $0, rule: rule) }
    var reviewed = steps
    for foot in Foot.allCases {
      let other = hasFoot[foot.opposite] ? lasting[foot.opposite] : nil
      var position = 0
      for index in steps[foot].indices {
        let stance = contacts[foot][index]
        guard position < lasting[foot].count, lasting[foot][position] == stance else {
          reviewed[foot][index].rejection = .tooShort(seconds: stance.stanceSeconds)
          continue
        }
        let isTooLong =
          stance.stanceSeconds > rule.maxStanceSeconds
          && !(rule.allowsSlowWalking
            && ContactPattern.isSlowWalking(position, in: lasting[foot], other: other))
        position += 1
        if isTooLong {
          // Without the hole it may be a step: what happened meanwhile nobody knows.
          let rejection = reviewed[foot][index].rejection
          if case .touchesGap(let hole) = rejection,
            stance.stanceSeconds - hole <= rule.maxStanceSeconds
          {
            continue
          }
          reviewed[foot][index].rejection = .standing
        } else if reviewed[foot][index].isAccepted, isLight(foot, index, others: lasting) {
          reviewed[foot][index].rejection = .lightLoad
        } else if reviewed[foot][index].isAccepted,
          FeetTogether.contains(stance, others: other ?? [])
        {
          reviewed[foot][index].rejection = .bothFeet
        }
      }
    }
    return withoutStanding(reviewed)
  }

  /// The same, but for contacts all through which the other foot stands: a foot that is lifted and put
  /// down again, or a shift of the weight.
  private func withoutStanding(_ reviewed: PerFoot<[Step]>) -> PerFoot<[Step]> {
    PerFoot.each { foot in
      let standing = reviewed[foot.opposite].filter { $0.rejection == .standing }.map(\.stance)
      guard !standing.isEmpty else { return reviewed[foot] }
      return reviewed[foot].map { step in
        let stance = step.stance
        guard step.isAccepted,
          standing.contains(where: {
            $0.initialContactSeconds <= stance.initialContactSeconds
              && $0.toeOffSeconds >= stance.toeOffSeconds
          })
        else { return step }
        var step = step
        step.rejection = .standing
        return step
      }
    }
  }

  // MARK: - Load

  private func isLight(_ foot: Foot, _ index: Int, others: PerFoot<[Stance]>) -> Bool {
    let step = steps[foot][index]
    guard let peak = peak(step) else { return false }
    let isLight = bodyWeightNewtons.map { peak < Self.leastBodyWeights * $0 } ?? false
    let isUnusual = usualPeak(foot, near: index).map { peak < Self.leastPart * $0 } ?? false
    return (isLight || isUnusual) && !isAlternating(step)
  }

  private func peak(_ step: Step) -> Double? { step.features(force)?.maxNewtons }

  /// Median of the peaks of the foot's contacts around one, those of standing included.
  private func usualPeak(_ foot: Foot, near index: Int) -> Double? {
    let all = steps[foot]
    let moment = all[index].stance.initialContactSeconds
    // From the step outwards: a session has thousands.
    var (first, end) = (index, index + 1)
    while first > 0,
      moment - all[first - 1].stance.initialContactSeconds <= Self.contextSeconds
    { first -= 1 }
    while end < all.count, all[end].stance.initialContactSeconds - moment <= Self.contextSeconds {
      end += 1
    }
    let peaks = all[first..<end].compactMap { step in
      step.stance.stanceSeconds >= rule.minStanceSeconds ? peak(step) : nil
    }
    return peaks.count >= Self.leastContacts ? peaks.median : nil
  }

  /// Whether full steps of the other foot overlap both ends of a stance, as in walking.
  private func isAlternating(_ step: Step) -> Bool {
    guard hasFoot[step.foot.opposite] else { return false }
    let full = steps[step.foot.opposite].filter { other in
      other.stance.stanceSeconds <= rule.maxStanceSeconds
        && peak(other).map { peak in
          bodyWeightNewtons.map { peak >= 2 * Self.leastBodyWeights * $0 } ?? true
        } ?? false
    }
    let (start, end) = (step.stance.initialContactSeconds, step.stance.toeOffSeconds)
    let before = full.contains {
      $0.stance.initialContactSeconds < start
        && start - $0.stance.toeOffSeconds < rule.minSwingSeconds
    }
    let after = full.contains {
      $0.stance.toeOffSeconds > end
        && $0.stance.initialContactSeconds - end < rule.minSwingSeconds
        && $0.stance.initialContactSeconds > start
    }
    return before && after
  }
}
