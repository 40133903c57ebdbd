import GaitAnalysis
import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

@testable import GaitConsole

extension FeedbackTests {
  // MARK: - Bell

  /// Plays some seconds from a moment in small ticks; returns when it rang.
  private func rings(_ mode: BellMode, zone: ClosedRange<Double>, speed: Int = 0) throws -> [Double]
  {
    var state = try feedback()
    state.feedback.bell = mode
    state.aimFeedback { $0.zone = zone }
    reducer.press(.home, on: &state)
    for _ in 0..<speed { reducer.press(.character("+"), on: &state) }
    reducer.press(.character(" "), on: &state)
    return stride(from: 10.0, to: 22, by: 0.05).filter { now in
      reducer.reduce(&state, .tick(now: now)) == [.bell]
    }
  }

  @Test func bellRingsForWhatItIsMeantFor() throws {
    for (mode, zone, isExpected) in [
      (BellMode.alarm, 0.0...300.0, false), (.alarm, 0...1, true), (.reward, 0...300, true),
      (.reward, 0...1, false), (.off, 0...1, false), (.off, 0...300, false),
    ] {
      #expect(try rings(mode, zone: zone).isEmpty == !isExpected, "\(mode) \(zone)")
    }
  }

  @Test func bellKeepsSilentForTwoSeconds() throws {
    for speed in [0, 1] {
      let times = try rings(.alarm, zone: 0...1, speed: speed)
      #expect(times.count >= 2)
      for (earlier, later) in zip(times, times.dropFirst()) {
        #expect(later - earlier >= FeedbackState.bellSeconds - 1e-9)
      }
    }
  }

  @Test func jumpsDoNotRing() throws {
    var state = try feedback()
    state.feedback.bell = .reward
    state.aimFeedback { $0.zone = 0...300 }
    _ = reducer.reduce(&state, .tick(now: 10))
    #expect(reducer.press(.home, .end, .shiftLeft, .shiftRight, on: &state).isEmpty)
    #expect(state.feedback.tally.count > 5)
  }
}
