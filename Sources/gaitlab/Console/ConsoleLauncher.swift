import ArgumentParser
import CommandSupport
import ConsoleRuntime
import Foundation
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import PlainText
import TerminalCore
import TerminalNcurses

/// Starts the console on a terminal, or on none for scripts.
struct ConsoleLauncher {
  let display: DisplayOptions
  var settings = AnalysisSettings()
  /// What the estimator in the settings was asked for by.
  var modelId = ModelLibrary.automatic
  /// The session to open at once; nil shows the library.
  var path: String?
  /// Files that the library lists besides its own.
  var namedFiles: [String] = []
  /// Folders whose recordings alone the library lists; empty for all that it knows.
  var folders: [String] = []
  /// Norms behind the curves from the start.
  var norms: ShownNorms?
  /// Whether the session starts again at its end.
  var repeats = false
  /// What is said beside the named files.
  var input = SessionInput()
  /// What is being measured; nil for recordings.
  var live: Live?

  /// A live session and what is known of it before its first frame.
  struct Live {
    let session: LiveSession
    let devices: [DeviceStatus]
    let notice: Notice?
    /// The connection to another gaitlab that measures; nil where this one does.
    var host: DeviceStatus?
    /// Whether frames come from standard input, so that keys do not.
    var readsStandardInput = false
    /// Whether standard output is a sink's, so that whatever is said goes to standard error.
    var writesStandardOutput = false
    /// What can be practised, and what is from the start; nil for a session that is only looked at.
    var exercises: LiveExercises?
    /// The protocol that is followed.
    var visitRun: VisitRun?
    /// What is told every step.
    var program: FeedbackProgram?
  }

  /// Runs the console until it is left.
  func run() throws { try ConsoleFailure.explained(launch) }

  private func launch() throws {
    let speech = try LanguageChoice(option: display.language, library: LanguageLibrary())
    let shown = DisplaySettings(display)
    let themes = ThemeLibrary()
    let names = themes.entries.map(\.theme.name)
    let (chosenTheme, themeProblem) = try theme(shown, themes)
    var themeIndex = chosenTheme
    let problem = speech.problem ?? themeProblem ?? shown.problem
    var resources = ConsoleResources(
      themes: themes.entries.map(\.theme), samplesFolder: Folders.bundled("SampleSessions"),
      recordingsFolder: Folders.recordings, namedFiles: namedFiles, models: Folders.models,
      modelId: modelId, layoutsFile: Folders.layouts, input: input,
      indexFile: Folders.libraryIndex, trashFolder: Folders.trash)
    resources.listsNamedFilesOnly = !folders.isEmpty
    resources.norms = Folders.norms
    resources.feedbackProgram = live?.program
    resources.reportsFolder = Folders.reports
    resources.picturesFolder = Folders.pictures
    resources.keyMap = shown.keyMap
    resources.themeSource = Folders.userThemes.map { folder in
      ThemeSource(folder: folder) {
        let library = ThemeLibrary()
        return (library.entries.map(\.theme), library.problems.first?.description)
      }
    }
    resources.program = "gaitlab \(ProgramVersion.text)"
    if display.isHeadless {
      try runHeadless(
        resources, names: names, themeIndex: themeIndex ?? 0, speech: speech, shown: shown,
        problem: problem)
      return
    }
    if let reason = display.plainReason {
      try runPlain(
        because: reason, resources, names: names, themeIndex: themeIndex ?? 0, speech: speech,
        shown: shown, problem: problem)
      return
    }
    // Before the terminal is taken over: a port that is taken is said where it can be read.
    let relay = WakeRelay()
    try live?.session.start { relay.wake() }
    let terminal = try openTerminal(shown)
    let backend = terminal.backend
    if themeIndex == nil, backend.capabilities.colorDepth == .mono {
      themeIndex = names.firstIndex(of: "mono")
    }
    let loop = speech.spoken(on: backend) {
      let loop = makeLoop(
        backend: backend, clock: MonotonicClock(), resources: resources, names: names,
        themeIndex: themeIndex ?? 0, speech: speech, shown: shown,
        problem: problem, isSynchronous: false)
      relay.set(backend.waker)
      loop.run()
      return loop
    }
    let signal = loop.signal
    terminal.end()
    let loss = endLive(loop)
    if signal != 0 { Self.endBySignal(signal) }
    if let loss { throw loss }
  }

