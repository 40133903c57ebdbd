import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Two sessions of the library beside each other.
@Suite struct ComparisonTests {
  private let reducer = ConsoleReducer()

  private func compared() throws -> ConsoleState {
    try Scene.comparison.state(
      size: Size(columns: 120, rows: 40), options: ConsoleStates.options())
  }

  @Test func twoAreChosenOneAfterTheOther() {
    var state = ConsoleStates.library()
    #expect(reducer.press(.character("c"), on: &state).isEmpty)
    #expect(state.library.comparedWith?.path == "mine/p07.gait")
    #expect(state.notice?.text.contains("'P07 first visit'") == true)
    // The row looks marked, and the line above says what for, however long somebody looks.
    state.notice = nil
    let marked = ConsoleView(state: state, theme: .fallback).render().lines()
    #expect(marked.contains { $0.contains("[1] p07.gait") })
    #expect(
      marked.contains { $0.contains("[1] p07.gait: c compares the selected with it (Esc cancels)") }
    )
    let effects = reducer.press(.down, .down, .character("c"), on: &state)
    #expect(effects == [.compare(first: "mine/p07.gait", second: "mine/p08.gait")])
    #expect(state.library.comparedWith == nil)
  }

  @Test func sameOrBrokenSessionsAreNotCompared() {
    var state = ConsoleStates.library()
    #expect(reducer.press(.character("c"), .character("c"), on: &state).isEmpty)
    #expect(state.notice?.text.contains("same session") == true)
    state.library.selected = 1
    #expect(reducer.press(.character("c"), on: &state).isEmpty)
    #expect(state.library.comparedWith == nil)
  }

  @Test func resultIsShownAndEscapeClosesIt() throws {
    let comparison = try #require(try compared().library.comparison)
    var state = ConsoleStates.library()
    _ = reducer.reduce(&state, .comparisonReady(comparison))
    #expect(state.library.comparison == comparison)
    let text = ConsoleView(state: state, theme: .fallback).render().lines().joined()
    #expect(text.contains("second visit"))
    reducer.press(.escape, on: &state)
    #expect(state.library.comparison == nil)
    _ = reducer.reduce(&state, .comparisonFailed("broken"))
    #expect(state.notice == Notice("broken", kind: .problem))
  }

  /// What is said of a session does not run into the words beside it.
  @Test func aLongHeadIsCutBeforeTheWayOut() throws {
    var state = try compared()
    state.size = Size(columns: 80, rows: 24)
    let sides = try #require(state.library.comparison?.sides)
    let named = sides.map { side in
      var side = side
      side.name = String(repeating: "long name ", count: 8)
      return side
    }
    state.library.comparison = SessionComparison(named)
    let head = ConsoleView(state: state, theme: .fallback).render().lines()[1]
    #expect(head.hasSuffix("…  Esc closes"), "\(head)")
  }

  /// The letters behind '/' are a filter here too, and no commands.
  @Test func theFilterIsTypedOverTheListAlone() throws {
    var state = try compared()
    reducer.press(.character("/"), on: &state)
    #expect(state.library.comparison == nil)
    reducer.type("P07", on: &state)
    #expect(state.library.filter == "P07")
  }

  @Test func aReportIsWrittenOfTheComparison() throws {
    var state = try compared()
    let comparison = try #require(state.library.comparison)
    #expect(reducer.press(.character("P"), on: &state) == [.writeComparison(comparison)])
    #expect(
      ConsoleView(state: state, theme: .fallback).render().lines().last?.contains("writing") == true
    )
    state.library.comparison = nil
    #expect(onlyPreviews(reducer.press(.character("P"), on: &state)))
    #expect(state.notice?.text.contains("open a session") == true)
  }

  /// What lies below and cannot be seen is neither opened nor deleted, by key or by mouse.
  @Test func listBelowIsOutOfReach() throws {
    for key in [Key.enter, .delete, .character("D"), .character("c"), .down] {
      var state = try compared()
      state.library.selected = 2
      #expect(onlyPreviews(reducer.press(key, on: &state)), "\(key.name)")
      #expect(state.overlay == nil)
      #expect(state.library.selected == 2)
    }
    var state = try compared()
    let list = LibraryView.listRect(state.layout.content, state.library)
    let wheel = MouseEvent(kind: .wheelDown, position: Point(x: 10, y: list.y))
    #expect(reducer.reduce(&state, .mouse(wheel)).isEmpty)
    #expect(state.library.selected == 0)
    #expect(onlyPreviews(reducer.click(10, list.y, on: &state)))
    #expect(state.library.comparison == nil)
  }

  /// Whether nothing is asked for but what the list shows of the selected session.
  private func onlyPreviews(_ effects: [ConsoleEffect]) -> Bool {
    effects.allSatisfy { if case .readPreview = $0 { true } else { false } }
  }
}
