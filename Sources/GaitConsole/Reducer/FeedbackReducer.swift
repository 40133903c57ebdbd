import GaitAnalysis
import GaitModel
import PlainText

/// What can be done and what happens on the Feedback screen.
extension ConsoleState {
  /// Runs a command of the Feedback screen, and shows the screen where it was asked for elsewhere.
  mutating func changeFeedback(_ command: ConsoleCommand) -> [ConsoleEffect] {
    let effects = show(.feedback)
    switch command {
    case .feedbackMeasure: nextFeedbackMeasure()
    case .feedbackFoot: nextFeedbackFoot()
    case .zoneUp: aimFeedback { $0 = $0.shifted(by: 1) }
    case .zoneDown: aimFeedback { $0 = $0.shifted(by: -1) }
    case .zoneNarrower: aimFeedback { $0 = $0.widened(by: -1) }
    case .zoneWider: aimFeedback { $0 = $0.widened(by: 1) }
    case .zonePreset:
      aimFeedback { target in
        let zones = target.measure.zones
        let index = zones.firstIndex(of: target.zone) ?? -1
        target.zone = zones[(index + 1) % zones.count]
      }
    case .typeZone: overlay = .zone(text: "", problem: nil)
    case .nextBell:
      feedback.bell = feedback.bell.next
      notice = Notice(bellNotice)
    case .pauseCounting:
      guard let session else {
        notice = Notice(tr("no session is open: choose one in the library"))
        return effects
      }
      feedback.togglePause(session)
    case .resetCounts: feedback.reset(session)
    default: break
    }
    return effects
  }

  /// Changes the target; what was counted is counted again against it.
  mutating func aimFeedback(_ change: (inout FeedbackTarget) -> Void) {
    var target = feedback.target
    change(&target)
    feedback.aim(at: target, session)
  }

  private mutating func nextFeedbackMeasure() {
    let all = FeedbackMeasure.allCases
    aimFeedback { target in
      let index = all.firstIndex(of: target.measure) ?? 0
      target.measure = all[(index + 1) % all.count]
      target.zone = target.measure.defaultZone
    }
  }

  private mutating func nextFeedbackFoot() {
    guard feedback.target.measure != .symmetry else {
      notice = Notice(tr("symmetry is always of both feet"))
      return
    }
    aimFeedback { target in
      switch target.foot {
      case nil: target.foot = .left
      case .left: target.foot = .right
      case .right: target.foot = nil
      }
    }
  }

  private var bellNotice: String {
    switch feedback.bell {
    case .off: tr("the bell is off")
    case .alarm: tr("the bell rings for a step outside of the zone")
    case .reward: tr("the bell rings for a step in the zone")
    }
  }

  /// Counts what an action has brought; only time that goes on by itself rings the bell.
  mutating func followFeedback(after action: ConsoleAction) -> [ConsoleEffect] {
    if case .tick(let now) = action { feedback.tick(now: now) }
    if case .analysisProgressed = action, session?.isLive == false {
      // There are more steps, or another estimator has found other ones.
      feedback.stepsChanged()
    }
    // In replay nobody looks or listens on the other screens; live, no step may be missed.
    guard let session, session.isLive || screen == .feedback || feedback.bell != .off else {
      return []
    }
    switch action {
    case .tick: return feedback.follow(session, rings: true)
    case .liveUpdated: return feedback.follow(session, rings: true)
    case .analysisProgressed: return feedback.follow(session, rings: false)
    case .keyPressed, .mouse, .commandChosen: return feedback.follow(session, rings: false)
    default: return []
    }
  }
}
