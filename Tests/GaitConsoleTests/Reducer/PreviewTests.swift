import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// The selected session of the library at a glance, and the maps beside the forces.
@Suite struct PreviewTests {
  private let reducer = ConsoleReducer()

  private func library() throws -> ConsoleState {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    state.screen = .library
    return state
  }

  private func known() throws -> LibraryPreview.Content {
    let walk = try ConsoleStates.walk()
    return .known(LibraryPreview.Known(session: try #require(walk.session), pressures: nil))
  }

  private func text(_ state: ConsoleState) -> String {
    ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  @Test func theSelectedSessionIsReadOnce() throws {
    var state = try library()
    let entries = state.library.visible.filter { $0.problem == nil }
    let first = try #require(entries.first)
    state.library.selected = try #require(
      state.library.visible.firstIndex { $0.path == first.path })
    #expect(
      reducer.reduce(&state, .resized(state.size)) == [.readPreview(path: first.path)])
    #expect(reducer.reduce(&state, .resized(state.size)).isEmpty)
    #expect(text(state).contains("Reading"))
    // What was read of another one is of no use.
    _ = reducer.reduce(&state, .previewRead(path: "another", try known()))
    #expect(text(state).contains("Reading"))
    _ = reducer.reduce(&state, .previewRead(path: first.path, try known()))
    #expect(text(state).contains("Mean (SD) n"))
    #expect(text(state).contains("Peak pressure"))
    _ = reducer.reduce(&state, .previewRead(path: first.path, .problem("gone")))
    #expect(text(state).contains("! gone"))
  }

  @Test func aSmallScreenReadsNothing() throws {
    var state = try library()
    #expect(reducer.reduce(&state, .resized(Size(columns: 80, rows: 24))).isEmpty)
    #expect(state.library.preview == nil)
  }

  @Test func aLongSessionWaitsForEnter() throws {
    var state = try library()
    for index in state.library.entries.indices {
      state.library.entries[index].durationSeconds = 3600
      state.library.entries[index].problem = nil
    }
    #expect(reducer.reduce(&state, .resized(state.size)).isEmpty)
    #expect(text(state).contains("A long session"))
  }

  /// Nothing is read behind a question, a comparison, or while somebody is measured.
  @Test func nothingIsReadInTheBack() throws {
    var state = try library()
    state.overlay = .help(scroll: 0)
    #expect(reducer.reduce(&state, .resized(state.size)).isEmpty)
    var live = try LiveFixture.streaming()
    live.size = Size(columns: 120, rows: 40)
    let effects = reducer.press(.character("7"), on: &live)
    #expect(effects == [.scanLibrary])
  }

  @Test func theListIsAboveThePreview() throws {
    let state = try library()
    let areas = LibraryView.areas(state.layout.content, state.library)
    #expect(areas.list.maxY == areas.preview.y)
    #expect(areas.list.height >= 8)
    #expect(areas.preview.height >= 15)
    #expect(LibraryView.listRect(state.layout.content, state.library).maxY < areas.preview.y)
  }

  @Test func mapsOfTheMonitor() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    let analysis = try #require(state.session?.analysis)
    state.session?.progress = 1
    #expect(
      reducer.press(.character("h"), on: &state) == [.readPressures(.usedSteps, of: analysis)])
    #expect(state.monitorMap == .peak)
    #expect(text(state).contains("Peak pressure"))
    reducer.press(.character("h"), on: &state)
    #expect(text(state).contains("Mean pressure"))
    reducer.press(.character("h"), .character("h"), on: &state)
    #expect(state.monitorMap == .now)
    // The screen Pressure keeps a map of its own.
    #expect(state.pressure.map == PressureState().map)
  }
}
