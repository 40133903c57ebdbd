import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The line at the foot of a live session: connections, recording, losses, latency.
///
/// Every part has a long and a short form. Where there is not room for all, the most urgent parts stay,
/// in their short form first: a recording that fails before a device that is gone, before the rest.
struct LiveLine {
  let live: LiveState
  let session: SessionState?
  /// Where the protocol stands; nil without one.
  var phase: PhaseStatus?

  /// Something to say, in its place in the line.
  private struct Part {
    var text: String
    var short: String
    var role: ThemeRole
    /// Small numbers are more urgent.
    var urgency: Int
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    var x = rect.x
    for part in chosen(width: rect.width) {
      let room = rect.maxX - x
      guard room > 2 else { return }
      let text = (x == rect.x ? " " : Self.gap) + part.text
      buffer.writeTruncated(
        text, x: x, y: rect.y, style: context.theme[part.role], maxWidth: room,
        ellipsis: context.glyphs.ellipsis)
      x += CharacterWidth.columns(text)
    }
  }

  private static let gap = "  "

  /// The parts that have room, in the order of the line.
  private func chosen(width: Int) -> [Part] {
    let parts = parts
    let order = parts.indices.sorted { (parts[$0].urgency, $0) < (parts[$1].urgency, $1) }
    var widths: [Int?] = parts.map { _ in nil }
    func room() -> Int {
      width - widths.reduce(0) { $0 + ($1.map { $0 + Self.gap.count } ?? 0) } + 1
    }
    for index in order {
      let needed = CharacterWidth.columns(parts[index].short) + Self.gap.count
      if needed <= room() || index == order.first {
        widths[index] = needed - Self.gap.count
      }
    }
    var chosen = parts
    for index in order {
      guard let short = widths[index] else { continue }
      let long = CharacterWidth.columns(parts[index].text)
      if long - short <= room() {
        widths[index] = long
      } else {
        chosen[index].text = parts[index].short
      }
    }
    return chosen.indices.filter { widths[$0] != nil }.map { chosen[$0] }
  }

  private var parts: [Part] {
    let text = LiveText(live: live)
    var parts: [Part] = []
    if let frozen = session?.frozenAt {
      parts.append(
        Part(
          text: tr("FROZEN at \(ClockText.minutes(frozen))"), short: tr("FROZEN"), role: .warning,
          urgency: 1))
    } else {
      parts.append(Part(text: tr("LIVE"), short: tr("LIVE"), role: .good, urgency: 4))
    }
    if let host = live.host, host.connection != .streaming {
      let state = ConnectionText(host)
      parts.append(
        Part(
          text: tr("host \(state.sign) \(state.words)"),
          short: tr("host \(state.sign) \(state.short)"), role: state.role, urgency: 0))
    }
    let recording = text.recording
    parts.append(
      Part(
        text: recording.text, short: recording.short, role: recording.role,
        urgency: live.recorder?.isFailing == true ? 0 : 3))
    if let phase, let session {
      let now = FeedbackState.moment(of: session)
      parts.append(
        Part(
          text: PhaseText.line(phase, at: now), short: PhaseText.brief(phase, at: now),
          role: .textStrong, urgency: 1))
    }
    // Of a host that is gone nobody knows how its devices are.
    let devices = live.host.map { $0.connection == .streaming } ?? true ? live.devices : []
    for group in ConnectionText.groups(devices) {
      parts.append(
        Part(
          text: group.text, short: group.short, role: group.state.role,
          urgency: group.state.isTrouble ? 2 : 6))
    }
    if let share = live.share, share.viewers > 0 {
      let viewers = ShareText(share).viewers
      parts.append(Part(text: viewers, short: viewers, role: .textDim, urgency: 6))
    }
    if let losses = text.losses {
      parts.append(Part(text: losses.text, short: losses.short, role: .warning, urgency: 5))
    }
    if let lag = text.lag {
      parts.append(Part(text: lag.text, short: lag.short, role: .textDim, urgency: 8))
    }
    if let latency = session?.latency {
      parts.append(
        Part(text: tr("latency \(latency.text)"), short: latency.text, role: .textDim, urgency: 7))
    }
    return parts
  }
}
