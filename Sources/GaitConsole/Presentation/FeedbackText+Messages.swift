import GaitAnalysis
import GaitModel
import PlainText

/// What the feedback screen says to the walker and to who looks after the walk.
extension FeedbackText {
  /// What is said to the walker after a step.
  static func message(_ tally: FeedbackTally, isPaused: Bool) -> String {
    if isPaused { return tr("counting is paused; p continues") }
    if case .summary(let count) = tally.schedule {
      return tr("summary after \(count) steps: \(tally.shown.next.count) so far")
    }
    guard let newest = tally.newest else { return tr("walk: the first step shows here") }
    guard newest.isShown else { return tr("this step is not shown: walk on") }
    let streak = tally.summary.streak
    switch newest.zone {
    case .inside where streak >= 10 && streak == tally.summary.longestStreak:
      return tr("in the zone, \(streak) in a row: the longest so far")
    case .inside where streak >= 2: return tr("in the zone, \(streak) in a row")
    case .inside: return tr("in the zone")
    case .under, .over:
      let more = newest.zone == .under
      let advice: String =
        switch tally.target.measure {
        case .peakForce: more ? tr("put more weight on it") : tr("put less weight on it")
        case .loadingRate: more ? tr("step down more briskly") : tr("step down more softly")
        case .symmetry: more ? tr("more on the right") : tr("more on the left")
        case .stanceTime: more ? tr("stay on it longer") : tr("stay on it shorter")
        }
      return tr("the next one: \(advice)")
    }
  }

  /// Why nothing counts, and what to do about it.
  static func obstacle(_ obstacle: FeedbackObstacle, isLive: Bool) -> String {
    switch obstacle {
    case .uncalibrated:
      isLive
        ? tr("NOT CALIBRATED, nothing counts: walk some strides, or K calibrates standing")
        : tr("NOT CALIBRATED, nothing counts: too few whole strides for a body weight")
    case .nobodysWeight:
      isLive
        ? tr("NO BODY WEIGHT, nothing counts: nobody weighs that; K calibrates")
        : tr("NO BODY WEIGHT, nothing counts: nobody weighs that; --body-mass KG says it")
    case .noNewtons:
      tr("NO NEWTONS, nothing counts: a device's counts; --body-mass KG makes newtons")
    case .noData:
      tr("NO DATA, nothing counts: it goes on by itself once the insoles are back")
    case .noHost:
      tr("NO CONNECTION, nothing counts: it goes on once the first screen is back")
    }
  }

  /// The same below a number.
  static func short(_ obstacle: FeedbackObstacle) -> String {
    switch obstacle {
    case .uncalibrated: tr("NOT CALIBRATED")
    case .nobodysWeight: tr("NO BODY WEIGHT")
    case .noNewtons: tr("NO NEWTONS")
    case .noData: tr("NO DATA")
    case .noHost: tr("NO CONNECTION")
    }
  }
}
