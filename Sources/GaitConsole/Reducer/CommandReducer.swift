import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

extension ConsoleCommand {
  /// Changes the state as the command asks; returns what has to be done outside of it.
  func run(on state: inout ConsoleState) -> [ConsoleEffect] {
    if state.screen == .library, state.library.comparison != nil || state.library.trend != nil,
      isForTheList, self != .filter
    {
      switch self {
      case .selectNext where state.library.comparison != nil:
        state.library.scrollComparison(by: 1)
      case .selectPrevious where state.library.comparison != nil:
        state.library.scrollComparison(by: -1)
      case .showTrend where state.library.trend != nil: state.library.trend?.move(by: 1)
      case .compare where state.library.trend != nil: state.library.trend?.nextCondition()
      default:
        state.library.comparison = nil  // what lies under it cannot be seen
        state.library.trend = nil
      }
      return []
    }
    if let refusal = state.refusal(of: self) {
      state.notice = Notice(refusal)
      return []
    }
    switch self {
    case .quit: return state.askToEnd()
    case .suspend: return [.suspend]
    case .help: state.overlay = .help(scroll: 0)
    case .say: state.speech?.asked += 1
    case .saySteps: state.speech?.toggleSteps(&state.notice)
    case .palette: state.overlay = .palette(Palette())
    case .showMonitor: return state.show(.monitor)
    case .showSteps: return state.show(.steps)
    case .showErrors: return state.show(.errors)
    case .showPressure: return state.show(.pressure)
    case .nextMap, .nextSpan: state.changePressure(self)
    case .relationMap, .relationLayer: return state.changeRelations(self)
    case .showFeedback: return state.show(.feedback)
    case .showModels: return state.show(.models)
    case .showLibrary: return state.show(.library)
    case .nextScreen: return state.show(state.screen.next)
    case .previousScreen: return state.show(state.screen.previous)
    case .toggleUnit: state.toggleUnit()
    case .nextForce: state.showNextForce()
    case .report: return state.askForReport()
    case .writeSteps: return state.askForSteps()
    case .nextNorms: return [.readNextNorms(after: state.norms?.name)]
    case .compareParts: return state.compareParts()
    case .swapSides: state.swapSides()
    case .toggleRange: state.options.isRangeAutomatic.toggle()
    case .nextColorMap:
      let maps: [ColorMap] = [.cividis, .viridis, .daylight, .vendor]
      let index = maps.firstIndex { $0.name == state.options.colorMap.name } ?? -1
      state.options.colorMap = maps[(index + 1) % maps.count]
      state.notice = Notice(tr("colour map: \(state.options.colorMap.name)"))
    case .rawCells:
      state.options.showsRawCells.toggle()
      state.notice = Notice(
        state.options.showsRawCells ? tr("cells as they are") : tr("cells smooth"))
    case .nextGlyphs:
      state.options.takeNextGlyphs()
      state.notice = Notice(tr("glyphs: \(state.options.glyphName)"))
    case .nextTheme: return state.takeNextTheme()
    case .nextPreset: return state.takeNextPreset()
    case .enlarge: state.options.enlarged = state.options.enlarged.next
    case .jump: state.beginJump()
    case .lastView: return state.showLastView()
    case .configuration: state.overlay = .configuration(scroll: 0)
    case .savePicture: return [.savePicture]
    case .zoomIn: state.options.zoom(in: true)
    case .zoomOut: state.options.zoom(in: false)
    case .otherFoot: otherFoot(&state)
    case .toggleMeans:
      state.showsMeans.toggle()
      return state.show(.steps)
    case .leaveOut: return state.leaveOutSelected()
    case .markerList where state.session != nil: state.listMarkers()
    case .nextMarker where state.session != nil: state.jumpToMarker(forward: true)
    case .previousMarker where state.session != nil: state.jumpToMarker(forward: false)
    case .undoMarker where state.session != nil: return state.undoMarkerChange()
    case .goToTime where state.session != nil: state.overlay = .goToTime(text: "", problem: nil)
    case .nextMeasure: state.agreementMeasure += 1
    case .selectNext: select(1, &state)
    case .selectPrevious: select(-1, &state)
    case .openSelected: return openSelected(&state)
    case .filter, .openPath: return state.beginTyping(self)
    case .compare: return compare(&state)
    case .measure: return state.measureModels()
    case .nextPhase: return state.skipPhase()
    case .feedbackMeasure, .feedbackFoot, .feedbackUnit, .feedbackPresets, .feedbackSchedule,
      .metronome, .metronomeFaster, .metronomeSlower, .zoneUp, .zoneDown, .zoneNarrower, .zoneWider,
      .zonePreset, .typeZone, .nextBell, .pauseCounting, .resetCounts:
      return state.changeFeedback(self)
    case .calibrate: state.beginCalibration()
    case .devices, .record, .referenceEarlier, .referenceLater: return state.runLive(self)
    case .sortList:
      state.library.keepingSelection { $0.sort = $0.sort.following }
    case .reverseList: state.library.keepingSelection { $0.isReversed.toggle() }
    case .editVisit: return state.editVisit()
    case .showTrend: return state.showTrend()
    case .undoDelete: return [.undoDelete]
    case .deleteSelected: state.askDelete()
    case .rescan: return [.scanLibrary]
    default:
      guard var session = state.session else {
        state.notice = Notice(
          state.live == nil
            ? tr("no session is open: choose one in the library") : tr("no frame has come yet"))
        return []
      }
      run(on: &session, state: &state)
      state.session = session
    }
    return []
  }

