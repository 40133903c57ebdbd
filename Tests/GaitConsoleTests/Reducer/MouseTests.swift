import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

@Suite struct MouseTests {
  private let reducer = ConsoleReducer()

  private func wheel(_ kind: MouseEvent.Kind, on state: inout ConsoleState) {
    _ = reducer.reduce(&state, .mouse(MouseEvent(kind: kind, position: Point(x: 40, y: 8))))
  }

  @Test func tabsAreClicked() throws {
    var state = try ConsoleStates.walk()
    for (index, screen) in Screen.allCases.enumerated() {
      let column = try #require(
        (0..<80).first { state.tabBar.hitTest($0, state.tabRect) == index })
      reducer.click(column, 0, on: &state)
      #expect(state.screen == screen)
    }
    reducer.click(79, 0, on: &state)
    #expect(state.screen == .library)
  }

  @Test func hintsAreClicked() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    let row = state.layout.status.y
    let line = ConsoleView(state: state, theme: .fallback).render().lines()[row]
    func column(_ text: String) throws -> Int {
      let start = try #require(line.firstRange(of: text)?.lowerBound)
      return line.distance(from: line.startIndex, to: start)
    }
    let wasPlaying = state.session?.transport.isPlaying
    reducer.click(try column(wasPlaying == true ? "pause" : "play"), row, on: &state)
    #expect(state.session?.transport.isPlaying != wasPlaying)
    reducer.click(try column("help"), row, on: &state)
    #expect(state.overlay == .help(scroll: 0))
    // A click beside what lies over the screen closes it; one beside the hints does nothing.
    reducer.click(try column("help"), row, on: &state)
    #expect(state.overlay == nil)
    let before = state
    reducer.click(119, row, on: &state)
    #expect(state == before)
  }

  @Test func timelineSeeksByPressAndDrag() throws {
    var state = try ConsoleStates.walk()
    let bar = state.layout.timelineBar
    reducer.click(bar.x, bar.y, on: &state)
    #expect((state.session?.transport.position ?? 9) < 0.3)
    let drag = MouseEvent(kind: .drag, position: Point(x: bar.x + 20, y: bar.y))
    _ = reducer.reduce(&state, .mouse(drag))
    let position = try #require(state.session?.transport.position)
    #expect(position > 2)
    #expect(position < 10)
    // Beside the bar, on state and speed, nothing is sought.
    reducer.click(0, bar.y, on: &state)
    #expect(state.session?.transport.position == position)
  }

  @Test func plotSeeksToTheColumn() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    reducer.press(.character(" "), on: &state)
    let plots = MonitorLayout(content: state.layout.content).plots
    let window = ForcePlots(
      session: try AnalyzedWalk.shared().session, options: state.options, columns: plots.width
    ).window
    let middle = (plots.x + plots.maxX) / 2
    reducer.click(middle, plots.y + 2, on: &state)
    let position = try #require(state.session?.transport.position)
    #expect(state.session?.transport.isPlaying == false)
    #expect(window.contains(position))
    #expect(abs(position - (window.lowerBound + window.upperBound) / 2) < 0.5)
  }

  @Test func heatmapIsNotAPlot() throws {
    var state = try ConsoleStates.walk()
    let before = state
    reducer.click(3, 5, on: &state)
    #expect(state == before)
  }

  @Test func libraryRowsSelectThenOpen() throws {
    var state = ConsoleStates.library()
    let lines = ConsoleView(state: state, theme: .fallback).render().lines()
    let row = try #require(lines.firstIndex { $0.contains("walk-b.gait") })
    #expect(reducer.click(10, row, on: &state).isEmpty)
    #expect(state.library.selected == 3)
    #expect(reducer.click(10, row, on: &state) == [.openSession(path: "samples/walk-b.gait")])
    reducer.click(
      10, LibraryView.listRect(state.layout.content, state.library).maxY - 1, on: &state)
    #expect(state.library.selected == 3)
  }

  @Test func wheelZoomsAndSelects() throws {
    var state = try ConsoleStates.walk()
    wheel(.wheelUp, on: &state)
    #expect(state.options.windowSeconds == 2)
    wheel(.wheelDown, on: &state)
    wheel(.wheelDown, on: &state)
    #expect(state.options.windowSeconds == 10)
    state.screen = .steps
    wheel(.wheelDown, on: &state)
    #expect(state.selectedStep == 1)
    wheel(.wheelUp, on: &state)
    #expect(state.selectedStep == 0)
    state.screen = .library
    wheel(.wheelDown, on: &state)
    #expect(state.library.selected == 1)
  }

  @Test func pressClosesWhatLiesAbove() throws {
    var state = try ConsoleStates.walk()
    state.overlay = .help(scroll: 0)
    let position = state.session?.transport.position
    wheel(.wheelUp, on: &state)
    #expect(state.overlay != nil)
    reducer.click(state.layout.timelineBar.x, state.layout.timelineBar.y, on: &state)
    #expect(state.overlay == nil)
    #expect(state.session?.transport.position == position)
  }

  /// Anywhere and beyond: nothing happens that a click may not do.
  @Test(arguments: Screen.allCases) func clicksAnywhere(screen: Screen) throws {
    for (columns, rows) in [(80, 24), (40, 12), (3, 2)] {
      let size = Size(columns: columns, rows: rows)
      for y in -1...size.rows {
        for x in stride(from: -1, through: size.columns, by: 7) {
          var state = try ConsoleStates.walk(size: size)
          state.screen = screen
          for effect in reducer.click(x, y, on: &state) {
            switch effect {
            case .openSession, .listModels, .scanLibrary, .readPressures: continue
            // The hints say what they do.
            case .quit where y == state.layout.status.y: continue
            default: Issue.record("\(effect) at \(x),\(y)")
            }
          }
        }
      }
    }
  }
}
