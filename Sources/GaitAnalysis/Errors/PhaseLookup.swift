import GaitModel

/// Gives the phase of ascending times from the steps of one foot.
struct PhaseLookup {
  enum Place: Equatable {
    /// Before the first step, or in one that is not used.
    case elsewhere
    /// In a step that somebody has left out, or in the swing that follows it.
    case leftOut
    case of(StancePhase)
  }

  private let steps: [Step]
  private var position = 0

  init(steps: [Step]) { self.steps = steps }

  mutating func callAsFunction(_ time: Double) -> Place {
    // A step owns the time from its initial contact to the next one.
    while position + 1 < steps.count, steps[position + 1].stance.initialContactSeconds <= time {
      position += 1
    }
    guard position < steps.count, steps[position].isAccepted || steps[position].isLeftOut else {
      return .elsewhere
    }
    let step = steps[position]
    guard step.secondsWithSwing.contains(time) else { return .elsewhere }
    if step.isLeftOut { return .leftOut }
    guard time <= step.stance.toeOffSeconds else { return .of(.swing) }
    let start = step.stance.initialContactSeconds
    return .of(StancePhase(stanceFraction: (time - start) / step.stance.stanceSeconds))
  }
}
