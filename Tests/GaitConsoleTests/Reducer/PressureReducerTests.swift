import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// What the screen Pressure asks for, when, and how often.
@Suite struct PressureReducerTests {
  private let reducer = ConsoleReducer()

  private func spans(_ effects: [ConsoleEffect]) -> [PressureSpan] {
    effects.compactMap { effect in
      guard case .readPressures(let span, _) = effect else { return nil }
      return span
    }
  }

  @Test func usedStepsAreReadOnceTheScreenIsShown() throws {
    var state = try ConsoleStates.walk()
    let effects = reducer.press(.character("4"), on: &state)
    #expect(state.screen == .pressure)
    #expect(spans(effects) == [.usedSteps])
    #expect(spans(reducer.press(.character("r"), .character("h"), on: &state)) == [])
  }

  @Test func nothingIsReadBeforeAllStepsAreKnown() throws {
    var state = try ConsoleStates.walk()
    state.session?.progress = 0.5
    #expect(spans(reducer.press(.character("4"), on: &state)) == [])
    let analysis = try #require(state.session?.analysis)
    let effects = reducer.reduce(&state, .analysisProgressed(analysis, progress: 1))
    #expect(spans(effects) == [.usedSteps])
  }

  @Test func newNumbersAreReadAgain() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("4"), on: &state)
    let analysis = try #require(state.session?.analysis)
    #expect(
      spans(reducer.reduce(&state, .analysisProgressed(analysis, progress: 1))) == [.usedSteps])
  }

  @Test func theStanceFollowsTheShownMoment() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("4"), on: &state)
    // The used steps come first; A-B needs cursors, so that the next one is the stance.
    let first = spans(reducer.press(.character("s"), on: &state))
    #expect(state.pressure.span == .stance)
    guard case .steps(let numbers)? = first.first else {
      Issue.record("\(first)")
      return
    }
    // Two events on another foot's contact or the next one of this foot begins.
    let later = (0..<4).flatMap { _ in spans(reducer.press(.character("]"), on: &state)) }
    #expect(!later.isEmpty)
    for case .steps(let next) in later {
      #expect((next.left ?? 0) >= (numbers.left ?? 0))
      #expect((next.right ?? 0) >= (numbers.right ?? 0))
    }
  }

  @Test func cursorsBoundASpanAndLeaveItWithThem() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("4"), on: &state)
    state.session?.cursorA = 7
    state.session?.cursorB = 5
    let effects = reducer.press(.character("s"), on: &state)
    #expect(spans(effects) == [.seconds(5...7)])
    #expect(spans(reducer.press(.character("x"), on: &state)) == [.usedSteps])
    #expect(state.pressure.span == .usedSteps)
  }

  @Test func mapsGoRound() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("4"), on: &state)
    var seen: [PressureState.Map] = []
    for _ in 0..<4 {
      reducer.press(.character("h"), on: &state)
      seen.append(state.pressure.map)
    }
    #expect(seen == [.mean, .integral, .now, .peak])
  }

  @Test func anotherSessionHasPressuresOfItsOwn() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("4"), on: &state)
    _ = reducer.reduce(&state, .pressuresRead(try AnalyzedWalk.shared().pressures(.usedSteps)))
    #expect(state.pressure.report != nil)
    let session = try #require(state.session)
    _ = reducer.reduce(
      &state,
      .sessionOpened(metadata: session.metadata, markers: [], range: session.transport.range))
    #expect(state.pressure.report == nil)
    #expect(state.pressure.asked == nil)
  }
}
