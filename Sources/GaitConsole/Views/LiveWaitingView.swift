import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// What is listened to while no frame has come, and how to send one.
struct LiveWaitingView {
  let live: LiveState

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let inner = rect.inset(dx: 2, dy: 1)
    var y = inner.y
    func line(_ text: String, _ role: ThemeRole) {
      guard y < inner.maxY else { return }
      buffer.writeTruncated(
        text, x: inner.x, y: y, style: context.theme[role], maxWidth: inner.width,
        ellipsis: context.glyphs.ellipsis)
      y += 1
    }
    line(live.waitingWords, .textStrong)
    line("", .text)
    if let host = live.host {
      let state = ConnectionText(host)
      line("\(state.sign) \(host.source): \(state.words)", state.role)
    }
    for device in live.devices {
      let state = ConnectionText(device)
      line("\(state.sign) \(device.source): \(state.words)", state.role)
    }
    if let problem = live.problem { line(tr("last unreadable: \(problem)"), .warning) }
    if let unknown = live.unknownLayout {
      line(
        tr(
          unknown.cellCount,
          one:
            "! \(unknown.cellCount) cell of unknown shape comes: press Enter to describe the insole",
          many:
            "! \(unknown.cellCount) cells of unknown shape come: press Enter to describe the insole"
        ),
        .warning)
    }
    line("", .text)
    if let share = live.share {
      for text in ShareText(share).lines { line(text, .text) }
      line("", .text)
    }
    if let hint, !live.isViewer { line(hint, .textDim) }
    line(tr("i lists devices and counters, q ends"), .textDim)
  }

  /// A sender to try with.
  private var hint: String? {
    for device in live.devices {
      let parts = device.source.split(separator: " ", maxSplits: 1)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "udp": return tr("To try: gaitlab simulate --udp \(parts[1])")
      case "tcp": return tr("To try: gaitlab simulate --tcp \(parts[1])")
      default: continue
      }
    }
    return nil
  }
}
