import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import GaitModel
import PlainText

/// What is left of a live session, as lines for a shell.
struct LiveReport {
  let text: String

  /// - Parameters:
  ///   - summary: what was measured and recorded.
  ///   - feedback: how the walker did.
  ///   - latency: how late the screen showed it; nil where nothing was shown.
  ///   - estimator: whose forces were shown; nil where none were.
  init(
    _ summary: LiveSummary, feedback: FeedbackState, latency: LatencyStatus?,
    estimator: EstimatorDescription?
  ) {
    var lines: [String] = []
    let steps = Counted.text(summary.steps, "step")
    lines.append("\(ClockText.minutes(summary.seconds)) min measured, \(steps)")
    for device in summary.devices {
      let counters = device.counters
      guard counters.received + counters.malformed + counters.foreign > 0 else { continue }
      let foot = device.foot.map { " " + $0.rawValue } ?? ""
      let kind = device.isReference ? "reference\(foot)" : "insole\(foot)"
      lines.append(
        "\(kind), \(Printable.text(device.source)): \(Counted.text(counters.used, "frame")), \(counters.lost) lost, "
          + "\(counters.late) late, \(counters.duplicated) twice, \(counters.malformed) unreadable, "
          + Counted.text(counters.reconnects, "reconnect")
          + (counters.foreign > 0 ? ", \(counters.foreign) of strangers" : "")
          + (counters.overRate > 0 ? ", \(counters.overRate) over the rate" : ""))
    }
    if summary.droppedEvents > 0 {
      lines.append("\(Counted.text(summary.droppedEvents, "packet")) that there was no room for")
    }
    for outlet in summary.outlets {
      let dropped = outlet.dropped > 0 ? ", \(outlet.dropped) not taken" : ""
      lines.append(
        "sent to \(Printable.text(outlet.name)): \(Counted.text(outlet.sent, "message"))\(dropped)")
    }
    if let latency {
      lines.append(
        "frame in to screen: p50 \(Self.milliseconds(latency.medianSeconds)) ms, "
          + "p99 \(Self.milliseconds(latency.p99Seconds)) ms")
    }
    let exercises = feedback.finished + [feedback.summaryToKeep].compactMap(\.self)
    lines += exercises.map(FeedbackOutcome.sentence)
    if let recorder = summary.recorder {
      let path = Printable.text(recorder.path)
      lines.append(
        "recorded \(Counted.text(recorder.framesOnDisk, "frame")) to \(path)"
          + (recorder.framesLost > 0 ? "; \(recorder.framesLost) could not be kept" : ""))
      lines.append("see it again: gaitlab replay \(path)")
      if let estimator, estimator.parameterCount > 0, estimator.lookAheadFrames == 0 {
        let name = Printable.text(estimator.name)
        lines.append(
          "live forces were those of \(name), which cannot look ahead; a replay may use a model that does "
            + "and differ a little (--model \(name) shows the same again)")
      }
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  /// With one decimal.
  private static func milliseconds(_ seconds: Double) -> String {
    "\((seconds * 10_000).rounded() / 10)"
  }
}
