import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

extension ConsoleCommand {
  /// Changes the state as the command asks; returns what has to be done outside of it.
  func run(on state: inout ConsoleState) -> [ConsoleEffect] {
    if state.screen == .library, state.library.comparison != nil || state.library.trend != nil,
      isForTheList
    {
      switch self {
      case .selectNext where state.library.comparison != nil:
        state.library.scrollComparison(by: 1)
      case .selectPrevious where state.library.comparison != nil:
        state.library.scrollComparison(by: -1)
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
    case .palette: state.overlay = .palette(Palette())
    case .showMonitor: return state.show(.monitor)
    case .showSteps: return state.show(.steps)
    case .showErrors: return state.show(.errors)
    case .showPressure: return state.show(.pressure)
    case .nextMap, .nextSpan: state.changePressure(self)
    case .showFeedback: return state.show(.feedback)
    case .showModels: return state.show(.models)
    case .showLibrary: return state.show(.library)
    case .nextScreen: return state.show(state.screen.next)
    case .previousScreen: return state.show(state.screen.previous)
    case .toggleUnit:
      state.options.unit = state.options.unit == .newtons ? .bodyWeightPercent : .newtons
    case .nextForce: state.showNextForce()
    case .nextNorms: return [.readNextNorms(after: state.norms?.name)]
    case .compareParts: return state.compareParts()
    case .swapSides: state.swapSides()
    case .toggleRange: state.options.isRangeAutomatic.toggle()
    case .nextColorMap:
      let maps: [ColorMap] = [.cividis, .viridis, .vendor]
      let index = maps.firstIndex { $0.name == state.options.colorMap.name } ?? -1
      state.options.colorMap = maps[(index + 1) % maps.count]
      state.notice = Notice("colour map: \(state.options.colorMap.name)")
    case .nextGlyphs:
      let all = GlyphSet.allCases
      let index = all.firstIndex(of: state.options.glyphs) ?? 0
      state.options.glyphs = all[(index + 1) % all.count]
      state.notice = Notice("glyphs: \(state.options.glyphs.rawValue)")
    case .nextTheme:
      guard !state.themeNames.isEmpty else { return [] }
      state.themeIndex = (state.themeIndex + 1) % state.themeNames.count
      state.notice = Notice("theme: \(state.themeNames[state.themeIndex])")
      return [.chooseTheme(index: state.themeIndex)]
    case .zoomIn: state.options.zoom(in: true)
    case .zoomOut: state.options.zoom(in: false)
    case .otherFoot: otherFoot(&state)
    case .leaveOut: return state.leaveOutSelected()
    case .markerList where state.session != nil: state.listMarkers()
    case .nextMarker where state.session != nil: state.jumpToMarker(forward: true)
    case .previousMarker where state.session != nil: state.jumpToMarker(forward: false)
    case .goToTime where state.session != nil: state.overlay = .goToTime(text: "", problem: nil)
    case .nextMeasure: state.agreementMeasure += 1
    case .selectNext: select(1, &state)
    case .selectPrevious: select(-1, &state)
    case .openSelected: return openSelected(&state)
    case .filter, .openPath: return state.beginTyping(self)
    case .compare: return compare(&state)
    case .measure: return state.measureModels()
    case .feedbackMeasure, .feedbackFoot, .zoneUp, .zoneDown, .zoneNarrower, .zoneWider,
      .zonePreset, .typeZone, .nextBell, .pauseCounting, .resetCounts:
      return state.changeFeedback(self)
    case .calibrate: state.beginCalibration()
    case .devices, .record, .referenceEarlier, .referenceLater: return state.runLive(self)
    case .sortList:
      state.library.keepingSelection { $0.sort = $0.sort.next }
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
            ? "no session is open: choose one in the library" : "no frame has come yet")
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
      state.notice = Notice(forward ? "no later event" : "no earlier event")
      return
    }
    session.seek(to: event.timeSeconds)
    let name = event.kind == .initialContact ? "initial contact" : "toe-off"
    state.notice = Notice(
      "\(event.foot.rawValue) \(name) at \(FixedPoint.text(event.timeSeconds, decimals: 3)) s")
  }

  private func loop(_ session: inout SessionState, _ state: inout ConsoleState) {
    if session.transport.loop != nil {
      session.transport.setLoop(nil)
      state.notice = Notice("loop ended")
    } else if let a = session.cursorA, let b = session.cursorB, abs(a - b) >= 0.05 {
      session.transport.setLoop(min(a, b)...max(a, b))
      state.notice = Notice("looping from A to B; l ends it")
    } else {
      state.notice = Notice("set cursor A with a and cursor B with b first, 50 ms apart or more")
    }
  }

  // MARK: - Lists

  private func select(_ distance: Int, _ state: inout ConsoleState) {
    switch state.screen {
    case .library: state.library.moveSelection(by: distance)
    case .models: state.models.moveSelection(by: distance)
    case .errors:
      let last = ErrorTableRows.count - 1
      state.selectedErrorRow = min(max(state.selectedErrorRow + distance, 0), last)
    case .feedback, .pressure: break
    case .steps, .monitor:
      let count = state.stepsOfFoot.count
      state.selectedStep = min(max(state.selectedStep + distance, 0), max(count - 1, 0))
    }
  }

  private func otherFoot(_ state: inout ConsoleState) {
    let other = state.stepsFoot.opposite
    if state.session?.metadata.feet.contains(other) == true {
      state.stepsFoot = other
      state.selectedStep = 0
    } else {
      state.notice = Notice("only one foot was recorded")
    }
  }

  private func openSelected(_ state: inout ConsoleState) -> [ConsoleEffect] {
    if state.screen == .steps {
      let steps = state.stepsOfFoot
      guard steps.indices.contains(state.selectedStep) else { return [] }
      state.session?.transport.pause()
      state.session?.seek(to: steps[state.selectedStep].stance.initialContactSeconds)
      state.screen = .monitor
      return []
    }
    if state.screen == .models { return state.useSelectedModel() }
    guard let entry = state.library.selectedEntry else { return [] }
    if let problem = entry.problem {
      state.notice = Notice(problem, kind: .problem)
      return []
    }
    state.opening = entry.title
    state.library.isFiltering = false
    return [.openSession(path: entry.path)]
  }

  /// In the library the first time marks a session, the second time compares another with it.
  private func compare(_ state: inout ConsoleState) -> [ConsoleEffect] {
    if state.screen == .models {
      state.toggleModelMark()
      return []
    }
    guard let entry = state.library.selectedEntry, entry.problem == nil else { return [] }
    guard let first = state.library.comparedWith else {
      state.library.comparedWith = entry
      state.notice = Notice("choose the session to compare '\(entry.title)' with, then press c")
      return []
    }
    state.library.comparedWith = nil
    guard first.path != entry.path else {
      state.notice = Notice("nothing to compare: both are the same session")
      return []
    }
    state.notice = Notice("comparing ...")
    return [.compare(first: first.path, second: entry.path)]
  }
}

extension ConsoleState {
  /// Shows a screen; what it needs and does not have yet is asked for.
  mutating func show(_ screen: Screen) -> [ConsoleEffect] {
    self.screen = screen
    if screen == .feedback { feedback.isUsed = true }
    switch screen {
    case .library: return [.scanLibrary]
    case .models: return modelsShown()
    case .monitor, .steps, .errors, .pressure, .feedback: return []
    }
  }
}
