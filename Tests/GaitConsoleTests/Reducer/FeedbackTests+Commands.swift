import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

extension FeedbackTests {
  // MARK: - Commands

  @Test func keysChangeTheTarget() throws {
    var state = try feedback()
    #expect(state.feedback.target == FeedbackTarget(measure: .peakForce, zone: 95...120))
    reducer.press(.up, .right, on: &state)
    #expect(state.feedback.target.zone == 95...130)
    reducer.press(.down, .left, on: &state)
    #expect(state.feedback.target.zone == 95...120)
    reducer.press(.character("z"), on: &state)
    #expect(state.feedback.target.zone == 15...30)
    var feet: [Foot?] = []
    for _ in 0..<3 {
      reducer.press(.character("o"), on: &state)
      feet.append(state.feedback.target.foot)
    }
    #expect(feet == [.left, .right, nil])
    reducer.press(.character("v"), .character("v"), on: &state)
    #expect(state.feedback.target == FeedbackTarget(measure: .symmetry, zone: -10...10))
    reducer.press(.character("o"), on: &state)
    #expect(state.feedback.target.foot == nil)
    #expect(state.notice != nil)
  }

  @Test func spaceStillPlays() throws {
    var state = try feedback()
    reducer.press(.character(" "), on: &state)
    #expect(state.session?.transport.isPlaying == true)
    reducer.press(.character(" "), on: &state)
    #expect(state.session?.transport.isPlaying == false)
  }

  @Test func paletteCommandsShowWhatTheyDo() throws {
    var state = try ConsoleStates.walk()
    _ = reducer.reduce(&state, .commandChosen(.zoneUp))
    #expect(state.screen == .feedback)
    #expect(state.feedback.target.zone == 100...125)
    state.session = nil
    _ = reducer.reduce(&state, .commandChosen(.pauseCounting))
    #expect(state.notice?.text.contains("no session") == true)
  }

  @Test func zonesAreTyped() throws {
    var state = try feedback()
    reducer.press(.character("e"), on: &state)
    reducer.type("80-x", on: &state)
    reducer.press(.enter, on: &state)
    guard case .zone("80-x", let problem?) = state.overlay else {
      Issue.record("\(String(describing: state.overlay))")
      return
    }
    #expect(problem.contains("95-120"))
    #expect(state.feedback.target.zone == 95...120)
    reducer.press(.backspace, on: &state)
    #expect(state.overlay == .zone(text: "80-", problem: nil))
    reducer.type("105", on: &state)
    reducer.press(.enter, on: &state)
    #expect(state.overlay == nil)
    #expect(state.feedback.target.zone == 80...105)
    reducer.press(.character("e"), on: &state)
    reducer.type(String(repeating: "9", count: 50), on: &state)
    #expect(state.overlay == .zone(text: String(repeating: "9", count: 24), problem: nil))
    reducer.press(.escape, on: &state)
    #expect(state.overlay == nil)
    #expect(state.feedback.target.zone == 80...105)
  }

  // MARK: - Live
}
