import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitAnalysis
@testable import GaitConsole

/// The models: which one is in use, which ones are compared, and when they are measured.
@Suite struct ModelsTests {
  private let reducer = ConsoleReducer()

  /// The walk, open and analysed, on the Models screen with nothing measured yet.
  private func listed() throws -> ConsoleState {
    var state = try ConsoleStates.walk()
    state.screen = .models
    state.models.list(ModelFixture.entries, inUse: "student")
    return state
  }

  private func effects(_ state: inout ConsoleState, _ action: ConsoleAction) -> [ConsoleEffect] {
    reducer.reduce(&state, action)
  }

  // MARK: - List

  @Test func theListIsAskedForAndThenMeasured() throws {
    for way in [[Key.character("6")], [.character("5"), .tab], [.character("7"), .backTab]] {
      var state = try ConsoleStates.walk()
      let asked = way.flatMap { reducer.press($0, on: &state) }
      #expect(asked.filter { $0 != .scanLibrary } == [.listModels])
      #expect(state.screen == .models)
      let measured = effects(
        &state, .modelsListed(ModelFixture.entries, inUse: "student"))
      let ids = ["student", "teacher", "student-from-scratch"]
      #expect(measured == [.compareModels(ids: ids)])
      #expect(state.models.marked == ids)
      #expect(state.models.progress == 0)
      #expect(state.models.selectedEntry?.id == "student")
    }
  }

  @Test func theListAloneMeasuresNothingElsewhere() throws {
    var state = try ConsoleStates.walk()
    #expect(effects(&state, .modelsListed(ModelFixture.entries, inUse: "student")).isEmpty)
    #expect(state.models.marked.isEmpty)
    #expect(reducer.press(.character("6"), on: &state).count == 1)
    #expect(state.models.progress == 0)
  }

  @Test func aNewListKeepsSelectionAndMarksOfWhatIsStillThere() throws {
    var state = try listed()
    state.models.comparison = ModelFixture.comparison()
    state.models.selected = 2
    state.models.marked = ["student", "student-from-scratch"]
    let shorter = [ModelFixture.teacher, ModelFixture.student]
    #expect(effects(&state, .modelsListed(shorter, inUse: "teacher")).isEmpty)
    #expect(state.models.selectedEntry?.id == "teacher")
    #expect(state.models.marked == ["student"])
    #expect(state.models.inUse == "teacher")
    _ = effects(&state, .modelsListed([], inUse: "teacher"))
    #expect(state.models.selectedEntry == nil)
    #expect(reducer.press(.enter, .character("c"), .down, .character("j"), on: &state).isEmpty)
  }

  // MARK: - Use

  @Test func enterUsesTheSelected() throws {
    var state = try listed()
    state.models.comparison = ModelFixture.comparison()
    #expect(reducer.press(.enter, on: &state).isEmpty)
    #expect(state.notice?.text == "'student' is in use already")
    #expect(reducer.press(.down, .enter, on: &state) == [.useModel(id: "teacher")])
    #expect(state.models.inUse == "student")
    #expect(effects(&state, .modelInUseChanged("teacher")).isEmpty)
    #expect(state.models.inUse == "teacher")
    #expect(state.notice?.text.contains("'teacher' is in use now") == true)
    #expect(state.models.comparison == ModelFixture.comparison())
  }

  @Test func unreadableModelsAreNeitherUsedNorMarked() throws {
    var state = try listed()
    state.models.selected = 4
    for key in [Key.enter, .character("c")] {
      state.notice = nil
      #expect(reducer.press(key, on: &state).isEmpty)
      #expect(state.notice?.kind == .problem)
      #expect(state.notice?.text.contains("96 weights") == true)
      #expect(state.models.marked.isEmpty)
    }
  }

  // MARK: - Marks

