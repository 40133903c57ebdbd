package import GaitConsole
package import GaitModel
package import TerminalCore

/// States of the console for tests: made the same way everywhere, changed by actions alone.
package enum ConsoleStates {
  package static func options(
    glyphs: GlyphSet = .block, colorDepth: ColorDepth = .trueColor
  ) -> ViewOptions {
    ViewOptions(colorMap: .cividis, glyphs: glyphs, colorDepth: colorDepth)
  }

  /// The library with a few sessions, none open.
  package static func library(
    size: Size = Size(columns: 80, rows: 24), options: ViewOptions = options()
  ) -> ConsoleState {
    var state = ConsoleState(
      size: size, options: options, themeNames: ["default-dark", "mono"], themeIndex: 0)
    state.library.entries = entries
    state.library.isScanned = true
    state.library.isRead = true
    return state
  }

  /// The analysed walk, open on the monitor, with the library behind it.
  package static func walk(
    size: Size = Size(columns: 80, rows: 24), options: ViewOptions = options()
  ) throws -> ConsoleState {
    var state = library(size: size, options: options)
    state.session = try AnalyzedWalk.shared().session
    state.screen = .monitor
    return state
  }

  package static let entries = [
    entry("samples/walk-a.gait", .sample, "healthy walk", tags: ["simulated"], reference: true),
    entry(
      "samples/walk-b.gait", .sample, "fast walk", startedAt: "2023-09-27 10:22",
      seconds: 1_695_810_120),
    entry(
      "mine/p07.gait", .recording, "P07 first visit", startedAt: "2024-03-05 09:00",
      seconds: 1_709_629_200,
      visit: SessionVisit(person: "P07", number: 1, condition: "shoe A"),
      steps: .counted(used: 42, symmetry: -0.062), notes: 2),
    entry(
      "mine/p08.gait", .recording, "P08 first visit", tags: ["antalgic"],
      visit: SessionVisit(person: "P08"), steps: .impossible("one foot was recorded")),
    entry(
      "mine/broken.gait", .recording, "broken.gait", problem: "mine/broken.gait: cannot be read"),
  ]

  private static func entry(
    _ path: String, _ shelf: LibraryEntry.Shelf, _ title: String, startedAt: String = "",
    tags: [String] = [], reference: Bool = false, problem: String? = nil, seconds: Double? = nil,
    visit: SessionVisit = SessionVisit(), steps: LibraryEntry.Steps = .notCounted, notes: Int = 0
  ) -> LibraryEntry {
    var entry = LibraryEntry(
      path: path, shelf: shelf, title: title, source: problem == nil ? "Moticon OpenGo" : "",
      startedAt: startedAt, durationSeconds: problem == nil ? 31.5 : nil, tags: tags,
      hasReference: reference, isSimulated: reference, problem: problem)
    entry.startedAtUnixSeconds = seconds
    entry.visit = visit
    entry.steps = steps
    entry.noteCount = notes
    return entry
  }
}

extension ConsoleReducer {
  /// Presses keys one after the other; returns all effects.
  @discardableResult
  package func press(_ keys: Key..., on state: inout ConsoleState) -> [ConsoleEffect] {
    keys.flatMap { reduce(&state, .keyPressed($0)) }
  }

  /// Types text character by character; returns all effects.
  @discardableResult
  package func type(_ text: String, on state: inout ConsoleState) -> [ConsoleEffect] {
    text.flatMap { reduce(&state, .keyPressed(.character($0))) }
  }

  @discardableResult
  package func click(_ x: Int, _ y: Int, on state: inout ConsoleState) -> [ConsoleEffect] {
    reduce(&state, .mouse(MouseEvent(kind: .press, position: Point(x: x, y: y))))
      + reduce(&state, .mouse(MouseEvent(kind: .release, position: Point(x: x, y: y))))
  }
}
