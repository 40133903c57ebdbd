import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

@Suite struct KeyMapTests {
  private let keyMap = KeyMap.standard

  @Test(arguments: Screen.allCases) func noKeyMeansTwoThings(screen: Screen) {
    var seen: [Key: ConsoleCommand] = [:]
    for binding in keyMap.bindings(on: screen) {
      for key in binding.keys {
        #expect(seen[key] == nil, "\(key.name): \(binding.command)")
        seen[key] = binding.command
      }
    }
    #expect(seen.count > 20 || screen == .library)
  }

  @Test func everyCommandHasAKeyAndEveryKeyAName() {
    let bound = Set(keyMap.bindings.map(\.command))
    #expect(bound == Set(ConsoleCommand.allCases))
    for binding in keyMap.bindings {
      #expect(!binding.keys.isEmpty)
      for key in binding.keys { #expect(Key(name: key.name) == key, "\(key.name)") }
    }
  }

  @Test func screensHaveTheirKeys() {
    let commands: [Screen: ConsoleCommand] = [
      .monitor: .showMonitor, .steps: .showSteps, .errors: .showErrors,
      .pressure: .showPressure, .feedback: .showFeedback, .models: .showModels,
      .library: .showLibrary,
    ]
    for screen in Screen.allCases {
      for other in Screen.allCases {
        #expect(keyMap.command(for: .character(other.key), on: screen) == commands[other])
      }
    }
  }

  @Test func keysCountOnTheirScreensOnly() {
    #expect(keyMap.command(for: .character("m"), on: .monitor) == .marker)
    #expect(keyMap.command(for: .character("m"), on: .library) == nil)
    #expect(keyMap.command(for: .character("D"), on: .library) == .deleteSelected)
    #expect(keyMap.command(for: .character("D"), on: .monitor) == nil)
    #expect(keyMap.command(for: .character(" "), on: .library) == nil)
  }

  /// A console that says in lines what happens.
  private static func spoken() -> ConsoleState {
    var state = ConsoleStates.library()
    state.speech = SpeechState()
    return state
  }

  /// Devices, and a protocol that leads through a visit.
  private static func visiting() throws -> ConsoleState {
    var state = try LiveFixture.streaming()
    state.visitRun = VisitRun(plan: VisitProtocol(name: "visit", phases: [.init(name: "Walk")]))
    return state
  }

  /// Of a walk, of devices, of two sessions that are compared or inside networks, whichever it is for.
  @Test(arguments: ConsoleCommand.allCases) func paletteReachesIt(command: ConsoleCommand) throws {
    let states = [
      try ConsoleStates.walk(), try Self.visiting(), Self.spoken(),
      try Scene.comparison.state(
        size: Size(columns: 120, rows: 40), options: ConsoleStates.options()),
      try Scene.modelsMaps.state(
        size: Size(columns: 120, rows: 40), options: ConsoleStates.options()),
    ]
    let isFound = states.contains { state in
      PaletteMatches(text: state.title(of: command), state: state).commands.contains(command)
    }
    #expect(isFound == (command != .palette))
  }

  @Test func titlesTellCommandsApart() {
    #expect(Set(ConsoleCommand.allCases.map(\.title)).count == ConsoleCommand.allCases.count)
    #expect(ConsoleCommand.allCases.allSatisfy { !$0.title.isEmpty })
  }

  @Test func helpShowsEveryKeyOfTheScreen() throws {
    for screen in Screen.allCases {
      var state = try ConsoleStates.walk(size: Size(columns: 100, rows: 70))
      state.screen = screen
      state.overlay = .help(scroll: 0)
      let text = ConsoleView(state: state, theme: .fallback).render().lines()
        .joined(separator: "\n")
      for binding in keyMap.bindings(on: screen) where state.offers(binding.command) {
        let title = state.title(of: binding.command)
        #expect(text.contains(title), "\(screen): \(title)")
        for key in binding.keys { #expect(text.contains(key.name)) }
      }
    }
  }
}
