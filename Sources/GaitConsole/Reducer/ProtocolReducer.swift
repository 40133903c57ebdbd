import GaitAnalysis
import GaitModel
import PlainText

/// Leads through the phases of a protocol as the session's time passes.
extension ConsoleState {
  /// Where the protocol stands, here or on the host; nil without one.
  var phase: PhaseStatus? { visitRun?.status ?? feedback.hostsPhase }

  /// Begins the protocol with the first frame, goes on to the next phase when one is over, and marks it in a
  /// recording that has begun meanwhile.
  mutating func followProtocol(after action: ConsoleAction) -> [ConsoleEffect] {
    guard case .liveUpdated = action, var run = visitRun, let session, session.isLive else {
      return []
    }
    let now = FeedbackState.moment(of: session)
    var effects: [ConsoleEffect] = []
    if run.startSeconds == nil {
      run.begin(at: now)
      visitRun = run
      if !run.isOver { effects += enterPhase(session) }
      return effects + markPhase(at: now)
    }
    run.observe(now)
    visitRun = run
    if run.isDue(at: now) {
      // A phase ends when its time is over, whenever the frame comes that says so.
      effects += nextPhase(at: run.endSeconds ?? now, session)
    }
    return effects + markPhase(at: now)
  }

  /// Marks the phase in the recording, where there is one that does not have it yet.
  private mutating func markPhase(at seconds: Double) -> [ConsoleEffect] {
    guard let run = visitRun, !run.isMarked, live?.isRecording == true else { return [] }
    visitRun?.isMarked = true
    return [.saveMarker(run.isOver ? VisitRun.overMarker(at: seconds) : run.marker(at: seconds))]
  }

  /// Goes on to the next phase by hand.
  mutating func skipPhase() -> [ConsoleEffect] {
    guard let run = visitRun else {
      notice = Notice(tr("no protocol runs: begin with 'gaitlab live --protocol FILE'"))
      return []
    }
    guard let session, run.startSeconds != nil else {
      notice = Notice(tr("no frame has come yet"))
      return []
    }
    guard !run.isOver else {
      notice = Notice(tr("the protocol is over"))
      return []
    }
    return nextPhase(at: FeedbackState.moment(of: session), session)
  }

  private mutating func nextPhase(at seconds: Double, _ session: SessionState) -> [ConsoleEffect] {
    let kept = finishExercise()
    visitRun?.advance(at: seconds)
    guard visitRun?.isOver == false else {
      feedback.metronome.stop()
      feedback.begin(isCounting: false, session)
      notice = Notice(tr("the protocol is over"))
      return kept + [.bell]
    }
    return kept + enterPhase(session) + [.bell]
  }

  /// Sets what a phase asks for.
  private mutating func enterPhase(_ session: SessionState) -> [ConsoleEffect] {
    guard let run = visitRun else { return [] }
    if let exercise = run.phase.exercise {
      feedback.use(exercise, session)
      feedback.name = run.phase.name
      feedback.isUsed = true
    }
    feedback.begin(isCounting: run.phase.exercise != nil, session)
    if let beats = run.phase.beatsPerMinute {
      feedback.metronome.start(beatsPerMinute: beats)
    } else {
      feedback.metronome.stop()
    }
    notice = Notice(PhaseText.begun(run))
    return feedback.hasProgram ? [.tellProgram(FeedbackLine.phase(run.status))] : []
  }

  /// Ends an exercise whose counts are kept.
  private mutating func finishExercise() -> [ConsoleEffect] {
    guard let summary = feedback.summaryToKeep else { return [] }
    feedback.finished.append(summary)
    feedback.keptSteps = 0
    return [.keepFeedback(summary, isOver: true)]
  }
}
