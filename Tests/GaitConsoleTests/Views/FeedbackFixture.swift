import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore

@testable import GaitConsole

/// The Feedback screen on the simulated walk, reached by keys as a therapist would.
enum FeedbackFixture {
  static func show(_ scene: Scene, on state: inout ConsoleState) {
    let reducer = ConsoleReducer()
    reducer.press(.character("5"), on: &state)
    switch scene {
    case .feedbackOneFoot:
      state.session?.latency = LatencyStatus(medianSeconds: 0.031, p99Seconds: 0.058)
      reducer.press(.character("o"), .character("b"), on: &state)
      state.notice = nil
      reducer.press(.left, .down, on: &state)
    case .feedbackSymmetry:
      reducer.press(.character("v"), .character("v"), on: &state)
    case .feedbackWaiting: reducer.press(.home, on: &state)
    case .feedbackZone:
      reducer.press(.character("e"), on: &state)
      reducer.type("95-", on: &state)
      reducer.press(.enter, on: &state)
    default: break
    }
  }
}
