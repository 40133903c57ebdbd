import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Palette, help, and the library with its filter and its confirmation.
@Suite struct OverlayAndLibraryTests {
  private let reducer = ConsoleReducer()

  private func palette(_ state: ConsoleState) -> Palette? {
    if case .palette(let palette) = state.overlay { palette } else { nil }
  }

  @Test func paletteFiltersSelectsAndRuns() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character(":"), on: &state)
    reducer.type("next theme", on: &state)
    #expect(palette(state)?.text == "next theme")
    #expect(reducer.press(.enter, on: &state) == [.chooseTheme(index: 1)])
    #expect(state.overlay == nil)
  }

  @Test func paletteMovesAmongMatches() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.control("p"), on: &state)
    reducer.type("second", on: &state)
    let matches = PaletteMatches(text: "second", state: state).commands
    #expect(matches == [.secondForward, .secondBack])
    reducer.press(.down, .down, .tab, on: &state)
    #expect(palette(state)?.selected == 1)
    reducer.press(.up, .backTab, on: &state)
    #expect(palette(state)?.selected == 0)
    reducer.press(.down, .enter, on: &state)
    #expect(abs((state.session?.shownSeconds ?? 0) - 5.4) < 1e-9)
  }

  @Test func paletteWithoutMatchDoesNothing() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character(":"), on: &state)
    reducer.type("zzz", on: &state)
    reducer.press(.backspace, on: &state)
    #expect(palette(state)?.text == "zz")
    let session = state.session
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.session == session)
    reducer.press(.character(":"), .backspace, .escape, on: &state)
    #expect(state.overlay == nil)
  }

  @Test func paletteCanOpenHelp() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character(":"), on: &state)
    reducer.type("help", on: &state)
    reducer.press(.enter, on: &state)
    #expect(state.overlay == .help(scroll: 0))
  }

  @Test func helpScrollsAndCloses() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.function(1), .pageDown, .down, .up, .up, on: &state)
    #expect(state.overlay == .help(scroll: 9))
    reducer.press(.pageUp, .up, on: &state)
    #expect(state.overlay == .help(scroll: 0))
    #expect(reducer.press(.character("q"), on: &state).isEmpty)
    #expect(state.overlay == nil)
  }

  // MARK: - Library

  @Test func filterNarrowsAsItIsTyped() {
    var state = ConsoleStates.library()
    reducer.press(.down, .character("/"), on: &state)
    #expect(state.library.isFiltering)
    #expect(state.library.selected == 0)
    reducer.type("VISIT p0", on: &state)
    #expect(state.library.visible.map(\.title) == ["P07 first visit", "P08 first visit"])
    reducer.type("8", on: &state)
    #expect(state.library.visible.map(\.title) == ["P08 first visit"])
    // Enter ends typing; keys are commands again, and the list stays as it is.
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(!state.library.isFiltering)
    #expect(state.library.filter == "VISIT p08")
    #expect(screen(state).contains("filter: VISIT p08 (Esc clears)"))
    #expect(reducer.press(.enter, on: &state) == [.openSession(path: "mine/p08.gait")])
    #expect(state.opening == "P08 first visit")
  }

  private func screen(_ state: ConsoleState) -> String {
    ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  @Test func aFilterIsNotTypedFurtherByAccident() throws {
    var state = try ConsoleStates.walk()
    // From any screen: the letters behind it are no commands.
    #expect(reducer.press(.character("/"), on: &state) == [.scanLibrary])
    #expect(reducer.type("P07", on: &state).isEmpty)
    #expect(state.screen == .library)
    #expect(state.library.filter == "P07")
    reducer.press(.tab, on: &state)
    #expect(!state.library.isFiltering)
    reducer.press(.character("7"), on: &state)
    reducer.type("j", on: &state)
    #expect(state.library.filter == "P07")
    reducer.press(.character("/"), on: &state)
    reducer.type("P07", on: &state)
    #expect(state.library.filter == "P07")
    reducer.press(.enter, .escape, on: &state)
    #expect(state.library.filter.isEmpty)
    #expect(state.library.visible.count == 5)
  }

  /// Escape goes back one thing at a time.
  @Test func escapeTakesTheMarkBeforeTheFilter() {
    var state = ConsoleStates.library()
    reducer.press(.character("/"), on: &state)
    reducer.type("p0", on: &state)
    reducer.press(.enter, .character("c"), .escape, on: &state)
    #expect(state.library.comparedWith == nil)
    #expect(state.library.filter == "p0")
    reducer.press(.escape, on: &state)
    #expect(state.library.filter.isEmpty)
  }

  @Test func filterKnowsTagsAndShelves() {
    var state = ConsoleStates.library()
    for (text, count) in [("antalgic", 1), ("sample", 2), ("recording", 3), ("reference", 1)] {
      state.library.filter = text
      #expect(state.library.visible.count == count, "\(text)")
    }
  }

  @Test func lettersOfTheFilterAreNoCommands() {
    var state = ConsoleStates.library()
    reducer.press(.character("/"), on: &state)
    #expect(reducer.type("q7?:D", on: &state).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.library.filter == "q7?:D")
    reducer.press(.escape, on: &state)
    #expect(state.library.filter.isEmpty)
    #expect(!state.library.isFiltering)
    reducer.press(.character("/"), .character("x"), .backspace, .backspace, on: &state)
    #expect(!state.library.isFiltering)
  }

  @Test func selectionStaysInTheList() {
    var state = ConsoleStates.library()
    reducer.press(.up, on: &state)
    #expect(state.library.selected == 0)
    for _ in 0..<20 { reducer.press(.character("j"), on: &state) }
    #expect(state.library.selected == 4)
    _ = reducer.reduce(&state, .libraryScanned(Array(ConsoleStates.entries.prefix(2))))
    #expect(state.library.selected == 1)
    _ = reducer.reduce(&state, .libraryScanned([]))
    #expect(state.library.selected == 0)
    #expect(state.library.selectedEntry == nil)
    #expect(reducer.press(.enter, .delete, on: &state).isEmpty)
  }

  @Test func brokenFilesAreNotOpened() {
    var state = ConsoleStates.library()
    state.library.selected = 1
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(state.opening == nil)
    #expect(state.notice == Notice("mine/broken.gait: cannot be read", kind: .problem))
  }

  @Test func onlyRecordingsAreDeletedAndOnlyAfterYes() {
    var state = ConsoleStates.library()
    state.library.selected = 3
    state.library.ownFolder = "~/sessions"
    reducer.press(.delete, on: &state)
    #expect(state.overlay == nil)
    #expect(state.notice?.text == "only recordings in ~/sessions can be deleted here")
    state.library.selected = 0
    for key in [Key.character("n"), .enter, .escape, .character("Y"), .character("D")] {
      reducer.press(.character("D"), on: &state)
      #expect(state.overlay == .confirmDelete(ConsoleStates.entries[2]))
      #expect(reducer.press(key, on: &state).isEmpty)
      #expect(state.overlay == nil)
    }
    reducer.press(.delete, on: &state)
    let effects = reducer.press(.character("y"), on: &state)
    #expect(effects == [.deleteRecording(path: "mine/p07.gait")])
  }
}
