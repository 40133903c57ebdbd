import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore

@testable import GaitConsole

/// What the console can show, each as a state that is always the same.
enum Scene: String, CaseIterable, Sendable {
  case monitor
  case steps
  case stepLeftOut
  case leaveOut
  case errors
  case pressure
  case pressureStance
  case pressureWaiting
  case library
  case libraryPreview
  case configuration
  case visit
  case trend
  case trendOneVisit
  case help
  case words
  case palette
  case jump
  case note
  case markers
  case goToTime
  case confirm
  case filter
  case problem
  case openPath
  case questionFoot
  case questionLayout
  case questionRate
  case cursors
  case empty
  case analysing
  case comparison
  case models
  case modelsNoReference
  case modelsMeasuring
  case modelsUnreadable
  case modelsNoSession
  case modelsMaps
  case feedback
  case feedbackOneFoot
  case feedbackSymmetry
  case feedbackWaiting
  case feedbackZone
  case calibrationMethod
  case calibrationMass
  case calibrationReady
  case calibrationCollecting
  case calibrationFailed
  case calibrationPassed
  case liveWaiting
  case liveStreaming
  case liveFootLost
  case liveFrozen
  case liveRecordingFails
  case liveDevices
  case liveLayout
  case liveEnd

  /// The ones whose looks are kept in files.
  static let pictured: [Scene] = [
    .monitor, .steps, .stepLeftOut, .leaveOut, .errors, .pressure, .pressureStance,
    .pressureWaiting,
    .library, .libraryPreview, .configuration, .visit, .trend, .trendOneVisit, .confirm, .markers,
    .help, .words, .palette, .jump,
    .comparison,
    .models,
    .modelsNoReference, .modelsMeasuring, .modelsUnreadable, .modelsNoSession, .modelsMaps,
    .feedback, .feedbackOneFoot, .feedbackSymmetry, .feedbackWaiting, .feedbackZone,
    .calibrationMethod, .calibrationCollecting, .calibrationFailed, .calibrationPassed,
    .liveWaiting, .liveStreaming, .liveFootLost, .liveFrozen, .liveRecordingFails, .liveDevices,
    .liveLayout, .liveEnd, .openPath, .questionFoot, .questionLayout,
  ]

  func state(size: Size, options: ViewOptions) throws -> ConsoleState {
    var state = try ConsoleStates.walk(size: size, options: options)
    switch self {
    case .monitor: break
    case .steps:
      state.screen = .steps
      state.selectedStep = 3
    case .stepLeftOut, .leaveOut: try showLeftOut(on: &state)
    case .errors: state.screen = .errors
    case .pressure, .pressureStance, .pressureWaiting: try showPressure(on: &state)
    case .library: state.screen = .library
    case .libraryPreview:
      state.screen = .library
      if let session = state.session, let path = state.library.selectedEntry?.path {
        let known = LibraryPreview.Known(
          session: session, pressures: try AnalyzedWalk.shared().pressures(.usedSteps))
        state.library.preview = LibraryPreview(path: path, content: .known(known))
      }
    case .configuration:
      state.configuration = [
        ConfigurationLine("theme", "default-dark", .terminal),
        ConfigurationLine("fps", "30", .unset),
      ]
      state.overlay = .configuration(scroll: 0)
    case .help: state.overlay = .help(scroll: 0)
    case .jump: state.overlay = .jump
    case .words:
      state.screen = .errors
      state.overlay = .words(scroll: 0)
    case .palette:
      var palette = Palette()
      palette.text = "next"
      palette.selected = 1
      state.overlay = .palette(palette)
    case .markers:
      state.session?.markers = [
        Marker(timeSeconds: 2.5, note: "left knee: " + String(repeating: "turned in ", count: 10)),
        Marker(timeSeconds: 5, note: ""),
      ]
      state.overlay = .markers(MarkerList())
    case .goToTime: state.overlay = .goToTime(text: "99", problem: "the session is from 0 to 12 s")
    case .note: state.overlay = .note(seconds: 1.5, text: "left knee")
    case .confirm:
      state.screen = .library
      state.overlay = .confirmDelete(ConsoleStates.entries[2])
    case .visit:
      state.screen = .library
      var form = VisitForm(ConsoleStates.entries[2])
      form.texts[0] = "Anna Schmidt"
      state.overlay = .visit(form)
    case .trend, .trendOneVisit:
      state.screen = .library
      state.library.trend = TrendFixture.state(visits: self == .trend ? 5 : 1)
    case .filter:
      state.screen = .library
      state.library.filter = "visit"
      state.library.isFiltering = true
    case .problem: state.notice = Notice("walk.txt:12: 4 fields", kind: .problem)
    case .openPath:
      state.screen = .library
      state.overlay = .openPath(text: "'/data/walk one.csv'", problem: nil)
    case .questionFoot, .questionLayout, .questionRate:
      state.screen = .library
      state.overlay = .question(question)
    case .cursors:
      state.session?.cursorA = 6
      state.session?.cursorB = 7
      state.session?.transport.setLoop(6...7)
      state.options.force = .measured
    case .empty:
      state.session = nil
      state.screen = .errors
    case .analysing:
      state.session?.analysis = nil
      state.session?.progress = 0
    case .comparison:
      state.screen = .library
      state.library.comparison = try Self.comparison()
    case .models, .modelsNoReference, .modelsMeasuring, .modelsUnreadable, .modelsNoSession,
      .modelsMaps:
      showModels(on: &state)
    case .feedback, .feedbackOneFoot, .feedbackSymmetry, .feedbackWaiting, .feedbackZone:
      FeedbackFixture.show(self, on: &state)
    case .calibrationMethod, .calibrationMass, .calibrationReady, .calibrationCollecting,
      .calibrationFailed, .calibrationPassed:
      CalibrationFixture.show(self, on: &state)
    case .liveWaiting, .liveStreaming, .liveFootLost, .liveFrozen, .liveRecordingFails,
      .liveDevices, .liveLayout, .liveEnd:
      return try LiveFixture.state(self, size: size, options: options)
    }
    return state
  }

