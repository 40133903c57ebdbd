import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// The key `x` on the steps screen: leave the selected step out, or take it back.
@Suite struct LeaveOutTests {
  private let reducer = ConsoleReducer()

  /// The steps screen with a used step of the left foot selected.
  private func steps() throws -> (state: ConsoleState, step: Step) {
    var state = try ConsoleStates.walk()
    reducer.press(.character("2"), on: &state)
    let place = try #require(state.stepsOfFoot.lastIndex { $0.isAccepted })
    state.selectedStep = place
    return (state, state.stepsOfFoot[place])
  }

  private func record(_ step: Step, _ reason: String = "") -> LeftOutStep {
    LeftOutStep(
      foot: step.foot, initialContactSeconds: step.stance.initialContactSeconds, reason: reason)
  }

  @Test func aReasonIsTypedAndEnterLeavesTheStepOut() throws {
    var (state, step) = try steps()
    #expect(reducer.press(.character("x"), on: &state).isEmpty)
    #expect(state.overlay == .leaveOut(record(step), number: step.index))
    #expect(reducer.type("stumblex", on: &state).isEmpty)
    reducer.press(.backspace, .character("d"), on: &state)
    #expect(state.overlay == .leaveOut(record(step, "stumbled"), number: step.index))
    let effects = reducer.press(.enter, on: &state)
    let kept = record(step, "stumbled")
    #expect(effects == [.leaveOut(kept, all: [kept])])
    #expect(state.session?.metadata.leftOutSteps == [kept])
    #expect(state.overlay == nil)
    #expect(state.notice?.text == "left step \(step.index) is left out; x takes it back")
  }

  @Test func noReasonIsNeededAndEscapeCancels() throws {
    var (state, step) = try steps()
    reducer.press(.character("x"), .backspace, on: &state)
    #expect(reducer.press(.escape, on: &state).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.session?.metadata.leftOutSteps == [])
    let effects = reducer.press(.character("x"), .enter, on: &state)
    #expect(effects == [.leaveOut(record(step), all: [record(step)])])
  }

  /// The record says so, also before the numbers have been made again.
  @Test func theSameKeyTakesItBack() throws {
    var (state, step) = try steps()
    reducer.press(.character("x"), .enter, on: &state)
    #expect(state.stepsOfFoot[state.selectedStep].isAccepted)
    let effects = reducer.press(.character("x"), on: &state)
    #expect(effects == [.takeBack([record(step)], all: [])])
    #expect(state.overlay == nil)
    #expect(state.session?.metadata.leftOutSteps == [])
    #expect(state.notice?.text == "left step \(step.index) is taken back")
  }

  @Test func otherStepsStayOut() throws {
    var (state, step) = try steps()
    let other = LeftOutStep(foot: .right, initialContactSeconds: 3, reason: "turn")
    let near = LeftOutStep(
      foot: .left, initialContactSeconds: step.stance.initialContactSeconds + 0.04)
    state.session?.metadata.leftOutSteps = [other, near]
    #expect(
      reducer.press(.character("x"), on: &state) == [.takeBack([near], all: [other])])
    let kept = record(step)
    #expect(
      reducer.press(.character("x"), .enter, on: &state) == [.leaveOut(kept, all: [other, kept])])
  }

  @Test func whatIsNotUsedAnywayCannotBeLeftOut() throws {
    var state = try ConsoleStates.walk()
    reducer.press(.character("2"), on: &state)
    let place = try #require(state.stepsOfFoot.firstIndex { !$0.isAccepted })
    let reason = try #require(state.stepsOfFoot[place].rejection?.reason)
    state.selectedStep = place
    #expect(reducer.press(.character("x"), on: &state).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.notice?.text.hasSuffix(" is not used anyway: \(reason)") == true)
  }

  @Test func elsewhereAndWhileMeasuringItSaysWhyNot() throws {
    var state = try ConsoleStates.walk()
    reducer.reduceAll(.commandChosen(.leaveOut), &state)
    #expect(state.notice?.text == "select a step on the steps screen (2) first")
    var live = try LiveFixture.streaming()
    reducer.press(.character("2"), .character("x"), on: &live)
    #expect(live.overlay == nil)
    #expect(
      live.notice?.text == "not while it is measured: leave steps out of the recording afterwards")
    var empty = ConsoleStates.library()
    empty.screen = .steps
    reducer.press(.character("x"), on: &empty)
    #expect(empty.notice?.text == "no session is open: choose one in the library")
  }

  @Test func aReasonIsShort() throws {
    var (state, _) = try steps()
    reducer.press(.character("x"), on: &state)
    reducer.type(String(repeating: "a", count: 200), on: &state)
    reducer.press(.enter, on: &state)
    #expect(state.session?.metadata.leftOutSteps.first?.reason.count == LeftOutStep.longestReason)
  }

  /// A step of the session before is none of the new one.
  @Test func anotherSessionClosesTheQuestion() throws {
    var (state, _) = try steps()
    reducer.press(.character("x"), on: &state)
    let session = try #require(state.session)
    reducer.reduceAll(
      .sessionOpened(metadata: session.metadata, markers: [], range: session.transport.range),
      &state)
    #expect(state.overlay == nil)
  }

  /// Models that were measured with the step are measured again.
  @Test func theComparisonOfModelsIsForgotten() throws {
    var (state, _) = try steps()
    state.models.comparison = ModelFixture.comparison()
    reducer.press(.character("x"), .enter, on: &state)
    #expect(state.models.comparison == nil)
  }

  @Test func cursorsAreClearedWithAnotherKeyThere() throws {
    var (state, _) = try steps()
    state.session?.cursorA = 2
    reducer.press(.character("X"), on: &state)
    #expect(state.session?.cursorA == nil)
    state.session?.cursorA = 2
    reducer.press(.character("1"), .character("x"), on: &state)
    #expect(state.session?.cursorA == nil)
  }

  // MARK: - Looks

  @Test func theTableMarksItAndTellsItsReason() throws {
    var (state, step) = try steps()
    state.size = Size(columns: 120, rows: 40)
    try Scene.leaveOut(step, reason: "stumbled on the cable", in: &state)
    let lines = ConsoleView(state: state, theme: .fallback).render().lines()
    let text = lines.joined(separator: "\n")
    let used = state.stepsOfFoot.count(where: \.isAccepted)
    #expect(
      text.contains(": \(used) used of \(state.stepsOfFoot.count) found, 1 left out by hand"))
    #expect(text.contains("x \(step.index)"))
    #expect(text.contains("no: by hand"))
    #expect(
      text.contains("step \(step.index) left out by hand: stumbled on the cable (x takes it back)"))
    #expect(text.contains("both feet: 1 left out by hand"))
  }

  @Test func whatFitsNoStepIsReported() throws {
    var (state, _) = try steps()
    state.session?.analysis?.leftOutWithoutStep = [
      LeftOutStep(foot: .left, initialContactSeconds: 99),
      LeftOutStep(foot: .left, initialContactSeconds: 98),
    ]
    let text = ConsoleView(state: state, theme: .fallback).render().lines().joined(separator: "\n")
    #expect(text.contains("found, 2 left out that fit no step"))
  }
}

extension ConsoleReducer {
  /// Reduces an action whose effects are of no interest.
  fileprivate func reduceAll(_ action: ConsoleAction, _ state: inout ConsoleState) {
    _ = reduce(&state, action)
  }
}
