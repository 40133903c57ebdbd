import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Turns what happened into the next state and what is to be done about it.
package struct ConsoleReducer: Sendable {
  package let keyMap: KeyMap

  package init(keyMap: KeyMap = .standard) { self.keyMap = keyMap }

  package func reduce(_ state: inout ConsoleState, _ action: ConsoleAction) -> [ConsoleEffect] {
    let effects = change(&state, action)
    // Steps of a phase that is over count for it: the protocol goes on after the counts.
    return effects + state.followFeedback(after: action) + state.followProtocol(after: action)
      + state.followPressure(after: action) + state.followRelations(after: action)
      + state.followPreview()
  }

  private func change(_ state: inout ConsoleState, _ action: ConsoleAction) -> [ConsoleEffect] {
    switch action {
    case .keyPressed(let key): return keyPressed(key, &state)
    case .pasted(let text): return PasteReducer(keys: self).pasted(text, &state)
    case .mouse(let event): return mouse(event, &state)
    case .commandChosen(let command): return command.run(on: &state)
    case .resized(let size): state.size = size
    case .cellsMeasured(let cell): state.options.cellPixels = cell
    case .backgroundTold(let isDark): return state.suitTheme(toDark: isDark)
    case .resumed(let size):
      state.size = size
      state.session?.transport.forgetTime()
    case .tick(let now): tick(now, &state)
    case .libraryOpened: return [.scanLibrary]
    case .openingBegan(let path, let title, let repeats):
      state.opening = title
      state.repeatsNextSession = repeats
      state.screen = .monitor
      return [.openSession(path: path)]
    case .measuringBegan(let devices):
      state.live = LiveState(devices: devices)
      state.screen = state.preset?.screen ?? .monitor
    case .viewingBegan(let host):
      state.live?.isViewer = true
      state.live?.host = host
      state.feedback.leaveCountingToHost()
    case .feedbackShared(let feedback): return state.feedback.adopt(feedback)
    case .libraryScanned(let entries, let now, let isRead):
      state.library.keepingSelection {
        $0.nowUnixSeconds = now
        $0.entries = entries
      }
      state.library.isScanned = true
      state.library.isRead = state.library.isRead || isRead
    case .sessionDescribed(let path, let visit, let tags):
      state.sessionDescribed(path: path, visit: visit, tags: tags)
    case .trendReady(let trend):
      state.notice = nil
      // Whoever types a filter meanwhile keeps the list and every letter.
      guard !state.library.isFiltering else {
        state.notice = Notice(tr("the visits are ready: v shows them"))
        return []
      }
      state.library.trend = TrendState(trend: trend)
      if state.screen != .library { state.notice = Notice(tr("the visits are in the library (7)")) }
    case .previewRead(let path, let content): state.previewRead(path, content)
    case .normsChanged(let norms):
      state.norms = norms
      state.notice = Notice(norms.map { tr("norms: \($0.choice.norms.people)") } ?? tr("no norms"))
    case .recordingsFound(let paths): return PathReducer.found(paths, &state)
    case .comparisonReady(let comparison):
      state.notice = nil
      state.library.comparison = comparison
      state.library.comparisonScroll = 0
      // Parts were chosen on another screen, and nobody looks for them in the library.
      if comparison.order == .part { return state.show(.library) }
      if state.screen != .library {
        state.notice = Notice(tr("the comparison is in the library (7)"))
      }
    case .comparisonFailed(let text): state.notice = Notice(text, kind: .problem)
    case .modelsListed(let entries, let inUse):
      return state.modelsListed(entries, inUse: inUse)
    case .modelInUseChanged(let id): state.modelInUseChanged(id)
    case .modelComparisonProgressed(let progress):
      state.modelComparisonChanged { $0.progress = min(max(progress, 0), 1) }
    case .modelComparisonReady(let comparison):
      state.modelComparisonChanged {
        $0.comparison = comparison
        $0.progress = nil
      }
    case .modelComparisonFailed(let text):
      state.modelComparisonChanged {
        $0.problem = text
        $0.progress = nil
      }
    case .sessionOpened(let metadata, let markers, let range, let place):
      state.opening = nil
      // A step of the session before is none of this one.
      if case .leaveOut = state.overlay { state.overlay = nil }
      if case .markers = state.overlay { state.overlay = nil }
      state.session = SessionState(metadata: metadata, markers: markers, range: range)
      state.session?.place = place
      state.session?.transport.repeats = state.repeatsNextSession
      state.repeatsNextSession = false
      state.models.forgetSession()
      state.forgetPressures()
      state.feedback.forgetSession()
      state.session?.transport.play()
      state.screen = state.preset?.screen ?? .monitor
      state.library.isFiltering = false
      state.selectedStep = 0
      state.stepsFoot = metadata.feet.first ?? .left
      return [.adoptSession]
    case .sessionFailed(let text):
      state.opening = nil
      state.notice = Notice(text, kind: .problem)
    case .answerNeeded(let inquiry): state.answerNeeded(inquiry)
    case .layoutFileRead(let layout): return state.layoutFileRead(layout)
    case .layoutFileRefused(let text): state.layoutFileRefused(text)
    case .analysisProgressed(let analysis, let progress):
      state.session?.analysis = analysis
      state.session?.progress = progress
      return state.compareModelsIfDue()
    case .framesArrived(let frames): state.session?.frames = frames
    case .pressuresRead(let report):
      state.pressure.report = report
      state.pressure.problem = nil
    case .pressuresFailed(let text): state.pressure.problem = text
    case .relationsRead(let report): state.relationsRead(report)
    case .relationsFailed(let text): state.models.relations.problem = text
    case .markerSaved(let marker):
      state.session?.markers.append(marker)
      state.session?.markers.sort { $0.timeSeconds < $1.timeSeconds }
    case .calibrationProgressed(let seconds, let needed, let newtons):
      state.calibrationProgressed(seconds: seconds, needed: needed, newtons: newtons)
    case .calibrationChecked(let check): state.calibrationChecked(check)
    case .liveUpdated(let update): state.liveUpdated(update)
    case .latencyMeasured(let latency): state.session?.latency = latency
    case .themesChanged:
      guard state.themeNames.indices.contains(state.themeIndex) else { return [] }
      return [.readThemes(inUse: state.themeNames[state.themeIndex])]
    case .themesRead(let themes, let problem): return state.themesRead(themes, problem: problem)
    case .colorMapChanged(let colors): state.options.colorMap = colors
    case .notified(let notice): state.notice = notice
    case .inputEnded:
      state.repeatsNextSession = false
      state.session?.transport.repeats = false
      state.session?.transport.setLoop(nil)
    case .endingForced: return state.keepTyped() + [.quit]
    }
    return []
  }

  private func tick(_ now: Double, _ state: inout ConsoleState) {
    state.session?.transport.tick(now: now)
    // A problem stays until somebody has pressed a key.
    if let notice = state.notice, notice.kind == .information {
      if let until = notice.until {
        if now >= until { state.notice = nil }
      } else {
        state.notice?.until = now + notice.seconds
      }
    }
  }

  // MARK: - Keys

  func keyPressed(_ key: Key, _ state: inout ConsoleState) -> [ConsoleEffect] {
    if key == .control("c") {
      // Twice ends it without an answer.
      return state.overlay == .endLive ? [.quit] : state.askToEnd()
    }
    if state.overlay != nil {
      return OverlayReducer(keyMap: keyMap).keyPressed(key, &state)
    }
    if state.screen == .library, state.library.trend != nil, state.trendKeyPressed(key) {
      return []
    }
    if state.screen == .library, state.library.isFiltering {
      if let effects = filterKey(key, &state.library) { return effects }
    }
    if key == .escape {
      state.notice = nil
      // Parts of a session were chosen on its curves, and it goes on there.
      let isOfParts = state.screen == .library && state.library.comparison?.order == .part
      state.leaveLibraryState()
      state.session?.frozenAt = nil
      return isOfParts && !state.viewHistory.isEmpty ? state.showLastView() : []
    }
    if key == .enter, state.session == nil, state.live?.unknownLayout != nil {
      state.askForLayout()
      return []
    }
    guard let command = keyMap.command(for: key, on: state.screen) else { return [] }
    state.notice = nil
    return command.run(on: &state)
  }

  /// Keys while a filter is typed; nil for those that mean what they always mean.
  private func filterKey(_ key: Key, _ library: inout LibraryState) -> [ConsoleEffect]? {
    switch key {
    case .character(let character): library.filter.append(character)
    case .backspace:
      if library.filter.isEmpty { library.isFiltering = false } else { library.filter.removeLast() }
    case .escape:
      library.filter = ""
      library.isFiltering = false
    case .enter:
      library.isFiltering = false
      return []
    default: return nil
    }
    library.selected = 0
    return []
  }
}
