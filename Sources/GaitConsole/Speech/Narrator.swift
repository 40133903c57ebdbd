import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Why lines are said instead of screens drawn.
package enum PlainReason: Equatable, Sendable {
  /// Somebody wants it so.
  case asked
  case noTerminal
  case dumbTerminal
}

/// Says in lines what happens, for whoever cannot see the screens and for logs.
///
/// States in, lines out: it knows nothing of where they go. It remembers which steps were said, so that none is
/// lost however fast a session plays, and none is said twice.
package struct Narrator {
  private let keyMap: KeyMap
  private var steps = StepWatch()
  private var marks = -Double.infinity
  /// Doubts that were told of the session.
  private var flags: Set<TrustFlag> = []

  package init(keyMap: KeyMap = .standard) { self.keyMap = keyMap }

  /// The line that everything begins with.
  ///
  /// - Parameter reason: why there are no screens.
  /// - Returns: what this is and which keys to begin with.
  package static func greeting(because reason: PlainReason) -> String {
    let mode =
      switch reason {
      case .asked: tr("plain mode")
      case .noTerminal: tr("plain mode, since output is no terminal")
      case .dumbTerminal: tr("plain mode, since TERM is dumb")
      }
    return "gaitlab: \(mode); "
      + tr("keys as in the console: ? lists them, y says what the screen shows, q ends")
  }

  /// What is said of an action.
  ///
  /// - Parameters:
  ///   - action: what has happened.
  ///   - before: the state before.
  ///   - after: the state after.
  /// - Returns: lines without line breaks; they may hold text of files and are not yet safe to print.
  package mutating func lines(
    of action: ConsoleAction, from before: ConsoleState, to after: ConsoleState
  ) -> [String] {
    var lines = opened(action, before, after)
    if let live = after.live, let old = before.live {
      lines += LiveSentences(live: live).changes(since: old)
    }
    lines += told(action, before, after)
    let transport = TransportSentences(before: before, after: after)
    lines += transport.lines(of: action)
    lines += ViewSentences(before: before, after: after).lines
    lines += OverlaySentences(state: after, keyMap: keyMap).changes(
      since: before, after: action)
    if let notice = Self.newNotice(action, before, after) {
      lines.append((notice.kind == .problem ? "! " : "") + notice.text)
    }
    lines += transport.place(after: action)
    if let asked = after.speech?.asked, asked != before.speech?.asked {
      lines += ScreenSentences(state: after).lines
    }
    // The list is all that there is to tell, unless somebody has heard it.
    if action == .inputEnded, after.screen == .library, after.session == nil,
      after.speech?.asked == 0
    {
      lines += ScreenSentences(state: after).lines
    }
    lines.removeAll(where: \.isEmpty)
    if lines.isEmpty, case .keyPressed(let key) = action {
      lines += [SilentKey(key: key, keyMap: keyMap, before: before, after: after).line].compactMap(
        \.self)
    }
    return lines
  }

  // MARK: - Sessions

  private mutating func opened(
    _ action: ConsoleAction, _ before: ConsoleState, _ after: ConsoleState
  ) -> [String] {
    if after.opening != before.opening, let opening = after.opening {
      return [tr("Opening \(opening) ...")]
    }
    if case .measuringBegan = action {
      return LiveSentences(live: after.live ?? LiveState()).beginning
    }
    guard let session = after.session else { return [] }
    let sentences = SessionSentences(session: session, options: after.options)
    var lines: [String] = []
    let isNew: Bool
    if case .sessionOpened = action { isNew = true } else { isNew = before.session == nil }
    if isNew {
      steps = StepWatch(from: session.shownSeconds)
      marks = session.shownSeconds
      flags = []
      let entry = after.library.entries.first { $0.path == session.place?.path }
      lines += sentences.opened(startedAt: entry?.startedAt ?? "")
      if !session.isLive { lines.append(sentences.pace) }
    }
    guard let analysis = session.analysis, session.isLive || analysis.isComplete else {
      return lines
    }
    let found = Set(analysis.trust.flags)
    let old = isNew ? nil : before.session?.analysis
    if !session.isLive {
      if old?.isComplete != true || old?.summary.stepsUsed != analysis.summary.stepsUsed
        || old?.estimator != analysis.estimator
      {
        lines += sentences.analysed(analysis)
      }
    } else if !found.isSubset(of: flags)
      || (old.map { $0.calibration.origin != analysis.calibration.origin } ?? false)
    {
      lines.append(sentences.trust(analysis))
    }
    flags = session.isLive ? flags.union(found) : found
    return lines
  }

  // MARK: - Steps and markers

  private mutating func told(
    _ action: ConsoleAction, _ before: ConsoleState, _ after: ConsoleState
  ) -> [String] {
    guard let session = after.session, let analysis = session.analysis else { return [] }
    let isTick: Bool
    if case .tick = action { isTick = true } else { isTick = false }
    let ended = steps.ended(session, from: before.session, isTick: isTick)
    let lines: [String] =
      after.speech?.saysSteps == false
      ? [] : ended.map { sentence(of: $0, analysis, after).text }
    return lines + reached(session, isTick: isTick)
  }

  private func sentence(
    of step: Step, _ analysis: SessionAnalysis, _ state: ConsoleState
  ) -> StepSentence {
    let feedback = state.feedback
    let entry =
      feedback.isUsed
      ? feedback.tally.recent.last {
        $0.foot == step.foot
          && abs($0.seconds - step.stance.toeOffSeconds) <= FeedbackTally.sameContactSeconds
      } : nil
    return StepSentence(
      step: step, analysis: analysis, options: state.options,
      entry: entry?.isShown == true ? entry : nil, target: feedback.target,
      isWithheld: entry?.isShown == false)
  }

  /// Markers that the replay has come to.
  private mutating func reached(_ session: SessionState, isTick: Bool) -> [String] {
    defer { marks = session.shownSeconds }
    guard isTick, !session.isLive, session.shownSeconds > marks else { return [] }
    return session.markers.filter {
      $0.timeSeconds > marks && $0.timeSeconds <= session.shownSeconds
    }.map { marker in
      let note = marker.note.isEmpty ? tr("no note") : marker.note
      return tr("marker at \(ScreenNumber.text(marker.timeSeconds, decimals: 2)) s: \(note)")
    }
  }

  // MARK: - Notices

  /// The notice, where it is one that was not there before.
  static func newNotice(
    _ action: ConsoleAction, _ before: ConsoleState, _ after: ConsoleState
  ) -> Notice? {
    guard let notice = after.notice else { return nil }
    guard let old = before.notice, old.text == notice.text, old.kind == notice.kind else {
      return notice
    }
    if notice.until == nil, old.until != nil { return notice }
    // A key clears the notice before it does anything: the same one was said again.
    guard case .keyPressed = action, before.overlay == nil, after.overlay == nil else { return nil }
    return notice.kind == .problem ? notice : nil
  }
}
