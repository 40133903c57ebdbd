import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Markers are found again, edited and deleted; a time can be typed.
@Suite struct MarkerReducerTests {
  private let reducer = ConsoleReducer()

  private func walk() throws -> ConsoleState {
    var state = try ConsoleStates.walk()
    state.session?.markers = [
      Marker(timeSeconds: 2, note: "first"), Marker(timeSeconds: 6, note: "second"),
      Marker(timeSeconds: 9, note: ""),
    ]
    state.session?.seek(to: 4)
    return state
  }

  private func list(_ state: ConsoleState) -> MarkerList? {
    if case .markers(let list) = state.overlay { list } else { nil }
  }

  @Test func theNextOneIsSelectedAndJumpedTo() throws {
    var state = try walk()
    reducer.press(.character("M"), on: &state)
    #expect(list(state)?.selected == 1)
    reducer.press(.up, .up, .enter, on: &state)
    #expect(state.overlay == nil)
    #expect(state.session?.shownSeconds == 2)
    reducer.press(.character("}"), on: &state)
    #expect(state.session?.shownSeconds == 6)
    #expect(state.notice?.text == "marker at 6.00 s: second")
    reducer.press(.character("}"), .character("}"), on: &state)
    #expect(state.session?.shownSeconds == 9)
    #expect(state.notice?.text == "no later marker")
    reducer.press(.character("{"), .character("{"), .character("{"), on: &state)
    #expect(state.session?.shownSeconds == 2)
    #expect(state.notice?.text == "no earlier marker")
  }

  @Test func aNoteIsEdited() throws {
    var state = try walk()
    reducer.press(.character("M"), .character("e"), on: &state)
    reducer.type(" D", on: &state)
    #expect(
      reducer.press(.enter, on: &state)
        == [.changeMarker(Marker(timeSeconds: 6, note: "second"), note: "second D")])
    #expect(state.session?.markers[1].note == "second D")
    #expect(list(state)?.note == nil)
    // Nothing has changed: nothing is written.
    #expect(reducer.press(.character("e"), .enter, on: &state).isEmpty)
  }

  @Test func deletingTakesAYes() throws {
    var state = try walk()
    reducer.press(.character("M"), on: &state)
    for key in [Key.character("n"), .enter, .down, .character("D")] {
      reducer.press(.character("D"), on: &state)
      #expect(reducer.press(key, on: &state).isEmpty)
      #expect(state.session?.markers.count == 3)
    }
    reducer.press(.delete, on: &state)
    #expect(
      reducer.press(.character("y"), on: &state)
        == [.removeMarker(Marker(timeSeconds: 6, note: "second"))])
    #expect(list(state)?.selected == 1)
    reducer.press(.delete, .character("y"), .delete, .character("y"), on: &state)
    #expect(state.overlay == nil)
    #expect(state.session?.markers.isEmpty == true)
    reducer.press(.character("M"), on: &state)
    #expect(state.overlay == nil)
    #expect(state.notice?.text.contains("m sets one") == true)
  }

  /// The last change first, from the list and from the screen, until there is none left.
  @Test func deletingAndEditingAreUndone() throws {
    var state = try walk()
    let before = state.session?.markers
    reducer.press(.character("M"), .delete, .character("y"), .character("e"), on: &state)
    reducer.press(.character("x"), .enter, on: &state)
    #expect(
      state.session?.markers == [
        Marker(timeSeconds: 2, note: "first"), Marker(timeSeconds: 9, note: "x"),
      ])
    #expect(
      reducer.press(.character("U"), on: &state)
        == [.restoreNote(Marker(timeSeconds: 9, note: "x"), note: "")])
    reducer.press(.escape, on: &state)
    #expect(
      reducer.press(.character("U"), on: &state)
        == [.restoreMarker(Marker(timeSeconds: 6, note: "second"))])
    #expect(state.session?.markers == before)
    #expect(reducer.press(.character("U"), on: &state).isEmpty)
    #expect(state.notice?.text.contains("no marker was deleted") == true)
  }

  /// The last one of a list leaves no list to undo in.
  @Test func theOnlyMarkerComesBack() throws {
    var state = try walk()
    state.session?.markers = [Marker(timeSeconds: 3, note: "only")]
    reducer.press(.character("M"), .delete, .character("y"), on: &state)
    #expect(state.session?.markers.isEmpty == true)
    reducer.press(.character("U"), on: &state)
    #expect(state.session?.markers.map(\.note) == ["only"])
  }

  @Test(arguments: [
    ("3", 3.0), ("3.25", 3.25), ("0:03", 3), ("0:05.5", 5.5), (" 4 ", 4),
  ])
  func aTimeIsTyped(text: String, seconds: Double) throws {
    var state = try walk()
    reducer.press(.character("t"), on: &state)
    reducer.type(text, on: &state)
    reducer.press(.enter, on: &state)
    #expect(state.overlay == nil)
    #expect(state.session?.shownSeconds == seconds)
    #expect(state.session?.transport.isPlaying == false)
  }

  @Test(arguments: ["", "x", "-1", "1:75", "1:2:3:4", "1.5:2", "9999", "nan", "1e3", ":", "٣"])
  func whatIsNoTimeIsRefused(text: String) throws {
    var state = try walk()
    reducer.press(.character("t"), on: &state)
    reducer.type(text, on: &state)
    reducer.press(.enter, on: &state)
    guard case .goToTime(_, let problem?) = state.overlay else {
      Issue.record("'\(text)' is taken")
      return
    }
    #expect(!problem.isEmpty)
    #expect(state.session?.shownSeconds == 4)
  }
}
