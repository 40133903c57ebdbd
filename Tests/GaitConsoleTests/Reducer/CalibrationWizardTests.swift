import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

/// The wizard from its first page to an accepted calibration, and every way out of it.
@Suite struct CalibrationWizardTests {
  private let reducer = ConsoleReducer()

  private func live() throws -> ConsoleState {
    var state = try ConsoleStates.walk()
    state.session?.isLive = true
    reducer.press(.character("K"), on: &state)
    return state
  }

  private func page(_ state: ConsoleState) -> CalibrationWizard.Page? {
    guard case .calibration(let wizard) = state.overlay else { return nil }
    return wizard.page
  }

  private func requests(_ effects: [ConsoleEffect]) -> [CalibrationRequest] {
    effects.compactMap { if case .collectCalibration(let request) = $0 { request } else { nil } }
  }

  private func check(_ check: CalibrationCheck, _ state: inout ConsoleState) {
    _ = reducer.reduce(&state, .calibrationChecked(check))
  }

  @Test func standingGoesFromZeroToACalibration() throws {
    var state = try live()
    #expect(page(state) == .method(selected: 0))
    reducer.press(.enter, on: &state)
    #expect(page(state) == .mass(text: "72", problem: nil))
    reducer.press(.enter, on: &state)
    #expect(page(state) == .ready(.zero))
    let zero = requests(reducer.press(.enter, on: &state))
    #expect(zero == [CalibrationRequest(stage: .zero, bodyMassKilograms: 72)])
    check(CalibrationFixture.zero, &state)
    #expect(page(state) == .result(CalibrationFixture.zero))
    reducer.press(.enter, on: &state)
    #expect(page(state) == .ready(.standing))
    let standing = requests(reducer.press(.enter, on: &state))
    #expect(
      standing == [
        CalibrationRequest(
          stage: .standing, bodyMassKilograms: 72, zero: CalibrationFixture.zero.zero)
      ])
    check(CalibrationFixture.standing, &state)
    let calibration = try #require(CalibrationFixture.standing.calibration)
    #expect(reducer.press(.enter, on: &state) == [.applyCalibration(calibration)])
    #expect(state.overlay == nil)
    #expect(state.notice?.text == "calibrated: standing")
  }

  @Test func eachFootIsStoodOnInTurn() throws {
    var state = try live()
    reducer.press(.down, .enter, .enter, .enter, on: &state)
    check(CalibrationFixture.zero, &state)
    reducer.press(.enter, on: &state)
    #expect(page(state) == .ready(.standingOnLeft))
    reducer.press(.enter, on: &state)
    check(
      CalibrationCheck(
        stage: .standingOnLeft, passed: true, readings: PerFoot(left: 500, right: 3)), &state)
    reducer.press(.enter, on: &state)
    #expect(page(state) == .ready(.standingOnRight))
    let request = try #require(requests(reducer.press(.enter, on: &state)).first)
    #expect(request.readings == PerFoot(left: 500, right: nil))
    #expect(request.zero == CalibrationFixture.zero.zero)
  }

  @Test func walkingNeedsNoZero() throws {
    var state = try live()
    reducer.press(.down, .down, .down, .enter, on: &state)
    for _ in 0..<2 { reducer.press(.backspace, on: &state) }
    reducer.press(.enter, on: &state)
    #expect(page(state) == .ready(.automatic))
    #expect(
      requests(reducer.press(.enter, on: &state)) == [CalibrationRequest(stage: .automatic)])
  }

  @Test func aFailedStageIsDoneAgain() throws {
    for key in [Key.enter, .character("r")] {
      var state = try live()
      reducer.press(.enter, .enter, .enter, on: &state)
      check(CalibrationFixture.failed, &state)
      #expect(page(state) == .result(CalibrationFixture.failed))
      #expect(reducer.press(key, on: &state).isEmpty)
      #expect(page(state) == .ready(.zero))
    }
  }

  @Test func escapeCancelsWhatIsCollected() throws {
    var state = try live()
    reducer.press(.enter, .enter, on: &state)
    var other = state
    #expect(reducer.press(.escape, on: &other).isEmpty)
    #expect(other.overlay == nil)
    reducer.press(.enter, on: &state)
    #expect(reducer.press(.escape, on: &state) == [.cancelCalibration])
    #expect(state.overlay == nil)
    // What comes too late changes nothing.
    check(CalibrationFixture.zero, &state)
    #expect(state.overlay == nil)
  }

  @Test func onlyWhatIsAwaitedCounts() throws {
    var state = try live()
    let news = ConsoleAction.calibrationProgressed(
      seconds: 1, needed: 2, newtons: PerFoot(left: 1, right: 2))
    _ = reducer.reduce(&state, news)
    #expect(page(state) == .method(selected: 0))
    reducer.press(.enter, .enter, .enter, on: &state)
    check(CalibrationFixture.standing, &state)
    _ = reducer.reduce(&state, news)
    #expect(
      page(state)
        == .collecting(.zero, seconds: 1, needed: 2, newtons: PerFoot(left: 1, right: 2)))
    // A click beside it does not close it.
    reducer.click(0, 3, on: &state)
    #expect(page(state) != nil)
  }

  @Test(arguments: ["5", "9.9", "401", "abc", "7 e", "-70", "1e2", "inf", "70kg"])
  func impossibleMassesAreRefused(text: String) throws {
    var state = try live()
    reducer.press(.enter, .backspace, .backspace, on: &state)
    reducer.type(text, on: &state)
    reducer.press(.enter, on: &state)
    guard case .mass(text, let problem?) = page(state) else {
      Issue.record("\(String(describing: page(state)))")
      return
    }
    #expect(problem.contains("10 to 400"))
  }

  @Test func massesMayHaveDecimals() throws {
    var state = try live()
    reducer.press(.enter, .backspace, .backspace, on: &state)
    reducer.type("64.5", on: &state)
    let effects = reducer.press(.enter, .enter, on: &state)
    #expect(requests(effects).first?.bodyMassKilograms == 64.5)
  }

  @Test func whoTypesReplacesTheMassThatWasKnown() throws {
    var state = try live()
    reducer.press(.enter, on: &state)
    reducer.type("64", on: &state)
    #expect(page(state) == .mass(text: "64", problem: nil))
    reducer.press(.escape, .character("K"), .enter, .backspace, on: &state)
    #expect(page(state) == .mass(text: "7", problem: nil))
    reducer.type("5", on: &state)
    #expect(page(state) == .mass(text: "75", problem: nil))
  }

  @Test func oneInsoleCannotStandOnTwo() throws {
    var state = try ConsoleStates.walk()
    state.session?.isLive = true
    state.session?.metadata.insoles.left = nil
    reducer.press(.character("K"), on: &state)
    guard case .calibration(let wizard) = state.overlay else {
      Issue.record("no wizard")
      return
    }
    #expect(wizard.methods == [.eachFoot, .automatic])
    #expect(wizard.stages == [.zero, .standingOnRight])
    state.overlay = nil
    state.session?.metadata.insoles.right = nil
    reducer.press(.character("K"), on: &state)
    #expect(state.overlay == nil)
    #expect(state.notice?.text.contains("insole") == true)
  }

  @Test func recordingsKeepTheirCalibration() throws {
    for screen in [Screen.monitor, .feedback] {
      var state = try ConsoleStates.walk()
      state.screen = screen
      reducer.press(.character("K"), on: &state)
      #expect(state.overlay == nil)
      #expect(state.notice?.text.contains("calibration that it was made with") == true)
    }
  }
}
