import GaitConsole
import TerminalCore

/// Sounds of the feedback.
extension EffectRunner {
  /// A beat of the metronome: the program's, where there is one, and the bell's otherwise.
  func beat(_ beatsPerMinute: Double) {
    guard let program = resources.feedbackProgram else { return backend.ringBell() }
    program.tell(FeedbackLine.beat(beatsPerMinute))
  }
}
