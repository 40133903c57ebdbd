import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Devices and recording in sentences.
struct LiveSentences {
  let live: LiveState

  /// Everything at once, for whoever asks.
  var now: [String] {
    let text = LiveText(live: live)
    return host + live.devices.map(Self.device) + (live.share.map { ShareText($0).lines } ?? [])
      + [text.recording.text, text.losses?.text, text.lag?.text].compactMap(\.self)
  }

  /// Before anything has come; whether there will be a recording is said when it is known.
  var beginning: [String] { [live.waitingWords] + host + live.devices.map(Self.device) }

  /// While no frame has come.
  var waiting: [String] { [live.waitingWords] + now }

  /// The connection to the host whose session is looked at.
  private var host: [String] {
    live.host.map { ["\($0.source): \(ConnectionText($0).words)"] } ?? []
  }

  /// Such as `left insole, udp 127.0.0.1:9000: 100 Hz`.
  static func device(_ device: DeviceStatus) -> String {
    let foot = device.foot.map { " \($0.word)" } ?? ""
    let kind = device.isReference ? tr("reference") : tr("insole")
    return "\(kind)\(foot), \(device.source): \(ConnectionText(device).words)"
  }

  /// What has changed since an earlier look; a state that only counts on has not.
  func changes(since before: LiveState) -> [String] {
    var lines: [String] = []
    if let now = live.host, before.host.map({ ConnectionText($0).sign }) != ConnectionText(now).sign
    {
      lines += host
    }
    for (index, device) in live.devices.enumerated() {
      let old =
        before.devices.first { Self.isSame($0, device) }
        ?? (before.devices.indices.contains(index) && before.devices[index].foot == nil
          ? before.devices[index] : nil)
      let sign = ConnectionText(device).sign
      guard old.map({ ConnectionText($0).sign != sign || $0.foot != device.foot }) ?? true else {
        continue
      }
      lines.append(Self.device(device))
    }
    if !before.isRecording, live.isRecording { lines.append(tr("the recording has begun")) }
    if before.recorder?.isFailing == true, live.recorder?.state == .recording {
      lines.append(tr("the recording continues"))
    }
    if before.problem == nil, let problem = live.problem {
      lines.append(tr("last unreadable: \(problem)"))
    }
    if before.lag == nil, live.lag != nil, let lag = LiveText(live: live).lag {
      lines.append(lag.text)
    }
    return lines
  }

  private static func isSame(_ one: DeviceStatus, _ other: DeviceStatus) -> Bool {
    one.source == other.source && one.foot == other.foot && one.isReference == other.isReference
  }
}
