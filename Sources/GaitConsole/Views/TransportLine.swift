import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Where the replay is: state, speed, time, and the bar to click on.
struct TransportLine {
  let session: SessionState

  func render(in layout: ScreenLayout, into buffer: inout CellBuffer, context: DrawContext) {
    let transport = session.transport
    // Words where the usual signs are emoji, which terminals disagree about.
    let play = context.glyphs == .ascii ? ">" : "▶"
    let speed =
      transport.speed == 1
      ? "1" : ScreenNumber.localized(FixedPoint.text(transport.speed, decimals: 2).trimmed)
    let head = layout.timeline.splitLeft(layout.timelineBar.x - layout.timeline.x).left
    buffer.writeTruncated(
      session.frozenAt != nil
        ? " " + tr("frozen") : transport.isPlaying ? " \(play) \(speed)x" : " " + tr("paused"),
      x: head.x, y: head.y, style: context.theme[.text],
      maxWidth: head.width - 1, ellipsis: context.glyphs.ellipsis)
    Timeline(
      range: transport.range, position: session.shownSeconds, loop: transport.loop,
      markers: session.markers.map(\.timeSeconds),
      gaps: (session.analysis?.trust.gaps ?? []).map { $0.startSeconds...$0.endSeconds }
    ).render(in: layout.timelineBar, into: &buffer, context: context)
  }
}

extension String {
  /// Without the zeros that end a decimal.
  fileprivate var trimmed: String {
    var text = self
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}

/// Times of a session as people read them.
package enum ClockText {
  /// `01:23.45`; hours go into the minutes.
  package static func minutes(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e7 else { return "-" }
    let hundredths = Int((max(seconds, 0) * 100).rounded(.down))
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return ScreenNumber.localized(
      "\(two(hundredths / 6000)):\(two(hundredths / 100 % 60)).\(two(hundredths % 100))")
  }

  /// `1:23` of what is left, the last second being 0:01.
  static func countdown(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e7 else { return "-" }
    let whole = Int(max(seconds, 0).rounded(.up))
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }
}
