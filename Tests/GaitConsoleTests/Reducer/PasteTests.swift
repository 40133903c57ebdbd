import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Paths that are typed or dropped, and pasted text that must not act as keys.
@Suite struct PasteTests {
  private let reducer = ConsoleReducer()

  private func openPath(_ state: ConsoleState) -> (text: String, problem: String?)? {
    if case .openPath(let text, let problem) = state.overlay { (text, problem) } else { nil }
  }

  @Test func aDroppedFileOpensOnEnter() {
    var state = ConsoleStates.library()
    #expect(reducer.reduce(&state, .pasted("'/data/walk one.csv' ")).isEmpty)
    #expect(openPath(state)?.text == "'/data/walk one.csv' ")
    #expect(reducer.press(.enter, on: &state) == [.openPaths(["/data/walk one.csv"])])
    #expect(state.overlay == nil)
    #expect(state.opening == "walk one.csv")
  }

  /// A terminal that marks no pastes sends the same as keys.
  @Test func aDropWithoutMarksOpensAsWell() {
    var state = ConsoleStates.library()
    reducer.press(.character("o"), on: &state)
    #expect(openPath(state)?.text.isEmpty == true)
    #expect(reducer.type(#"/data/walk\ one.csv /data/b.csv "#, on: &state).isEmpty)
    #expect(
      reducer.press(.enter, on: &state) == [.openPaths(["/data/walk one.csv", "/data/b.csv"])])
  }

  /// The one recording of a dropped folder opens; of several nobody knows which is meant, so that they are listed.
  @Test func theRecordingsOfAFolderAreListed() {
    var state = ConsoleStates.library()
    #expect(reducer.reduce(&state, .pasted("'/data/all walks/'")).isEmpty)
    #expect(reducer.press(.enter, on: &state) == [.openPaths(["/data/all walks/"])])
    #expect(state.opening == "all walks")
    let files = ["/data/all walks/a.csv", "/data/all walks/b.gait"]
    let effects = reducer.reduce(&state, .recordingsFound(files))
    #expect(effects.first == .listPaths(files))
    #expect(state.screen == .library)
    #expect(state.opening == nil)
    #expect(state.notice?.text.contains("2 recordings found") == true)
    #expect(reducer.reduce(&state, .recordingsFound([files[0]])) == [.openPaths([files[0]])])
    #expect(state.opening == "a.csv")
  }

  @Test func wrongPathsAreRefusedInTheField() {
    var state = ConsoleStates.library()
    reducer.press(.character("o"), .enter, on: &state)
    #expect(openPath(state)?.problem == "type the path of a file")
    reducer.type("file:///a%00", on: &state)
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(openPath(state)?.problem == "control characters are part of no path")
    #expect(openPath(state)?.text == "file:///a%00")
    reducer.press(.backspace, on: &state)
    #expect(openPath(state)?.problem == nil)
    #expect(reducer.press(.escape, on: &state).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.notice == nil)
  }

  @Test(arguments: ["/a/x\u{1B}[2J", "/a\n/b", "a\tb", "\u{3}", "x\u{9B}31m", "\u{0}"])
  func controlCharactersAreLeftOut(text: String) throws {
    for screen in Screen.allCases {
      var state = try ConsoleStates.walk()
      reducer.press(.character(screen.key), on: &state)
      var expected = state
      #expect(reducer.reduce(&state, .pasted(text)).isEmpty)
      expected.notice = state.notice
      #expect(state == expected)
      #expect(state.notice?.text.contains("control characters") == true)
    }
    var state = ConsoleStates.library()
    reducer.press(.character("o"), on: &state)
    reducer.type("/b", on: &state)
    _ = reducer.reduce(&state, .pasted(text))
    #expect(openPath(state)?.text == "/b")
    #expect(openPath(state)?.problem?.contains("control characters") == true)
  }

  /// Every command's key in one paste: nothing may happen where no field takes it.
  @Test func pastedTextActsAsNoKey() throws {
    let keys = KeyMap.standard.bindings.flatMap(\.keys).compactMap { key in
      if case .character(let character) = key { character } else { nil }
    }
    for screen in Screen.allCases where screen != .library {
      for overlay in [
        nil, Overlay.help(scroll: 0), .endLive, .confirmDelete(ConsoleStates.entries[2]),
      ] {
        var state = try ConsoleStates.walk()
        reducer.press(.character(screen.key), on: &state)
        state.overlay = overlay
        var expected = state
        #expect(reducer.reduce(&state, .pasted(String(keys) + "yyy\n")).isEmpty)
        expected.notice = state.notice
        #expect(state == expected)
        #expect(state.notice?.text.contains("no field takes pasted text") == true)
      }
    }
    var state = QuestionFixture.asked(QuestionFixture.inquiry(.foot))
    let asked = state.overlay
    #expect(reducer.reduce(&state, .pasted("lr\n")).isEmpty)
    #expect(state.overlay == asked)
  }

  @Test func fieldsTakePastedText() throws {
    var state = ConsoleStates.library()
    reducer.press(.character("/"), on: &state)
    _ = reducer.reduce(&state, .pasted("visit\n"))
    #expect(state.library.filter == "visit")
    state = try ConsoleStates.walk()
    reducer.press(.character("m"), on: &state)
    _ = reducer.reduce(&state, .pasted("left knee\r\n"))
    guard case .note(_, "left knee") = state.overlay else {
      Issue.record("\(String(describing: state.overlay))")
      return
    }
  }

  @Test func longTextIsLeftOut() {
    var state = ConsoleStates.library()
    #expect(reducer.reduce(&state, .pasted(String(repeating: "/a ", count: 10_000))).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.notice?.text.contains("too long") == true)
  }

  @Test func nothingIsOpenedWhileSomethingIsMeasured() throws {
    var state = try LiveFixture.state(
      .liveStreaming, size: Size(columns: 80, rows: 24), options: ConsoleStates.options())
    state.screen = .library
    #expect(reducer.press(.character("o"), on: &state).isEmpty)
    #expect(state.overlay == nil)
    _ = reducer.reduce(&state, .pasted("/data/walk.csv"))
    #expect(state.overlay == nil)
  }
}
