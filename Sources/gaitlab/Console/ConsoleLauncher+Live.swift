import CommandSupport
import ConsoleRuntime
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import PlainText

/// The end of a live session.
extension ConsoleLauncher {
  /// Finishes the recording and says what is left; the terminal may be gone.
  ///
  /// - Returns: what a script has to know: that the recording has not all frames; nil where it has.
  func endLive(_ loop: ConsoleLoop) -> GaitlabError? {
    guard let live else { return nil }
    guard live.host == nil else {
      let seconds = live.session.stop().seconds
      try? StandardOutput.write(
        "looked on; the session was at \(ClockText.minutes(seconds)) min\n")
      return nil
    }
    if let feedback = loop.state.feedback.summaryToKeep {
      live.session.send(.keep(feedback, isOver: true))
    }
    live.program?.close()
    let summary = live.session.stop()
    let text = LiveReport(
      summary, feedback: loop.state.feedback, latency: loop.state.session?.latency,
      estimator: loop.state.session?.analysis?.estimator
    ).text
    if live.writesStandardOutput {
      StandardError.write(text)
    } else {
      try? StandardOutput.write(text)
    }
    guard let recorder = summary.recorder, recorder.framesLost > 0 else { return nil }
    return GaitlabError(
      .writeFailed, file: recorder.path,
      found: "\(Counted.text(recorder.framesLost, "frame")) could not be kept",
      advice: "make room on the disk, or record to another one")
  }
}
