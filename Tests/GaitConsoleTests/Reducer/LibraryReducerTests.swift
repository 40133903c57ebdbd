import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Whose a session is is typed in the library, and visits are looked at from there.
@Suite struct LibraryReducerTests {
  private let reducer = ConsoleReducer()

  private func form(_ state: ConsoleState) -> VisitForm? {
    if case .visit(let form) = state.overlay { form } else { nil }
  }

  @Test func codeVisitConditionAndTagsAreTyped() {
    var state = ConsoleStates.library()
    reducer.press(.character("e"), on: &state)
    #expect(form(state)?.texts == ["P07", "1", "shoe A", ""])
    reducer.type("B", on: &state)
    reducer.press(.tab, .backspace, on: &state)
    reducer.type("12", on: &state)
    reducer.press(.down, .down, on: &state)
    reducer.type("gym, left knee,gym", on: &state)
    let effects = reducer.press(.enter, on: &state)
    let visit = SessionVisit(person: "P07B", number: 12, condition: "shoe A")
    #expect(
      effects
        == [.describeSession(path: "mine/p07.gait", visit: visit, tags: ["gym", "left knee"])])
    #expect(state.overlay == nil)
    _ = reducer.reduce(
      &state, .sessionDescribed(path: "mine/p07.gait", visit: visit, tags: ["gym"]))
    #expect(state.library.selectedEntry?.visit == visit)
    #expect(state.library.selectedEntry?.tags == ["gym"])
    #expect(state.notice?.kind == .information)
  }

  /// Visits that are read while a filter is typed do not take its letters.
  @Test func visitsWaitForWhoeverTypes() throws {
    var state = ConsoleStates.library()
    reducer.press(.character("/"), on: &state)
    reducer.type("an", on: &state)
    let trend = TrendFixture.state(visits: 3).trend
    #expect(reducer.reduce(&state, .trendReady(trend)).isEmpty)
    reducer.type("ta", on: &state)
    #expect(state.library.filter == "anta")
    #expect(state.library.trend == nil)
    #expect(state.notice?.text.contains("v shows them") == true)
  }

  @Test func aNameIsWarnedOf() {
    var state = ConsoleStates.library()
    reducer.press(.character("e"), on: &state)
    for _ in 0..<3 { reducer.press(.backspace, on: &state) }
    reducer.type("Anna Schmidt", on: &state)
    #expect(form(state)?.warning?.contains("looks like a name") == true)
    let effects = reducer.press(.enter, on: &state)
    guard case .describeSession(let path, let visit, let tags) = effects.first else {
      Issue.record("nothing is written: \(effects)")
      return
    }
    _ = reducer.reduce(&state, .sessionDescribed(path: path, visit: visit, tags: tags))
    #expect(state.notice?.kind == .problem)
    #expect(state.notice?.text.contains("looks like a name") == true)
  }

  @Test(arguments: ["0", "two", "10000"]) func whatIsNoVisitIsRefused(text: String) {
    var state = ConsoleStates.library()
    reducer.press(.character("e"), .down, .backspace, on: &state)
    reducer.type(text, on: &state)
    reducer.press(.up, on: &state)
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(form(state)?.field == .visit)
    #expect(form(state)?.problem?.contains("1 to 9999") == true)
    reducer.press(.escape, on: &state)
    #expect(state.overlay == nil)
  }

  @Test func samplesStayAsTheyCame() {
    var state = ConsoleStates.library()
    state.library.selected = 3
    #expect(reducer.press(.character("e"), on: &state).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.notice?.text.contains("samples stay") == true)
    state.library.selected = 1
    reducer.press(.character("e"), on: &state)
    #expect(state.overlay == nil)
    #expect(state.notice?.kind == .problem)
  }

  @Test func visitsAreAskedForByCode() {
    var state = ConsoleStates.library()
    var other = ConsoleStates.entries[2]
    other.path = "mine/p07-2.gait"
    state.library.entries.append(other)
    #expect(
      reducer.press(.character("v"), on: &state)
        == [.findTrend(person: "P07", paths: ["mine/p07.gait", "mine/p07-2.gait"])])
    state.library.filter = "fast"
    #expect(reducer.press(.character("v"), on: &state).isEmpty)
    #expect(state.notice?.text.contains("e gives it a code") == true)
  }

  @Test func aTrendIsLookedThrough() {
    var state = ConsoleStates.library()
    var trend = TrendFixture.state(visits: 4)
    trend.measure = .symmetry
    _ = reducer.reduce(&state, .trendReady(trend.trend))
    #expect(state.library.trend?.measure == .symmetry)
    reducer.press(.character("v"), .down, on: &state)
    #expect(state.library.trend?.measure == .stance)
    reducer.press(.up, .up, .up, on: &state)
    #expect(state.library.trend?.measure == .cadence)
    var conditions: [String?] = []
    for _ in 0..<3 {
      reducer.press(.character("c"), on: &state)
      conditions.append(state.library.trend?.condition)
    }
    #expect(conditions == ["shoe A", "shoe B", nil])
    // Whatever else the list can do waits until the visits are closed.
    #expect(reducer.press(.delete, on: &state).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.library.trend == nil)
  }

  /// The line of hints says what the keys do over the visits, not what they do in the list.
  @Test func theHintsOfATrendAreItsOwn() {
    var state = ConsoleStates.library(size: Size(columns: 120, rows: 30))
    _ = reducer.reduce(&state, .trendReady(TrendFixture.state(visits: 4).trend))
    let hints = ConsoleView(state: state, theme: .fallback).render().lines().last ?? ""
    #expect(hints.contains(" v measure ") && hints.contains(" c condition "))
    for wrong in ["open", "compare", "visits", "whose", "sort"] { #expect(!hints.contains(wrong)) }
    let first = state.library.trend?.measure
    _ = reducer.reduce(&state, .commandChosen(.showTrend))
    #expect(state.library.trend?.measure != first)
    #expect(state.library.trend != nil)
    _ = reducer.reduce(&state, .commandChosen(.compare))
    #expect(state.library.trend?.condition == "shoe A")
  }

  @Test func sortingKeepsWhatIsSelected() {
    var state = ConsoleStates.library()
    state.library.selected = 2
    let path = state.library.selectedEntry?.path
    for _ in 0..<LibrarySort.allCases.count {
      reducer.press(.character("s"), .character("S"), on: &state)
      #expect(state.library.selectedEntry?.path == path)
    }
    #expect(state.library.sort == .date)
  }

  @Test func theLastDeletedComesBack() {
    var state = ConsoleStates.library()
    #expect(reducer.press(.character("U"), on: &state) == [.undoDelete])
  }
}