  /// The commands that need a session.
  private func run(on session: inout SessionState, state: inout ConsoleState) {
    switch self {
    case .playPause where session.isLive:
      session.frozenAt = session.frozenAt == nil ? session.transport.position : nil
    case .playPause:
      session.frozenAt = nil
      session.transport.toggle()
    case .freeze:
      session.frozenAt = session.frozenAt == nil ? session.transport.position : nil
    case .frameForward: step(&session, forward: true)
    case .frameBack: step(&session, forward: false)
    case .secondForward: session.seek(to: session.stepOrigin + 1)
    case .secondBack: session.seek(to: session.stepOrigin - 1)
    case .nextEvent: jump(&session, &state, forward: true)
    case .previousEvent: jump(&session, &state, forward: false)
    case .toStart: session.seek(to: session.transport.range.lowerBound)
    case .toEnd: session.seek(to: session.transport.range.upperBound)
    case .faster: session.transport.faster()
    case .slower: session.transport.slower()
    case .normalSpeed: session.transport.setNormalSpeed()
    case .cursorA: session.cursorA = session.shownSeconds
    case .cursorB: session.cursorB = session.shownSeconds
    case .clearCursors:
      session.cursorA = nil
      session.cursorB = nil
      session.transport.setLoop(nil)
    case .loop: loop(&session, &state)
    case .marker: state.overlay = .note(seconds: session.shownSeconds, text: "")
    default: break
    }
  }

  /// Onto the next or previous frame of the faster foot.
  private func step(_ session: inout SessionState, forward: Bool) {
    let now = session.stepOrigin
    session.frozenAt = nil
    session.transport.pause()
    session.seek(
      to: session.neighbouringFrame(of: now, forward: forward)
        ?? now + (forward ? session.frameSeconds : -session.frameSeconds))
  }

  private func jump(
    _ session: inout SessionState, _ state: inout ConsoleState, forward: Bool
  ) {
    let now = session.stepOrigin
    session.frozenAt = nil
    session.transport.pause()
    let events = session.events
    let event =
      forward
      ? events.first { $0.timeSeconds > now + 1e-6 } : events.last { $0.timeSeconds < now - 1e-6 }
    guard let event else {
      state.notice = Notice(forward ? tr("no later event") : tr("no earlier event"))
      return
    }
    session.seek(to: event.timeSeconds)
    let name = event.kind == .initialContact ? tr("initial contact") : tr("toe-off")
    state.notice = Notice(
      tr("\(event.foot.word) \(name) at \(ScreenNumber.text(event.timeSeconds, decimals: 3)) s"))
  }

  private func loop(_ session: inout SessionState, _ state: inout ConsoleState) {
    if session.transport.loop != nil {
      session.transport.setLoop(nil)
      state.notice = Notice(tr("loop ended"))
    } else if let a = session.cursorA, let b = session.cursorB, abs(a - b) >= 0.05 {
      session.transport.setLoop(min(a, b)...max(a, b))
      state.notice = Notice(tr("looping from A to B; l ends it"))
    } else {
      state.notice = Notice(
        tr("set cursor A with a and cursor B with b first, 50 ms apart or more"))
    }
  }
}

extension ConsoleState {
  /// Shows a screen; what it needs and does not have yet is asked for.
  mutating func show(_ screen: Screen) -> [ConsoleEffect] {
    if screen != self.screen {
      viewHistory = viewHistory.suffix(Self.longestHistory - 1) + [self.screen]
      options.enlarged = .none
    }
    return enter(screen)
  }

  private static let longestHistory = 50

  /// Goes back to the screen that was looked at before this one, and forgets this one.
  mutating func showLastView() -> [ConsoleEffect] {
    guard let last = viewHistory.popLast() else {
      notice = Notice(tr("there is no view before this one"))
      return []
    }
    options.enlarged = .none
    return enter(last)
  }

  private mutating func enter(_ screen: Screen) -> [ConsoleEffect] {
    self.screen = screen
    library.isFiltering = false
    if screen == .feedback { feedback.isUsed = true }
    switch screen {
    case .library:
      // A note may have come in since.
      library.preview = nil
      return [.scanLibrary]
    case .models: return modelsShown()
    case .monitor, .steps, .errors, .pressure, .feedback: return []
    }
  }
}
