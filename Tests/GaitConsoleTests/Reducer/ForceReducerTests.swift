import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// Whose force the screens show, sides that are swapped, and parts of one session.
@Suite struct ForceReducerTests {
  private let reducer = ConsoleReducer()

  private func lines(_ state: ConsoleState) -> String {
    ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
  }

  @Test func titlesAndColumnsFollowTheForce() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 160, rows: 50))
    state.screen = .steps
    #expect(lines(state).contains("plate peak 1"))
    #expect(lines(state).contains("Left, plate, % stance"))
    reducer.press(.character("d"), on: &state)
    #expect(state.notice?.text == "forces of the estimate; contacts by the plate")
    #expect(lines(state).contains("est. peak 1"))
    #expect(lines(state).contains("Mean (SD) n, estimate"))
    reducer.press(.character("d"), on: &state)
    #expect(lines(state).contains("ins. peak 1"))
    state.screen = .monitor
    #expect(lines(state).contains("insole max "))
  }

  @Test func withoutAPlateThereIsNone() throws {
    var state = try ConsoleStates.walk(size: Size(columns: 160, rows: 50))
    var session = try #require(state.session)
    session.analysis = try Analyze.recorded(Self.walkWithoutPlate())
    session.metadata.reference = nil
    state.session = session
    state.options.force = .reference
    state.screen = .steps
    #expect(lines(state).contains("est. peak 1"))
    #expect(!lines(state).contains("est-plate"))
    for _ in 0..<4 {
      reducer.press(.character("d"), on: &state)
      #expect(state.options.force != .reference)
    }
  }

  private static func walkWithoutPlate() throws -> RecordedSession {
    var recording = try AnalyzedWalk.shared().recording
    recording.metadata.reference = nil
    recording.reference = PerFoot(both: nil)
    return recording
  }

  @Test func theDifferenceIsThatOfTheMaxima() throws {
    let walk = try AnalyzedWalk.shared()
    let analysis = try #require(walk.session.analysis)
    let steps = analysis.steps.filter { $0.foot == .left }
    let rows = StepTableRows(steps: steps, force: .reference, scale: 1, hasPlate: true)
    let column = try #require(rows.columns.firstIndex { $0.title == "est-plate" })
    let context = DrawContext(theme: .fallback, glyphs: .ascii, colorDepth: .mono)
    for (index, step) in steps.enumerated() {
      guard let estimate = step.estimated, let plate = step.reference else { continue }
      let value = try #require(Double(rows.row(index, context: context)[column].text))
      #expect(abs(value - (estimate.maxNewtons - plate.maxNewtons)) <= 0.051)
    }
  }

  @Test func comparedSidesAreSwappedAndTheirForceChanges() throws {
    var state = try Scene.comparison.state(
      size: Size(columns: 120, rows: 40), options: ConsoleStates.options())
    let names = state.library.comparison?.sides.map(\.name)
    #expect(lines(state).contains("2023-07-22 04:26"))
    reducer.press(.character("x"), on: &state)
    #expect(state.library.comparison?.sides.map(\.name) == names?.reversed())
    reducer.press(.character("d"), on: &state)
    #expect(state.library.comparison?.force == .estimated)
    #expect(lines(state).contains("Left, estimate"))
    state.library.comparison = nil
    reducer.press(.character("x"), on: &state)
    #expect(state.notice?.text.contains("nothing is compared") == true)
  }

  @Test func aTableThatDoesNotFitScrolls() throws {
    var state = try Scene.comparison.state(
      size: Size(columns: 80, rows: 24), options: ConsoleStates.options())
    #expect(!lines(state).contains("load %BW/s"))
    for _ in 0..<20 { reducer.press(.down, on: &state) }
    #expect(state.library.comparison != nil)
    #expect(lines(state).contains("load %BW/s"))
    for _ in 0..<20 { reducer.press(.up, on: &state) }
    #expect(lines(state).contains("stance s"))
  }

  @Test func twoPartsAreKeptOneAfterTheOther() throws {
    var state = try ConsoleStates.walk()
    #expect(reducer.press(.character("C"), on: &state).isEmpty)
    #expect(state.notice?.text.contains("set cursor A") == true)
    state.session?.cursorA = 2
    state.session?.cursorB = 5
    #expect(reducer.press(.character("C"), on: &state).isEmpty)
    #expect(state.session?.keptPart == 2...5)
    state.session?.cursorA = 11
    state.session?.cursorB = 6
    let analysis = try #require(state.session?.analysis)
    #expect(
      reducer.press(.character("C"), on: &state)
        == [.compareParts([2...5, 6...11], of: analysis)])
    #expect(state.session?.keptPart == nil)
  }

  @Test func countsWithoutAMassAreNeverCalledNewtons() throws {
    var state = try ConsoleStates.walk()
    state.screen = .steps
    var analysis = try #require(state.session?.analysis)
    analysis.trust = TrustReport(
      bodyWeightRatio: nil, faults: PerFoot(both: [:]), droppedFrames: 0, gaps: [],
      flags: [.countsAreNoNewtons])
    analysis.decidedBy = .estimated
    state.session?.analysis = analysis
    let unit = state.options.unit
    reducer.press(.character("u"), on: &state)
    #expect(state.options.unit == unit)
    #expect(state.notice?.text.hasPrefix("no newtons: ") == true)
    #expect(RuleText.line(analysis).contains(" counts, "))
    let rows = StepTableRows(
      steps: analysis.steps, force: .estimated, scale: 1, hasPlate: true, hasNewtons: false)
    let cells = rows.row(
      0, context: DrawContext(theme: .fallback, glyphs: .ascii, colorDepth: .mono))
    for (column, cell) in zip(rows.columns, cells)
    where ["impulse Ns", "load N/s"].contains(column.title) {
      #expect(cell.text == "-")
    }
  }

  @Test func partsAreLeftForTheCurvesThatTheyWereChosenOn() throws {
    var state = try ConsoleStates.walk()
    state.screen = .steps
    let session = try #require(state.session)
    let analysis = try #require(session.analysis)
    let parts = [2.0...5, 6...9].map {
      ComparedSession(analysis, metadata: session.metadata, part: $0)
    }
    let comparison = SessionComparison(parts)
    #expect(comparison.order == .part)
    _ = reducer.reduce(&state, .comparisonReady(comparison))
    #expect(state.screen == .library)
    reducer.press(.escape, on: &state)
    #expect(state.screen == .steps)
    #expect(state.library.comparison == nil)
  }
}
