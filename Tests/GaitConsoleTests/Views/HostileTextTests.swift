import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Text from files and people is data: none of it reaches a cell as a command.
@Suite struct HostileTextTests {
  static let texts = [
    "\u{1B}]0;owned\u{7}", "\u{9B}31m red \u{9D}0;x\u{9C}", "\u{202E}gnp.exe\u{202C}",
    "a\u{2066}b\u{2069}\u{200F}c\u{061C}", "line\nbreak\r\ttab\u{8}\u{7F}",
    "\u{0}nul\u{FEFF}\u{AD}", "\u{2028}\u{2029}\u{85}",
    "e\u{301}\u{20DD} \u{1F468}\u{200D}\u{1F469} \u{E0041}",
  ]

  @Test(arguments: texts, Scene.allCases) func nothingButGlyphs(text: String, scene: Scene) throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 160, rows: 50)] {
      var state = try scene.state(size: size, options: ConsoleStates.options())
      try poison(&state, with: text)
      let buffer = ConsoleView(state: state, theme: .fallback).render()
      expectGlyphs(buffer)
      state.notice = nil
      state.opening = nil
      expectGlyphs(ConsoleView(state: state, theme: .fallback).render())
    }
  }

  /// What is harmless in it is still shown.
  @Test func theRestIsReadable() throws {
    var state = try Scene.library.state(
      size: Size(columns: 200, rows: 40), options: ConsoleStates.options())
    state.library.entries[0].title = "\u{1B}[2Jknee \u{202E}clinic"
    let text = ConsoleView(state: state, theme: .fallback).render().lines()
      .joined(separator: "\n")
    #expect(text.contains("?[2Jknee clinic"))
  }

  /// Puts the text wherever a file, a person or the system can put one.
  private func poison(_ state: inout ConsoleState, with text: String) throws {
    for index in state.library.entries.indices {
      state.library.entries[index].title = text
      state.library.entries[index].source = text
      state.library.entries[index].startedAt = text
      state.library.entries[index].tags = [text]
      state.library.entries[index].visit = SessionVisit(person: text, condition: text)
      state.library.entries[index].format = text
      if state.library.entries[index].problem != nil {
        state.library.entries[index].problem = text
      }
    }
    if !state.library.filter.isEmpty { state.library.filter = text }
    state.session?.metadata.name = text
    state.session?.metadata.source = text
    state.session?.metadata.notes = text
    state.session?.metadata.reference = text
    state.session?.markers = [
      Marker(timeSeconds: 5, note: text), Marker(timeSeconds: 6.5, note: text),
    ]
    state.session?.analysis?.estimator.name = text
    if var steps = state.session?.metadata.leftOutSteps, !steps.isEmpty {
      for index in steps.indices { steps[index].reason = text }
      state.session?.metadata.leftOutSteps = steps
      state.session?.analysis = try AnalyzedWalk.shared().analysis(leavingOut: steps)
    }
    if let session = state.session, let analysis = session.analysis,
      state.library.comparison != nil
    {
      let side = ComparedSession(analysis, metadata: session.metadata)
      state.library.comparison = SessionComparison([side, side])
    }
    if state.library.trend != nil {
      state.library.trend = TrendFixture.state(visits: 3, text: text)
    }
    poison(&state.models, with: text)
    poison(&state.live, with: text)
    state.feedback.presets = [
      FeedbackPreset(name: text, target: FeedbackTarget(measure: .symmetry, zone: -5...5))
    ]
    state.feedback.name = text
    if state.live != nil {
      state.visitRun = VisitRun(plan: VisitProtocol(name: text, phases: [.init(name: text)]))
    }
    state.opening = text
    state.notice = Notice(text, kind: .problem)
    switch state.overlay {
    case .note(let seconds, _): state.overlay = .note(seconds: seconds, text: text)
    case .leaveOut(var step, let number):
      step.reason = text
      state.overlay = .leaveOut(step, number: number)
    case .confirmDelete:
      state.overlay = .confirmDelete(
        LibraryEntry(path: text, shelf: .recording, title: text, startedAt: text))
    case .visit(var form):
      form.texts = [text, text, text, text]
      form.problem = text
      state.overlay = .visit(form)
    case .palette(var palette):
      palette.text = text
      state.overlay = .palette(palette)
    case .zone: state.overlay = .zone(text: text, problem: text)
    case .calibration(var wizard):
      if case .mass = wizard.page { for character in text { wizard.type(character) } }
      wizard.checked(CalibrationCheck(stage: .zero, passed: false, reasons: [text]))
      state.overlay = .calibration(wizard)
    case .layout(let count, let foot, _, _):
      state.overlay = .layout(cellCount: count, foot: foot, text: text, problem: text)
    case .openPath: state.overlay = .openPath(text: text, problem: text)
    case .question(let panel):
      var inquiry = panel.inquiry
      inquiry.fileName = text
      inquiry.device = RecordingDevice(format: text, text)
      inquiry.layouts = [QuestionFixture.layout(text)]
      var poisoned = QuestionPanel(inquiry)
      for character in text { poisoned.type(character) }
      poisoned.problem = text
      state.overlay = .question(poisoned)
    case .markers: state.overlay = .markers(MarkerList(selected: 1))
    case .goToTime: state.overlay = .goToTime(text: text, problem: text)
    case .configuration:
      state.configuration = [ConfigurationLine(text, text, .file)]
    case .help, .words, .feedbackPresets, .devices, .endLive, .jump, nil: break
    }
  }

  /// What devices, disks and networks say of themselves.
  private func poison(_ live: inout LiveState?, with text: String) {
    guard live != nil else { return }
    live?.problem = text
    let states: [ConnectionState] = [
      .lost(reason: text), .formatError(reason: text), .streaming,
      .reconnecting(inSeconds: 2, attempt: 1, reason: text),
    ]
    live?.devices = states.enumerated().map { index, state in
      DeviceStatus(
        source: text, device: text, foot: index % 2 == 0 ? .left : .right,
        isReference: index > 1, connection: state)
    }
    live?.recorder = RecorderStatus(path: text, state: .failing(reason: text))
  }

  private func poison(_ models: inout ModelsState, with text: String) {
    let fact = Fact(text, text)
    let estimator = EstimatorDescription(
      name: text, summary: text, kind: text, sha256: text, provenance: [fact], metrics: [fact])
    for index in models.entries.indices {
      models.entries[index].description = estimator
      if models.entries[index].problem != nil { models.entries[index].problem = text }
    }
    models.comparison = models.comparison.map { comparison in
      EstimatorComparison(
        sessionName: text, isSimulated: comparison.isSimulated, stepsUsed: 3,
        trials: comparison.trials.map {
          .init(
            estimator: estimator, errors: $0.errors, meanCurve: $0.meanCurve,
            departure: $0.departure, latency: $0.latency)
        })
    }
  }

  private static let harmful: Set<Unicode.GeneralCategory> = [
    .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .nonspacingMark,
  ]

  private func expectGlyphs(_ buffer: CellBuffer) {
    var offenders: [String] = []
    for y in 0..<buffer.size.rows {
      for x in 0..<buffer.size.columns {
        let glyph = buffer[x, y].glyph
        let isAllowed =
          glyph == Cell.continuation
          ? x > 0 && CharacterWidth.columns(buffer[x - 1, y].glyph) == 2
          : (0x20..<0x7F).contains(glyph.value)
            || !Self.harmful.contains(glyph.properties.generalCategory)
        if !isAllowed { offenders.append("U+\(String(glyph.value, radix: 16)) at \(x),\(y)") }
      }
    }
    #expect(offenders.isEmpty)
  }
}
