import GaitAnalysis
import GaitConsole
import GaitTestSupport
import TerminalCore
import Testing

/// `?` twice: the words of a screen.
@Suite struct WordsTests {
  private let reducer = ConsoleReducer()

  @Test func questionMarkTurnsBetweenKeysAndWords() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("?"), .character("?"), on: &state)
    #expect(state.overlay == .words(scroll: 0))
    reducer.press(.character("?"), on: &state)
    #expect(state.overlay == .help(scroll: 0))
    reducer.press(.character("?"), .escape, on: &state)
    #expect(state.overlay == nil)
  }

  @Test func theyScrollToTheirLastLineAndNoFurther() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 80, rows: 24))
    reducer.press(.character("?"), .character("?"), on: &state)
    for _ in 0..<30 { reducer.press(.pageDown, on: &state) }
    guard case .words(let last) = state.overlay else {
      Issue.record("\(String(describing: state.overlay))")
      return
    }
    #expect(last > 0)
    reducer.press(.up, on: &state)
    #expect(state.overlay == .words(scroll: last - 1))
  }

  @Test(arguments: Screen.allCases) func everyScreenHasWordsOfTheGlossary(screen: Screen) {
    #expect(screen.terms.count >= 3)
  }
}
