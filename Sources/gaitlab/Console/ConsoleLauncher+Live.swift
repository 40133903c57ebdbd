import CommandSupport
import ConsoleRuntime
import GaitAnalysis
import GaitConsole
import GaitEngine

/// The end of a live session.
extension ConsoleLauncher {
  /// Finishes the recording and says what is left; the terminal may be gone.
  func endLive(_ loop: ConsoleLoop) {
    guard let live else { return }
    guard live.host == nil else {
      let seconds = live.session.stop().seconds
      try? StandardOutput.write(
        "looked on; the session was at \(ClockText.minutes(seconds)) min\n")
      return
    }
    if let feedback = loop.state.feedback.summaryToKeep {
      live.session.send(.keep(feedback, isOver: true))
    }
    live.program?.close()
    let text = LiveReport(
      live.session.stop(), feedback: loop.state.feedback, latency: loop.state.session?.latency,
      estimator: loop.state.session?.analysis?.estimator
    ).text
    if live.writesStandardOutput {
      StandardError.write(text)
    } else {
      try? StandardOutput.write(text)
    }
  }
}
