import GaitModel
import PlainText
import TerminalCore

/// The exercises to choose from, with what each asks for.
struct PresetsOverlay {
  let presets: [FeedbackPreset]
  let selected: Int

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let popup = Popup(
      title: tr("Exercises"), size: Size(columns: 76, rows: min(presets.count, 14) + 4))
    popup.render(in: rect, into: &buffer, context: context)
    let (items, hint) = popup.content(in: rect).splitBottom(1)
    ListView(items: presets.map { ListView.Item(Self.row($0)) }, selected: selected).render(
      in: items, into: &buffer, context: context)
    buffer.writeTruncated(
      tr("Enter takes it, Esc closes; your own are in feedback.toml"), x: hint.x, y: hint.y,
      style: context.theme[.textDim], maxWidth: hint.width, ellipsis: context.glyphs.ellipsis)
  }

  /// An exercise in a line: `Even steps: symmetry of peak forces -10 to 10 %`.
  static func row(_ preset: FeedbackPreset) -> String {
    let target = preset.target
    let zone = ZoneText.text(target.zone, target.measure)
    var parts = [
      "\(preset.name): \(FeedbackText.noun(target.measure)) \(zone) \(FeedbackText.unit(target))"
    ]
    if preset.choosesFoot { parts.append(FeedbackText.foot(target)) }
    if let schedule = preset.schedule, schedule != .everyStep {
      parts.append(FeedbackText.schedule(schedule))
    }
    return parts.joined(separator: ", ")
  }
}
