import GaitAnalysis
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Presets, enlarged panels, the way back, and the settings in force.
@Suite struct PresetTests {
  private let reducer = ConsoleReducer()

  @Test func presetsFollowEachOther() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("L"), on: &state)
    #expect(state.preset == .clinic)
    #expect(state.screen == .monitor)
    reducer.press(.character("L"), on: &state)
    #expect(state.screen == .feedback)
    #expect(state.options.windowSeconds == 10)
    reducer.press(.character("L"), on: &state)
    #expect(state.screen == .monitor)
    #expect(state.options.force == .measured)
    #expect(state.options.unit == .newtons)
    #expect(state.options.showsRawCells && state.options.isRangeAutomatic)
    #expect(state.notice?.text.hasPrefix("bench") == true)
    reducer.press(.character("L"), on: &state)
    #expect(!state.options.showsRawCells)
    #expect(state.options.force == nil)
  }

  @Test func aPresetSaysWhatIsOpenedFirst() throws {
    let walk = try ConsoleStates.walk()
    let session = try #require(walk.session)
    var state = ConsoleStates.library()
    state.apply(.therapy)
    _ = reducer.reduce(
      &state,
      .sessionOpened(metadata: session.metadata, markers: [], range: session.transport.range))
    #expect(state.screen == .feedback)
  }

  @Test func backspaceGoesBackThroughTheScreens() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("2"), .character("4"), .character("4"), .character("3"), on: &state)
    #expect(state.screen == .errors)
    var seen: [Screen] = []
    for _ in 0..<3 {
      reducer.press(.backspace, on: &state)
      seen.append(state.screen)
    }
    #expect(seen == [.pressure, .steps, .monitor])
    reducer.press(.backspace, on: &state)
    #expect(state.screen == .monitor)
    #expect(state.notice?.text.contains("no view") == true)
  }

  @Test func aPanelTakesTheRoomOfTheOther() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    func screen() -> String {
      ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
    }
    #expect(screen().contains("╭ Pressure") && screen().contains("vGRF"))
    reducer.press(.character("_"), on: &state)
    #expect(!screen().contains("vGRF"))
    let layout = MonitorLayout(content: state.layout.content, enlarged: .first)
    #expect(layout.heatmaps.width == state.layout.content.width)
    reducer.press(.character("_"), on: &state)
    #expect(screen().contains("vGRF"))
    #expect(MonitorLayout(content: state.layout.content, enlarged: .second).heatmaps.isEmpty)
    // Another screen begins with all of its panels.
    reducer.press(.character("2"), on: &state)
    #expect(state.options.enlarged == .none)
    for screen in [Screen.steps, .pressure] {
      for enlarged in ViewOptions.Enlarged.allCases {
        for size in [
          Size(columns: 40, rows: 12), Size(columns: 80, rows: 24), Size(columns: 200, rows: 60),
        ] {
          var other = try ConsoleStates.walk(size: size)
          other.screen = screen
          other.options.enlarged = enlarged
          #expect(ConsoleView(state: other, theme: .fallback).render().lines().count == size.rows)
        }
      }
    }
  }

  @Test func settingsSayWhoSetThem() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 100, rows: 30))
    state.configuration = [
      ConfigurationLine("theme", "one", .file), ConfigurationLine("glyphs", "block", .terminal),
      ConfigurationLine("fps", "30", .unset),
    ]
    state.themeNames = ["one", "two"]
    state.options.glyphs = .block
    reducer.press(.function(2), on: &state)
    func row(_ name: String) -> String? {
      ConsoleView(state: state, theme: .fallback).render().lines().first {
        $0.contains(" \(name) ")
      }
    }
    #expect(row("theme")?.contains("config.toml") == true)
    #expect(row("glyphs")?.contains("terminal") == true)
    state.themeIndex = 1
    #expect(row("theme")?.contains("two") == true)
    #expect(row("theme")?.contains("changed here") == true)
    reducer.press(.character("x"), on: &state)
    #expect(state.overlay == nil)
  }
}
