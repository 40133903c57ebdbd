import GaitAnalysis
package import GaitModel
import PlainText
import TerminalCore

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
        target.zone = target.zones.following(target.zone) ?? target.zone
      }
    case .typeZone: overlay = .zone(text: "", problem: nil)
    case .feedbackUnit: nextFeedbackUnit()
    case .feedbackPresets:
      let selected = feedback.presets.firstIndex { $0.name == feedback.name }
      overlay = .feedbackPresets(selected: selected ?? 0)
    case .feedbackSchedule: nextFeedbackSchedule()
    case .metronome: feedback.metronome.toggle()
    case .metronomeFaster: feedback.metronome.change(by: 1)
    case .metronomeSlower: feedback.metronome.change(by: -1)
    case .nextBell:
      feedback.bell = feedback.bell.following
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

  /// Sets what is practised before anything is measured.
  package mutating func beginFeedback(
    _ preset: FeedbackPreset?, foot: Foot??, unit: FeedbackUnit?, schedule: FeedbackSchedule?
  ) {
    if let preset { feedback.use(preset, nil) }
    let name = feedback.name
    if let foot, feedback.target.measure != .symmetry { aimFeedback { $0.foot = foot } }
    if let unit, feedback.target.measure == .peakForce {
      feedback.want(unit, bodyWeightNewtons: nil, nil)
    }
    if let schedule { feedback.show(schedule, nil) }
    // The foot, the unit and the steps that are shown do not make another exercise of it.
    feedback.name = name
    feedback.recount(nil)
    if preset != nil || unit != nil || foot != nil { feedback.isUsed = true }
  }

  /// Changes the target; what was counted is counted again against it.
  mutating func aimFeedback(_ change: (inout FeedbackTarget) -> Void) {
    var target = feedback.target
    change(&target)
    feedback.aim(at: target, session)
  }

  private mutating func nextFeedbackMeasure() {
    aimFeedback { target in
      let next = target.measure.following
      target = FeedbackTarget(measure: next, foot: target.foot, zone: next.defaultZone)
    }
  }

  private mutating func nextFeedbackUnit() {
    guard feedback.target.measure == .peakForce else {
      notice = Notice(tr("a peak force alone has units to choose from: v chooses it"))
      return
    }
    aimFeedback { [session] target in
      target = target.converted(
        to: target.unit.following, bodyWeightNewtons: session?.knownBodyWeight)
    }
  }

  /// Gives the zone in the unit that the session was begun with, once it is known what the walker weighs.
  private mutating func convertFeedback() {
    guard let session, let unit = feedback.wantedUnit else { return }
    if let weight = session.knownBodyWeight {
      feedback.want(unit, bodyWeightNewtons: weight, session)
    } else if session.analysis?.trust.flags.contains(.countsAreNoNewtons) == true {
      // Nobody will ever know: the unit says so, and nothing counts.
      aimFeedback { $0 = $0.converted(to: unit, bodyWeightNewtons: nil) }
    }
  }

  private mutating func nextFeedbackSchedule() {
    let next = FeedbackSchedule.usual.following(feedback.schedule) ?? .everyStep
    feedback.show(next, session)
    notice = Notice(tr("shown: \(FeedbackText.schedule(feedback.schedule))"))
  }

  /// Keys while the exercises are listed.
  mutating func presetKeyPressed(_ key: Key, selected: Int) -> [ConsoleEffect] {
    let last = max(feedback.presets.count - 1, 0)
    switch key {
    case .down, .character("j"): overlay = .feedbackPresets(selected: min(selected + 1, last))
    case .up, .character("k"): overlay = .feedbackPresets(selected: max(selected - 1, 0))
    case .home: overlay = .feedbackPresets(selected: 0)
    case .end: overlay = .feedbackPresets(selected: last)
    case .enter:
      overlay = nil
      guard feedback.presets.indices.contains(selected) else { return [] }
      let preset = feedback.presets[selected]
      feedback.use(preset, session)
      let asksFoot = !preset.choosesFoot && preset.target.measure != .symmetry
      notice = Notice(asksFoot ? tr("\(preset.name); o chooses the foot") : preset.name)
    default: overlay = nil
    }
    return []
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
    var beats: [ConsoleEffect] = []
    if case .tick(let now) = action {
      feedback.tick(now: now)
      if feedback.metronome.tick(now: now) {
        beats = [.beat(perMinute: feedback.metronome.beatsPerMinute)]
      }
    }
    return beats + countFeedback(after: action)
  }

  private mutating func countFeedback(after action: ConsoleAction) -> [ConsoleEffect] {
    if case .analysisProgressed = action, session?.isLive == false {
      // There are more steps, or another estimator has found other ones.
      feedback.stepsChanged()
    }
    convertFeedback()
    // In replay nobody looks or listens on the other screens; live, no step may be missed.
    guard let session, session.isLive || screen == .feedback || feedback.bell != .off else {
      return []
    }
    switch action {
    case .tick: return feedback.follow(session, rings: true)
    case .liveUpdated: return feedback.follow(session, rings: true) + keepExercise()
    case .analysisProgressed: return feedback.follow(session, rings: false)
    case .keyPressed, .mouse, .commandChosen: return feedback.follow(session, rings: false)
    default: return []
    }
  }
}

extension ConsoleState {
  /// Keeps an exercise that goes on every few steps.
  private mutating func keepExercise() -> [ConsoleEffect] {
    guard live?.isRecording == true, let summary = feedback.takeSummarySoFar() else { return [] }
    return [.keepFeedback(summary, isOver: false)]
  }
}

extension SessionState {
  /// What one body weight is in newtons; nil where nobody knows it.
  var knownBodyWeight: Double? {
    guard let analysis, analysis.calibration.origin != .none,
      analysis.hasNewtons(analysis.decidedBy), analysis.hasBodyWeights(analysis.decidedBy)
    else { return nil }
    return analysis.calibration.bodyWeightNewtons
  }
}