  private func showPressure(on state: inout ConsoleState) throws {
    state.screen = .pressure
    switch self {
    case .pressureWaiting: state.session?.progress = 0.43
    case .pressureStance:
      state.pressure.map = .integral
      state.pressure.span = .stance
      state.pressure.report = try Self.stancePressures.get()
    default: state.pressure.report = try Self.usedPressures.get()
    }
  }

  /// Read once, since pictures of all sizes show them.
  private static let usedPressures = Result { try AnalyzedWalk.shared().pressures(.usedSteps) }
  private static let stancePressures = Result {
    try AnalyzedWalk.shared().pressures(.steps(PerFoot(left: 4, right: 4)))
  }

  private func showLeftOut(on state: inout ConsoleState) throws {
    state.screen = .steps
    state.selectedStep = 3
    state.session = try Self.withStepLeftOut.get()
    if self == .leaveOut {
      state.selectedStep = 5
      let next = state.stepsOfFoot[5]
      state.overlay = .leaveOut(
        LeftOutStep(
          foot: next.foot, initialContactSeconds: next.stance.initialContactSeconds,
          reason: "looked around"), number: next.index)
    }
  }

  /// The walk without its fourth left step; made once, since pictures of all sizes show it.
  private static let withStepLeftOut = Result {
    var state = try ConsoleStates.walk()
    try leaveOut(state.stepsOfFoot[3], reason: "stumbled", in: &state)
    return state.session
  }

  /// The session as it is once the step has been left out.
  static func leaveOut(_ step: Step, reason: String, in state: inout ConsoleState) throws {
    let steps = [
      LeftOutStep(
        foot: step.foot, initialContactSeconds: step.stance.initialContactSeconds, reason: reason)
    ]
    state.session?.metadata.leftOutSteps = steps
    state.session?.analysis = try AnalyzedWalk.shared().analysis(leavingOut: steps)
  }

  private var question: QuestionPanel {
    let layouts = ["sole 255", "sole 270"].map { QuestionFixture.layout($0) }
    let question: ImportQuestion =
      switch self {
      case .questionLayout: .layout(cellCount: 12)
      case .questionRate: .samplingRate
      default: .foot
      }
    var panel = QuestionPanel(QuestionFixture.inquiry(question, layouts: layouts))
    panel.moveSelection(by: 1)
    if self == .questionRate { panel.problem = "type frames a second from 1 to 20000" }
    return panel
  }

  private func showModels(on state: inout ConsoleState) {
    state.screen = .models
    state.models.list(ModelFixture.entries, inUse: "student")
    state.models.markAutomatically()
    state.models.comparison = ModelFixture.comparison()
    switch self {
    case .modelsNoReference:
      state.session?.metadata.reference = nil
      state.session?.metadata.isSimulated = false
      state.models.comparison = ModelFixture.comparison(
        hasReference: false, trials: 2, isSimulated: false)
      state.models.marked.removeLast()
      state.models.selected = 2
    case .modelsMeasuring: state.models.progress = 0.43
    case .modelsUnreadable:
      state.models.selected = 4
      state.models.comparison = ModelFixture.comparison(trials: 1)
      state.models.marked = ["student"]
    case .modelsNoSession:
      state.session = nil
      state.models.comparison = nil
      state.models.marked = []
    case .modelsMaps:
      state.models.relations.map = .correlation
      state.models.relations.report = state.session?.shownStep.map(ModelFixture.relations)
    default: break
    }
  }

  /// The walk beside itself, as if the second had been recorded without its last steps.
  private static func comparison() throws -> SessionComparison {
    let session = try AnalyzedWalk.shared().session
    guard let analysis = session.analysis else { throw SupportError("the walk is not analysed") }
    var shorter = analysis
    shorter.steps.removeLast(6)
    shorter.summary = GaitSummary(steps: shorter.steps, force: shorter.decidedBy)
    var metadata = session.metadata
    metadata.name = "second visit"
    metadata.startedAtUnixSeconds = 1.7e9
    var first = session.metadata
    first.startedAtUnixSeconds = 1.69e9
    let pressure = try usedPressures.get()
    return SessionComparison([
      ComparedSession(analysis, metadata: first, date: "2023-07-22 04:26", pressure: pressure),
      ComparedSession(
        shorter, metadata: metadata, date: "2023-11-14 22:13",
        pressure: try stancePressures.get()),
    ])
  }
}
