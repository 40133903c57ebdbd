import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// A theme that is saved while the console runs.
@Suite struct ThemeReloadTests {
  private let reducer = ConsoleReducer()

  private func theme(_ name: String) throws -> Theme {
    try Theme.parse(toml: "name = \"\(name)\"\n", fileName: "\(name).toml")
  }

  @Test func theThemeOfTheSameNameStays() throws {
    var state = try ConsoleStates.walk()
    state.themeNames = ["one", "two"]
    state.themeIndex = 1
    let themes = [try theme("new"), try theme("one"), try theme("two")]
    #expect(
      reducer.reduce(&state, .themesRead(themes, problem: nil)) == [.chooseTheme(index: 2)])
    #expect(state.themeNames == ["new", "one", "two"])
    #expect(state.themeIndex == 2)
    #expect(state.notice?.kind == .information)
    // One that is gone gives way to the first.
    _ = reducer.reduce(&state, .themesRead([try theme("one")], problem: nil))
    #expect(state.themeIndex == 0)
  }

  @Test func aMistakeIsSaid() throws {
    var state = try ConsoleStates.walk()
    let before = state.themeIndex
    _ = reducer.reduce(&state, .themesRead([], problem: "mine.toml:3: found x"))
    #expect(state.notice?.text == "mine.toml:3: found x")
    #expect(state.notice?.kind == .problem)
    #expect(state.themeIndex == before)
  }
}
