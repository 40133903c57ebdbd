import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

extension ConsoleState {
  /// Takes what a live session tells.
  mutating func liveUpdated(_ update: LiveUpdate) {
    let wasFailing = self.live?.recorder?.isFailing ?? false
    var live = self.live ?? LiveState()
    live.devices = update.devices
    live.recorder = update.recorder
    live.recordsFirstFrame = update.recordsFirstFrame
    live.problem = update.problem
    live.forgottenSteps = update.session?.forgottenSteps ?? live.forgottenSteps
    live.lag = update.session?.lag
    live.isReferenceHere = update.session?.isReferenceHere ?? false
    live.unknownLayout = update.unknownLayout
    live.share = update.share
    // The walker's screen shows the exercise while this one shows the curves: what is practised is kept.
    if let share = update.share, share.viewers > 0 { feedback.isUsed = true }
    if let host = update.host, let before = live.host, ConnectionText(before).isTrouble,
      !ConnectionText(host).isTrouble
    {
      notice = Notice(tr("the host is back"))
    }
    live.host = update.host ?? live.host
    if update.sessionsBefore != live.sessionsBefore {
      live.sessionsBefore = update.sessionsBefore
      forgetHostsSession()
    }
    if session == nil, let start = update.session?.range.lowerBound {
      live.joinedAtSeconds = start > LiveState.joinedSeconds ? start : nil
    }
    self.live = live
    if update.unknownLayout == nil, case .layout = overlay {
      overlay = nil
      notice = Notice(tr("the insole has described itself"))
    }
    // Not over something else that is open; it is asked once that is closed.
    // Two feet of one kind are asked for once.
    let isAsked = update.unknownLayout?.cellCount == live.askedLayout?.cellCount
    if !isAsked, overlay == nil { askForLayout() }
    if case .failing(let reason) = update.recorder?.state, !wasFailing {
      notice = Notice(
        tr(
          "the recording has stopped: \(reason). What is on disk is safe; it continues when there is room"
        ),
        kind: .problem)
    }
    if let session = update.session { take(session, update) }
  }

  /// The host has begun another session, whose time begins again; what is looked at stays as it is.
  private mutating func forgetHostsSession() {
    session = nil
    forgetPressures()
    selectedStep = 0
  }

  /// Asks what the insoles are that announce nothing, if there are such.
  mutating func askForLayout() {
    guard let unknown = live?.unknownLayout else { return }
    live?.askedLayout = unknown
    overlay = .layout(
      cellCount: unknown.cellCount, foot: unknown.foot,
      text: LayoutText.proposal(cellCount: unknown.cellCount), problem: nil)
  }

  private mutating func take(_ new: LiveUpdate.Session, _ update: LiveUpdate) {
    var session =
      session ?? SessionState(metadata: new.metadata, markers: [], range: new.range)
    if self.session == nil {
      stepsFoot = new.metadata.feet.first ?? .left
      selectedStep = 0
    }
    session.isLive = true
    session.metadata = new.metadata
    session.analysis = new.analysis
    session.progress = 1
    session.nowUnixSeconds = update.nowUnixSeconds
    session.transport.follow(new.range)
    if let frozen = session.frozenAt {
      session.frozenAt = max(frozen, new.range.lowerBound)
    } else if session.isDue(new.frames) {
      session.frames = new.frames
    }
    self.session = session
  }

  /// Runs a command that only a live session knows.
  mutating func runLive(_ command: ConsoleCommand) -> [ConsoleEffect] {
    guard live != nil else {
      notice = Notice(tr("nothing is measured now: begin with 'gaitlab live'"))
      return []
    }
    switch command {
    case .devices: overlay = .devices
    case .record: return toggleRecording()
    case .referenceEarlier: return shiftReference(bySeconds: -0.005)
    case .referenceLater: return shiftReference(bySeconds: 0.005)
    default: break
    }
    return []
  }

  /// Begins or ends a recording.
  private mutating func toggleRecording() -> [ConsoleEffect] {
    guard let live, session != nil else {
      notice = Notice(tr("nothing to record yet: no frame has come"))
      return []
    }
    guard live.isRecording else { return [.startRecording] }
    let exercise = feedback.isHosts ? nil : feedback.summaryToKeep
    return exercise.map { [.keepFeedback($0, isOver: true), .stopRecording] } ?? [.stopRecording]
  }

  /// Shifts the reference against the insoles.
  private mutating func shiftReference(bySeconds shift: Double) -> [ConsoleEffect] {
    guard let live, live.isReferenceHere else {
      notice = Notice(tr("no reference force is being received"))
      return []
    }
    return [.useLag(seconds: (live.lag?.seconds ?? 0) + shift)]
  }

  /// Asks before a live session ends: nobody presses q twice by mistake.
  mutating func askToEnd() -> [ConsoleEffect] {
    // A recording that is gone on with is there before the first frame.
    guard let live, !live.isViewer, session != nil || live.isRecording else { return [.quit] }
    overlay = .endLive
    return []
  }
}

extension RecorderStatus {
  var isFailing: Bool {
    if case .failing = state { true } else { false }
  }
}