  /// The theme that was asked for, and why it is not the one of the configuration.
  ///
  /// - Throws: what is wrong with one that the option names: somebody waits for that one.
  private func theme(
    _ shown: DisplaySettings, _ themes: ThemeLibrary
  ) throws -> (index: Int?, problem: String?) {
    guard let name = shown.theme else { return (nil, nil) }
    do {
      return (try themes.index(named: name), nil)
    } catch let error as PlainFailure where display.theme == nil {
      return (nil, "config.toml: \(error.text)")
    } catch let error as ThemeError where display.theme == nil {
      return (nil, error.description)
    }
  }

  /// Ends as the signal would have, so that a parent sees what happened; the terminal is restored.
  static func endBySignal(_ signal: Int32) -> Never {
    Foundation.signal(signal, SIG_DFL)
    raise(signal)
    // Only where the signal is blocked: the convention of shells.
    exit(128 + signal)
  }

  func makeLoop(
    backend: any TerminalBackend, clock: any LoopClock, resources: ConsoleResources,
    names: [String], themeIndex: Int, speech: LanguageChoice, shown: DisplaySettings,
    problem: String?, isSynchronous: Bool, speaker: Speaker? = nil
  ) -> ConsoleLoop {
    let theme = resources.themes[min(themeIndex, resources.themes.count - 1)]
    var options = ViewOptions(
      colorMap: ColorMap.named(theme.heatmap) ?? .cividis, glyphs: backend.capabilities.glyphs,
      colorDepth: backend.capabilities.colorDepth)
    options.cellPixels = backend.capabilities.pixels.graphics?.cell
    options.wantsPixels = shown.wantsPixels
    var state = ConsoleState(
      size: backend.size, options: options, themeNames: names, themeIndex: themeIndex)
    state.norms = norms
    state.visitRun = live?.visitRun
    state.feedback.hasProgram = live?.program != nil
    state.configuration = shown.configuration(
      capabilities: backend.capabilities, theme: theme.name, language: speech.language.code,
      isLanguageOption: display.language != nil)
    if let preset = shown.preset { state.apply(preset) }
    state.speech = speaker == nil ? nil : SpeechState()
    state.followsBackground = shown.theme == nil && backend.capabilities.colorDepth > .mono
    let refusal = shown.pixelRefusal(by: backend.capabilities.pixels)?.words
    let isOnScreen = speaker == nil && !display.isHeadless
    state.notice = (problem ?? (isOnScreen ? refusal : nil)).map { Notice($0, kind: .problem) }
    (live?.exercises ?? LiveExercises()).apply(to: &state)
    state.library.folders = folders
    state.library.ownFolder = Folders.recordings.map(Self.withTilde)
    let loop = ConsoleLoop(
      backend: backend, state: state, resources: resources, settings: settings, clock: clock,
      framesPerSecond: shown.framesPerSecond, isSynchronous: isSynchronous, speaker: speaker,
      isDrawn: speaker == nil || display.isHeadless)
    // It is there before anything happens that could say it.
    for line in [problem.map { "! " + $0 }, refusal] { if let line { speaker?.say(line) } }
    if let live {
      loop.show(
        live.session, devices: live.devices, host: live.host, notice: live.notice)
    } else if let path {
      loop.open(path: path, title: URL(fileURLWithPath: path).lastPathComponent, repeats: repeats)
    } else {
      loop.scanLibrary()
    }
    return loop
  }

  /// A path as people write it who know their own home.
  private static func withTilde(_ path: String) -> String {
    guard let home = ProcessInfo.processInfo.environment["HOME"], home.count > 1,
      path.hasPrefix(home + "/")
    else { return path }
    return "~" + path.dropFirst(home.count)
  }

  // MARK: - Live

  /// Takes the terminal over; if there is none, nothing is measured either.
  private func openTerminal(_ shown: DisplaySettings) throws -> TerminalSession {
    do {
      return try TerminalSession(
        options: NcursesOptions(
          colorDepth: shown.colorDepth, glyphs: shown.glyphs, mouse: shown.usesMouse,
          wantsPixels: shown.wantsPixels))
    } catch {
      _ = live?.session.stop()
      throw error
    }
  }
}
