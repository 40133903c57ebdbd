import GaitAnalysis
import GaitModel
import PlainText
package import TerminalCore

/// Draws the whole console: tabs, the screen, the timeline, hints, and what lies over them.
package struct ConsoleView {
  private let state: ConsoleState
  private let theme: Theme
  private let keyMap: KeyMap
  private let kept: KeptAreas<ScreenArea>?

  /// - Parameters:
  ///   - state: what is shown.
  ///   - theme: its colours.
  ///   - keyMap: the keys that hints name.
  ///   - kept: what the pictures before have left; nil draws everything.
  package init(
    state: ConsoleState, theme: Theme, keyMap: KeyMap = .standard,
    kept: KeptAreas<ScreenArea>? = nil
  ) {
    self.state = state
    self.theme = theme
    self.keyMap = keyMap
    self.kept = kept
  }

  package func render() -> CellBuffer {
    let language = Language.current
    guard state.options.glyphs == .ascii, !language.isASCII else { return draw() }
    return language.inASCII.bind { draw() }
  }

  private func draw() -> CellBuffer {
    let context = DrawContext(
      theme: theme, glyphs: state.options.glyphs, colorDepth: state.options.colorDepth,
      cellPixels: state.options.shownPixels)
    var buffer = CellBuffer(size: state.size, style: theme[.text])
    guard ScreenLayout.fits(state.size) else {
      TooSmallView(needed: ScreenLayout.minimum).render(
        in: buffer.bounds, into: &buffer, context: context)
      return buffer
    }
    let layout = state.layout
    kept.draw(.tabs, in: layout.tabs, into: &buffer) { buffer in
      let tabs = state.tabBar
      let note = state.tabNote(beside: tabs)
      tabs.render(in: state.tabRect(before: note), into: &buffer, context: context)
      note?.render(in: layout.tabs, into: &buffer, context: context)
    }
    renderScreen(in: layout.content, into: &buffer, context: context)
    if let live = state.live, !layout.timeline.isEmpty {
      LiveLine(live: live, session: state.session, phase: state.phase).render(
        in: layout.timeline, into: &buffer, context: context)
    } else if let session = state.session, !layout.timeline.isEmpty {
      TransportLine(session: session).render(in: layout, into: &buffer, context: context)
    }
    renderStatus(in: layout.status, into: &buffer, context: context)
    renderOverlay(in: layout.content, into: &buffer, context: context)
    return buffer
  }

  private func renderScreen(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    if state.screen == .library, let comparison = state.library.comparison {
      ComparisonView(
        comparison: comparison, options: state.options, scroll: state.library.comparisonScroll
      ).render(in: rect, into: &buffer, context: context)
      return
    }
    if state.screen == .library, let trend = state.library.trend {
      TrendView(state: trend).render(in: rect, into: &buffer, context: context)
      return
    }
    if state.screen == .library {
      LibraryView(state: state.library, opening: state.opening, options: state.options).render(
        in: rect, into: &buffer, context: context)
      return
    }
    if state.screen == .models {
      ModelsView(models: state.models, session: state.session, options: state.options).render(
        in: rect, into: &buffer, context: context)
      return
    }
    if state.session == nil, let live = state.live {
      LiveWaitingView(live: live).render(in: rect, into: &buffer, context: context)
      return
    }
    guard let session = state.session else {
      EmptyView(
        text: state.opening.map { tr("Opening \($0) ...") }
          ?? tr("No session is open. Press 7 for the library and Enter to open one.")
      ).render(in: rect, into: &buffer, context: context)
      return
    }
    switch state.screen {
    case .monitor:
      MonitorView(
        session: session, options: state.options.suited(to: session.analysis), live: state.live,
        pressure: state.pressure.showing(state.monitorMap), kept: kept
      ).render(
        in: rect, into: &buffer, context: context)
    case .steps:
      state.stepsView(session).render(in: rect, into: &buffer, context: context)
    case .errors:
      ErrorsView(
        session: session, measureIndex: state.agreementMeasure,
        selectedRow: state.selectedErrorRow, keptNote: LiveText.keptSteps(state.live),
        enlarged: state.options.enlarged
      ).render(in: rect, into: &buffer, context: context)
    case .pressure:
      PressureView(
        session: session, pressure: state.pressure, options: state.options, live: state.live
      ).render(in: rect, into: &buffer, context: context)
    case .feedback:
      FeedbackView(
        session: session, feedback: state.feedback, phase: state.phase, live: state.live
      ).render(in: rect, into: &buffer, context: context)
    case .models, .library: break
    }
  }

  private func renderStatus(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    if let notice = state.notice {
      let view = NoticeView(notice, glyphs: context.glyphs)
      // What lies over the screen keeps its rows.
      let isCovered = state.prompt != nil || state.overlay != nil
      let place = isCovered ? rect : view.place(status: rect, content: state.layout.content)
      view.render(in: place, into: &buffer, context: context)
      guard place != rect else { return }
    }
    kept.draw(.hints, in: rect, into: &buffer) { buffer in
      KeyHints(state: state, keyMap: keyMap).bar(columns: rect.width).render(
        in: rect, into: &buffer, context: context)
    }
  }

  private func renderOverlay(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    if let prompt = state.prompt {
      prompt.render(in: rect, into: &buffer, context: context)
      return
    }
    switch state.overlay {
    case .help(let scroll):
      HelpOverlay(state: state, keyMap: keyMap, scroll: scroll).render(
        in: rect, into: &buffer, context: context)
    case .words(let scroll):
      WordsOverlay(screen: state.screen, scroll: scroll).render(
        in: rect, into: &buffer, context: context)
    case .configuration(let scroll):
      ConfigurationOverlay(lines: state.effectiveConfiguration, scroll: scroll).render(
        in: rect, into: &buffer, context: context)
    case .palette(let palette):
      PaletteOverlay(palette: palette, state: state, keyMap: keyMap).render(
        in: rect, into: &buffer, context: context)
    case .markers(let list):
      MarkersOverlay(list: list, markers: state.session?.markers ?? []).render(
        in: rect, into: &buffer, context: context)
    case .visit(let form):
      VisitOverlay(form: form).render(in: rect, into: &buffer, context: context)
    case .question(let panel):
      QuestionOverlay(panel: panel).render(in: rect, into: &buffer, context: context)
    case .calibration(let wizard):
      CalibrationOverlay(wizard: wizard).render(in: rect, into: &buffer, context: context)
    case .feedbackPresets(let selected):
      PresetsOverlay(presets: state.feedback.presets, selected: selected).render(
        in: rect, into: &buffer, context: context)
    case .devices:
      if let live = state.live {
        DevicesOverlay(live: live, latency: state.session?.latency).render(
          in: rect, into: &buffer, context: context)
      }
    case .jump:
      JumpOverlay(targets: state.jumpTargets(keyMap)).render(into: &buffer, context: context)
    case .note, .goToTime, .leaveOut, .confirmDelete, .zone, .openPath, .layout, .endLive, nil:
      break
    }
  }
}

extension ConsoleState {
  func stepsView(_ session: SessionState) -> StepsView {
    StepsView(
      session: session, options: options.suited(to: session.analysis), foot: stepsFoot,
      selected: selectedStep, norms: norms, keptNote: LiveText.keptSteps(live),
      showsMeans: showsMeans)
  }
}
