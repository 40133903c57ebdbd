import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Keys of a user's own.
@Suite struct KeyMapChangeTests {
  private typealias Change = KeyMap.Change

  private func mistake(_ changes: [KeyMap.Change]) -> KeyMap.Mistake? {
    do throws(KeyMap.Mistake) {
      _ = try KeyMap.standard.changed(by: changes)
      return nil
    } catch {
      return error
    }
  }

  @Test func aCommandGetsOtherKeysWhereverItHasSome() throws {
    let map = try KeyMap.standard.changed(
      by: [Change(command: "compare", keys: ["y", "f5"])])
    for screen in [Screen.library, .models] {
      #expect(map.command(for: .character("y"), on: screen) == .compare)
      #expect(map.command(for: .function(5), on: screen) == .compare)
    }
    #expect(map.command(for: .character("c"), on: .library) == nil)
    #expect(map.keyText(for: .compare) == "y f5")
  }

  @Test func aKeyIsTakenFromTheCommandThatHadIt() throws {
    let map = try KeyMap.standard.changed(by: [Change(command: "report", keys: ["m"])])
    #expect(map.command(for: .character("m"), on: .monitor) == .report)
    // Feedback has no report: the marker stays there.
    #expect(map.command(for: .character("m"), on: .feedback) == .marker)
    for screen in Screen.allCases {
      let keys = map.bindings(on: screen).flatMap(\.keys)
      #expect(keys.count == Set(keys).count, "\(screen)")
    }
  }

  @Test func theConsoleUsesThem() throws {
    let map = try KeyMap.standard.changed(by: [Change(command: "playPause", keys: ["y"])])
    var state = try ConsoleStates.walk()
    let reducer = ConsoleReducer(keyMap: map)
    let wasPlaying = state.session?.transport.isPlaying
    reducer.press(.character("y"), on: &state)
    #expect(state.session?.transport.isPlaying != wasPlaying)
    reducer.press(.character(" "), on: &state)
    #expect(state.session?.transport.isPlaying != wasPlaying)
    let screen = ConsoleView(state: state, theme: .fallback, keyMap: map).render().lines()
    #expect(screen.last?.contains("y ") == true)
    #expect(screen.last?.contains("space") == false)
  }

  @Test func mistakesAreNamed() {
    #expect(mistake([Change(command: "fly", keys: ["y"])])?.found.contains("no command") == true)
    #expect(mistake([Change(command: "report", keys: ["yy"])])?.found.contains("'yy'") == true)
    for key in ["1", "escape", "ctrl-c"] {
      #expect(mistake([Change(command: "report", keys: [key])])?.found.contains("fixed") == true)
    }
    #expect(
      mistake([Change(command: "showSteps", keys: ["y"])])?.expected.contains("fixed") == true)
    let twice = mistake([
      Change(command: "report", keys: ["y"]), Change(command: "marker", keys: ["y"]),
    ])
    #expect(twice?.found.contains("as well") == true)
  }

  /// On different screens one key may do two things.
  @Test func noConflictOnDifferentScreens() {
    #expect(
      mistake([
        Change(command: "sortList", keys: ["y"]), Change(command: "marker", keys: ["y"]),
      ]) == nil)
  }

  @Test func quittingCannotBeLost() throws {
    #expect(mistake([Change(command: "quit", keys: [])])?.found == "no key that quits")
    #expect(mistake([Change(command: "marker", keys: ["q"])])?.found == "no key that quits")
    let map = try KeyMap.standard.changed(by: [Change(command: "quit", keys: ["Q"])])
    #expect(map.command(for: .character("Q"), on: .monitor) == .quit)
    var state = try ConsoleStates.walk()
    #expect(ConsoleReducer(keyMap: map).press(.control("c"), on: &state) == [.quit])
  }
}
