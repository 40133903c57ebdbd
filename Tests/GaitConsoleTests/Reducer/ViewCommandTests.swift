import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Commands that change what is shown and how.
@Suite struct ViewCommandTests {
  private let reducer = ConsoleReducer()

  @Test func screensByKeyAndInTurn() throws {
    var state = try ConsoleStates.walk()
    for screen in Screen.allCases {
      reducer.press(.character(screen.key), on: &state)
      #expect(state.screen == screen)
    }
    reducer.press(.tab, on: &state)
    #expect(state.screen == .monitor)
    reducer.press(.backTab, on: &state)
    #expect(state.screen == .library)
  }

  @Test func libraryIsScannedWheneverItIsShown() {
    var state = ConsoleState(
      size: Size(columns: 80, rows: 24), options: ConsoleStates.options())
    state.screen = .monitor
    #expect(reducer.press(.character("7"), on: &state) == [.scanLibrary])
    _ = reducer.reduce(&state, .libraryScanned(ConsoleStates.entries))
    // What is known is there at once; what has changed since comes after.
    #expect(state.library.isScanned)
    #expect(reducer.press(.character("7"), on: &state) == [.scanLibrary])
    #expect(reducer.press(.character("R"), on: &state) == [.scanLibrary])
  }

  @Test func optionsToggle() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("u"), .character("d"), .character("r"), on: &state)
    #expect(state.options.unit == .newtons)
    #expect(state.options.force == .estimated)
    #expect(state.options.isRangeAutomatic)
    reducer.press(.character("u"), .character("d"), .character("r"), on: &state)
    #expect(state.options.force == .measured)
    reducer.press(.character("d"), on: &state)
    #expect(state.options.force == .reference)
    state.options.force = nil
    #expect(state.options == ConsoleStates.options())
  }

  /// Pixels come after braille, where a terminal takes pictures, and only there.
  @Test func pixelsAreTheLastGlyphs() throws {
    var state = try ConsoleStates.walk()
    state.options.glyphs = .braille
    reducer.press(.character("B"), on: &state)
    #expect(state.options.glyphName == "ascii")
    state.options.glyphs = .braille
    _ = reducer.reduce(&state, .cellsMeasured(Size(columns: 8, rows: 16)))
    #expect(state.options.glyphName == "braille")
    reducer.press(.character("B"), on: &state)
    #expect(state.options.glyphName == "pixel")
    #expect(state.notice?.text == "glyphs: pixel")
    let view = ConsoleView(state: state, theme: .fallback)
    #expect(!view.render().pictures.isEmpty)
    reducer.press(.character("B"), on: &state)
    #expect(state.options.glyphName == "ascii")
    #expect(ConsoleView(state: state, theme: .fallback).render().pictures.isEmpty)
  }

  @Test func colorMapsAndGlyphsGoRound() throws {
    var state = try ConsoleStates.walk()
    var maps: [String] = []
    var glyphs: [GlyphSet] = []
    for _ in 0..<4 {
      reducer.press(.character("c"), .character("B"), on: &state)
      maps.append(state.options.colorMap.name)
      glyphs.append(state.options.glyphs)
    }
    #expect(Set(maps).count == 4)
    #expect(maps.last == "cividis")
    #expect(Set(glyphs) == Set(GlyphSet.allCases))
  }

  @Test func theThemeGoesWithTheBackgroundUntilSomebodyChoosesOne() throws {
    var state = try ConsoleStates.walk()
    state.themeNames = ["default-dark", "mono", "default-light"]
    #expect(reducer.reduce(&state, .backgroundTold(isDark: false)).isEmpty)
    state.followsBackground = true
    #expect(reducer.reduce(&state, .backgroundTold(isDark: true)).isEmpty)
    #expect(reducer.reduce(&state, .backgroundTold(isDark: false)) == [.chooseTheme(index: 2)])
    #expect(state.themeIndex == 2)
    reducer.press(.character("T"), on: &state)
    #expect(reducer.reduce(&state, .backgroundTold(isDark: false)).isEmpty)
    #expect(state.themeIndex == 0)
  }

  @Test func cellsAreRawOrSmooth() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("I"), on: &state)
    #expect(state.options.showsRawCells)
    reducer.press(.character("I"), on: &state)
    #expect(!state.options.showsRawCells)
  }

  @Test(arguments: Screen.allCases) func aPictureIsAskedForEverywhere(screen: Screen) throws {
    var state = try ConsoleStates.walk()
    state.screen = screen
    #expect(reducer.press(.character("S"), on: &state).contains(.savePicture))
  }

  @Test func themesGoRound() throws {
    var state = try ConsoleStates.walk()
    #expect(reducer.press(.character("T"), on: &state) == [.chooseTheme(index: 1)])
    #expect(state.notice?.text == "theme: mono")
    #expect(reducer.press(.character("T"), on: &state) == [.chooseTheme(index: 0)])
    state.themeNames = []
    #expect(reducer.press(.character("T"), on: &state).isEmpty)
  }

  @Test func zoomEndsAtTheEnds() throws {
    var state = try ConsoleStates.walk()
    for _ in 0..<10 { reducer.press(.character("z"), on: &state) }
    #expect(state.options.windowSeconds == ViewOptions.windows.first)
    for _ in 0..<20 { reducer.press(.character("Z"), on: &state) }
    #expect(state.options.windowSeconds == ViewOptions.windows.last)
  }

  @Test func measuresGoOn() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 120, rows: 40))
    reducer.press(.character("3"), on: &state)
    let first = ConsoleView(state: state, theme: .fallback).render()
    reducer.press(.character("v"), on: &state)
    #expect(ConsoleView(state: state, theme: .fallback).render() != first)
  }

  @Test func endingAndSuspendingAreEffects() throws {
    var state = try ConsoleStates.walk()
    #expect(reducer.press(.character("q"), on: &state) == [.quit])
    #expect(reducer.press(.control("z"), on: &state) == [.suspend])
    state.overlay = .help(scroll: 0)
    #expect(reducer.press(.control("c"), on: &state) == [.quit])
  }

  @Test func noticesGoByThemselves() {
    var state = ConsoleStates.library()
    _ = reducer.reduce(&state, .notified(Notice("hello")))
    #expect(state.needsTicks)
    _ = reducer.reduce(&state, .tick(now: 50))
    _ = reducer.reduce(&state, .tick(now: 53.9))
    #expect(state.notice?.text == "hello")
    _ = reducer.reduce(&state, .tick(now: 54))
    #expect(state.notice == nil)
    #expect(!state.needsTicks)
  }

  @Test func escapeDropsTheNotice() {
    var state = ConsoleStates.library()
    _ = reducer.reduce(&state, .sessionFailed("broken"))
    #expect(state.notice == Notice("broken", kind: .problem))
    reducer.press(.escape, on: &state)
    #expect(state.notice == nil)
  }

  @Test func openedSessionPlaysOnTheMonitor() throws {
    let walk = try AnalyzedWalk.shared()
    var state = ConsoleStates.library()
    state.opening = "walk"
    state.stepsFoot = .right
    state.selectedStep = 7
    _ = reducer.reduce(
      &state,
      .sessionOpened(
        metadata: walk.recording.metadata, markers: walk.recording.markers,
        range: walk.recording.seconds))
    #expect(state.opening == nil)
    #expect(state.screen == .monitor)
    #expect(state.session?.transport.isPlaying == true)
    #expect(state.stepsFoot == .left)
    #expect(state.selectedStep == 0)
    let analysis = try #require(walk.session.analysis)
    _ = reducer.reduce(&state, .analysisProgressed(analysis, progress: 0.5))
    _ = reducer.reduce(&state, .framesArrived(walk.session.frames))
    #expect(state.session?.analysis == analysis)
    #expect(state.session?.progress == 0.5)
    #expect(state.session?.frames == walk.session.frames)
  }

  @Test func resizedScreensAreDrawnInTheirSize() throws {
    var state = try ConsoleStates.walk()
    for (columns, rows) in [(50, 14), (1, 1), (0, 0)] {
      let size = Size(columns: columns, rows: rows)
      _ = reducer.reduce(&state, .resized(size))
      #expect(state.size == size)
      #expect(ConsoleView(state: state, theme: .fallback).render().size == size)
    }
  }
}
