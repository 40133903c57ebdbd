import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// A live session in the words of its lines.
struct LiveText {
  let live: LiveState

  /// What the line at the foot says of the recording, and how urgent that is.
  var recording: (text: String, short: String, role: ThemeRole) {
    guard let recorder = live.recorder else {
      guard !live.isViewer else { return (tr("view"), tr("view"), .textDim) }
      guard !live.recordsFirstFrame else {
        return (tr("records from the first frame on"), tr("REC waits"), .textStrong)
      }
      return (tr("not recording (w)"), tr("no REC"), .textDim)
    }
    switch recorder.state {
    case .recording:
      let time = ClockText.minutes(recorder.secondsOnDisk)
      return (
        tr("REC \(time) on disk"), "REC \(time.prefix { $0.isNumber || $0 == ":" })", .textStrong
      )
    case .failing(let reason):
      return (
        tr(
          recorder.framesWaiting,
          one: "! NOT RECORDING: \(reason); \(recorder.framesWaiting) frame waits",
          many: "! NOT RECORDING: \(reason); \(recorder.framesWaiting) frames wait"),
        tr("! NOT RECORDING"), .bad
      )
    case .ended: return (tr("recording ended"), tr("no REC"), .textDim)
    }
  }

  /// Frames of all streams that were lost in one way or another; nil if none was.
  var losses: (text: String, short: String)? {
    var sum = StreamCounters()
    for device in live.devices {
      sum.lost += device.counters.lost
      sum.late += device.counters.late
      sum.malformed += device.counters.malformed
      sum.foreign += device.counters.foreign
      sum.overRate += device.counters.overRate
    }
    let parts = [
      (tr("lost"), sum.lost), (tr("late"), sum.late), (tr("unreadable"), sum.malformed),
      (tr("of strangers"), sum.foreign), (tr("over rate"), sum.overRate),
    ]
    let texts = parts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return texts.first.map { (texts.joined(separator: ", "), $0) }
  }

  /// The reference's lag, or that it is looked for.
  var lag: (text: String, short: String)? {
    guard live.isReferenceHere else { return nil }
    guard let lag = live.lag else {
      return (tr("reference not aligned yet: walk on"), tr("ref ? ms"))
    }
    let shift = ScreenNumber.text(lag.seconds * 1000, decimals: 0) + " ms"
    let text = tr("reference \(shift)")
    guard lag.correlation.isFinite else {
      return (tr("reference \(shift) (set by hand)"), tr("ref \(shift)"))
    }
    let correlation = ScreenNumber.text(lag.correlation, decimals: 2)
    return ("\(text) (r \(correlation))", tr("ref \(shift)"))
  }

  /// What a foot's heatmap says instead of a picture; nil while its frames come.
  func silence(of foot: Foot) -> (words: String, role: ThemeRole)? {
    let streams = live.devices.filter { $0.foot == foot && !$0.isReference }
    guard !streams.isEmpty, !streams.contains(where: { $0.connection == .streaming }) else {
      return nil
    }
    let state = ConnectionText(streams[0])
    return (state.words, state.isTrouble ? state.role : .warning)
  }

  /// What becomes of the recording if the session ends now.
  static func ending(_ live: LiveState?) -> String {
    switch live?.recorder?.state {
    case .recording: tr("The recording is finished and kept.")
    case .failing:
      tr("! Frames of the recording wait for the disk; those that it does not take are lost.")
    case .ended, nil: tr("Nothing is being recorded.")
    }
  }

  /// Which steps of the session are not in tables and means: those in another unit or by another model, and those from
  /// before this console took part.
  ///
  /// - Returns: nil where all are there.
  static func keptSteps(_ live: LiveState?) -> String? {
    guard let live else { return nil }
    return keptSteps(forgotten: live.forgottenSteps)
      ?? live.joinedAtSeconds.map { tr("steps since \(ScreenNumber.text($0, decimals: 0)) s") }
  }

  /// That steps in another unit or by another model are not among them; nil where there are none.
  static func keptSteps(forgotten: Int) -> String? {
    guard forgotten > 0 else { return nil }
    return tr(
      forgotten, one: "without \(forgotten) earlier step",
      many: "without \(forgotten) earlier steps")
  }
}

extension LatencyStatus {
  /// Such as `12 / 30 ms`.
  var text: String {
    let p50 = ScreenNumber.text(medianSeconds * 1000, decimals: 0)
    return "\(p50) / \(ScreenNumber.text(p99Seconds * 1000, decimals: 0)) ms"
  }
}