  @Test func marksKeepTheirOrderUpToThree() throws {
    var state = try listed()
    state.models.comparison = ModelFixture.comparison()
    state.models.selected = 3
    reducer.press(
      .character("c"), .up, .character("c"), .up, .character("c"), on: &state)
    let marked = ["student-from-scratch", "teacher", "student"]
    #expect(state.models.marked == marked)
    reducer.press(.up, .character("c"), on: &state)
    #expect(state.models.marked == marked)
    #expect(state.notice?.text.contains("three models at most") == true)
    reducer.press(.down, .down, .character("c"), on: &state)
    #expect(state.models.marked == ["student-from-scratch", "student"])
    #expect(state.models.isComparisonOutdated)
    #expect(
      reducer.press(.character("e"), on: &state)
        == [.compareModels(ids: ["student-from-scratch", "student"])])
  }

  @Test func unmarkedModelsAreNotMeasured() throws {
    var state = try listed()
    state.models.comparison = ModelFixture.comparison()
    #expect(reducer.press(.character("e"), on: &state).isEmpty)
    #expect(state.notice?.text == "mark a model with c first")
  }

  @Test func ownMarksAreMeasuredFirst() throws {
    var state = try listed()
    state.models.marked = ["teacher"]
    #expect(reducer.press(.character("6"), on: &state) == [.compareModels(ids: ["teacher"])])
  }

  // MARK: - Measuring

  @Test func measuringWaitsForTheAnalysis() throws {
    var state = try listed()
    let analysis = try #require(state.session?.analysis)
    state.session?.analysis?.isComplete = false
    #expect(reducer.press(.character("6"), on: &state).isEmpty)
    #expect(reducer.press(.character("e"), on: &state).isEmpty)
    #expect(state.notice?.text == "wait until the session has been analysed")
    var half = analysis
    half.isComplete = false
    #expect(effects(&state, .analysisProgressed(half, progress: 0.5)).isEmpty)
    let begun = effects(&state, .analysisProgressed(analysis, progress: 1))
    #expect(begun.count == 1)
    #expect(state.models.progress == 0)
    // Analysed again with another model: what was begun continues.
    #expect(effects(&state, .analysisProgressed(analysis, progress: 1)).isEmpty)
  }

  @Test func oneMeasurementAtATime() throws {
    var state = try listed()
    #expect(reducer.press(.character("6"), on: &state).count == 1)
    #expect(reducer.press(.character("1"), .character("6"), on: &state).isEmpty)
    #expect(reducer.press(.character("e"), on: &state).isEmpty)
    #expect(state.notice?.text == "still measuring")
    _ = effects(&state, .modelComparisonProgressed(0.43))
    #expect(state.models.progress == 0.43)
    _ = effects(&state, .modelComparisonReady(ModelFixture.comparison()))
    #expect(state.models.progress == nil)
    #expect(state.models.comparison?.trials.count == 3)
    #expect(!state.models.isComparisonOutdated)
    #expect(reducer.press(.character("1"), .character("6"), on: &state).isEmpty)
  }

  @Test func aFailureIsNotRepeatedByItself() throws {
    var state = try listed()
    reducer.press(.character("6"), on: &state)
    _ = effects(&state, .modelComparisonFailed("no frames"))
    #expect(state.models.problem == "no frames")
    #expect(state.models.progress == nil)
    #expect(reducer.press(.character("1"), .character("6"), on: &state).isEmpty)
    #expect(reducer.press(.character("e"), on: &state).count == 1)
    #expect(state.models.problem == nil)
  }

  @Test func anotherSessionIsMeasuredAnew() throws {
    let walk = try AnalyzedWalk.shared()
    var state = try listed()
    state.models.comparison = ModelFixture.comparison()
    state.models.problem = "no frames"
    state.models.progress = 0.5
    _ = effects(
      &state,
      .sessionOpened(
        metadata: walk.recording.metadata, markers: [], range: walk.recording.seconds))
    #expect(state.models.comparison == nil)
    #expect(state.models.progress == nil)
    #expect(state.models.problem == nil)
    #expect(state.models.entries == ModelFixture.entries)
    // News of the session before come too late.
    _ = effects(&state, .modelComparisonProgressed(0.7))
    _ = effects(&state, .modelComparisonReady(ModelFixture.comparison()))
    _ = effects(&state, .modelComparisonFailed("cancelled"))
    #expect(state.models.comparison == nil)
    #expect(state.models.progress == nil)
    #expect(state.models.problem == nil)
    #expect(reducer.press(.character("6"), on: &state).isEmpty)
    let analysis = try #require(walk.session.analysis)
    #expect(effects(&state, .analysisProgressed(analysis, progress: 1)).count == 1)
  }

  @Test func withoutSessionNothingIsMeasured() {
    var state = ConsoleStates.library()
    #expect(reducer.press(.character("6"), on: &state) == [.listModels])
    #expect(effects(&state, .modelsListed(ModelFixture.entries, inUse: "student")).isEmpty)
    #expect(reducer.press(.character("c"), .character("e"), on: &state).isEmpty)
    #expect(state.notice?.text.contains("no session") == true)
    #expect(reducer.press(.down, .enter, on: &state) == [.useModel(id: "teacher")])
  }

  @Test func paletteMeasuresFromAnyScreen() throws {
    var state = try listed()
    state.models.comparison = ModelFixture.comparison()
    state.models.marked = ["student"]
    state.screen = .monitor
    #expect(
      effects(&state, .commandChosen(.measure)) == [.compareModels(ids: ["student"])])
    #expect(state.screen == .models)
  }

  @Test func replayGoesOnBesideTheModels() throws {
    var state = try listed()
    state.models.comparison = ModelFixture.comparison()
    reducer.press(.character(" "), on: &state)
    #expect(state.session?.transport.isPlaying == true)
    #expect(ConsoleReducer().press(.home, on: &state).isEmpty)
    #expect(state.session?.transport.position == state.session?.transport.range.lowerBound)
  }

  // MARK: - Mouse

  @Test func rowsAreSelectedThenUsed() throws {
    for (columns, rows) in [(80, 24), (120, 40), (40, 12)] {
      var state = try listed()
      state.size = Size(columns: columns, rows: rows)
      state.models.comparison = ModelFixture.comparison()
      let lines = ConsoleView(state: state, theme: .fallback).render().lines()
      let row = try #require(lines.firstIndex { $0.prefix(36).contains("teacher") })
      #expect(reducer.click(12, row, on: &state).isEmpty)
      #expect(state.models.selectedEntry?.id == "teacher")
      #expect(reducer.click(12, row, on: &state) == [.useModel(id: "teacher")])
      let wheel = MouseEvent(kind: .wheelUp, position: Point(x: 12, y: row))
      _ = effects(&state, .mouse(wheel))
      #expect(state.models.selectedEntry?.id == "student")
    }
  }
}
