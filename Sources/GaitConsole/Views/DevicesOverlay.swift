import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Every stream with its counters and its clock.
struct DevicesOverlay {
  let live: LiveState
  let latency: LatencyStatus?

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let lines = detailLines
    let popup = Popup(
      title: tr("Devices"),
      size: Size(columns: 118, rows: live.devices.count + lines.count + 5))
    popup.render(in: rect, into: &buffer, context: context)
    let (table, below) = popup.content(in: rect).splitTop(live.devices.count + 2)
    TextTable(
      columns: Self.columns, rows: live.devices.map { row($0, context) }, selected: nil, scroll: 0
    )
    .render(in: table, into: &buffer, context: context)
    TextBlock(lines.joined(separator: "\n"), role: .textDim).render(
      in: below, into: &buffer, context: context)
  }

  static var columns: [TextTable.Column] {
    [
      .init("", width: 5, priority: 9),
      .init(tr("source"), width: 18, priority: 3, isFlexible: true),
      .init(tr("state"), width: 12, priority: 8, isFlexible: true),
      .init(tr("frames"), width: 8, alignment: .right, priority: 7),
      .init(tr("lost"), width: 6, alignment: .right, priority: 7),
      .init(tr("twice"), width: 5, alignment: .right, priority: 4),
      .init(tr("order"), width: 5, alignment: .right, priority: 4),
      .init(tr("late"), width: 5, alignment: .right, priority: 5),
      .init(tr("bad"), width: 5, alignment: .right, priority: 6),
      .init(tr("strange"), width: 7, alignment: .right, priority: 2),
      .init(tr("jitter ms"), width: 9, alignment: .right, priority: 5),
      .init(tr("drift ppm"), width: 9, alignment: .right, priority: 3),
      .init(tr("offset s"), width: 12, alignment: .right, priority: 1),
    ]
  }

  func row(_ device: DeviceStatus, _ context: DrawContext) -> [TableCell] {
    let state = ConnectionText(device)
    let counters = device.counters
    func number(_ value: Double?, scale: Double, decimals: Int) -> TableCell {
      TableCell(value.map { ScreenNumber.text($0 * scale, decimals: decimals) } ?? "-")
    }
    return [
      TableCell(ConnectionText.place(device)), TableCell(device.source),
      TableCell("\(state.sign) \(state.words)", style: context.theme[state.role]),
      TableCell("\(counters.used)"), TableCell("\(counters.lost)"),
      TableCell("\(counters.duplicated)"), TableCell("\(counters.reordered)"),
      TableCell("\(counters.late)"), TableCell("\(counters.malformed + counters.overRate)"),
      TableCell("\(counters.foreign)"),
      number(device.clock?.jitterSeconds, scale: 1000, decimals: 1),
      number(device.clock?.driftPartsPerMillion, scale: 1, decimals: 0),
      number(device.clock?.offsetSeconds, scale: 1, decimals: 3),
    ]
  }

  /// What the streams call themselves and what has happened to them, said once where it is the same.
  private var names: [String] {
    var names: [(places: String, text: String)] = []
    for device in live.devices where !device.device.isEmpty {
      let counters = device.counters
      var text = device.device
      if counters.restarts > 0 {
        let count = counters.restarts
        text +=
          ", " + tr(count, one: "began again \(count) time", many: "began again \(count) times")
      }
      if counters.reconnects > 0 {
        let count = counters.reconnects
        text += ", " + tr(count, one: "came back \(count) time", many: "came back \(count) times")
      }
      let place = ConnectionText.place(device)
      if let index = names.firstIndex(where: { $0.text == text }) {
        names[index].places += " " + place
      } else {
        names.append((place, text))
      }
    }
    return names.map { "\($0.places): \($0.text)" }
  }

  /// The recording first: what does not fit is cut off at the end.
  var detailLines: [String] {
    let text = LiveText(live: live)
    var lines: [String] = []
    if let recorder = live.recorder {
      let count = recorder.framesOnDisk
      let frames = tr(count, one: "\(count) frame", many: "\(count) frames")
      let megabytes = ScreenNumber.text(Double(recorder.bytesOnDisk) / 1e6, decimals: 1)
      let states = tr("\(recorder.framesWaiting) waiting, \(recorder.framesLost) lost")
      lines.append(
        "\(text.recording.text), \(frames), \(megabytes) MB, \(states): \(recorder.path)")
    }
    if let host = live.host {
      lines.append("\(host.source): \(ConnectionText(host).words)")
    }
    if let share = live.share { lines += ShareText(share).lines }
    if let problem = live.problem { lines.append(tr("last unreadable: \(problem)")) }
    if let lag = text.lag {
      lines.append(tr("\(lag.text); < and > on the monitor shift it by 5 ms"))
    }
    if let latency {
      lines.append(tr("frame in to screen, half and 99 of 100 below: \(latency.text)"))
    }
    return lines + names
  }
}
