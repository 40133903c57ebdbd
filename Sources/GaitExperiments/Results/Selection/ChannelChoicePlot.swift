import GaitTraining

/// The scores of all channels, teacher above student, group beside group, chosen ones filled.
///
/// It shows what selective distillation promises: which features of the teacher the student is
/// taught, and how far they stand out from those that it is not.
package enum ChannelChoicePlot {
  private static let panel = (width: 230.0, height: 120.0)
  private static let left = 64.0
  private static let top = 84.0

  /// - Parameters:
  ///   - choice: one run of an arm; runs of other folds have other teachers, whose channels are not the
  ///     same ones.
  ///   - caveat: printed below; what the data are.
  /// - Returns: nil where nothing was selected.
  package static func text(_ choice: ChannelChoice, caveat: String) -> String? {
    guard !choice.records.isEmpty else { return nil }
    let height = top + 2 * (panel.height + 46) + 16
    var canvas = SVGCanvas(width: left + 3 * panel.width + 16, height: height)
    let title = "Channels that \(choice.arm) looks at"
    canvas.label(title, x: 16, y: 24, size: 15, isBold: true)
    canvas.label(
      "Score of each channel, highest first; filled: chosen. Fold \(choice.fold), seed "
        + "\(choice.seed).", x: 16, y: 44, size: 11, ink: .faintText)
    var words: [String] = []
    for (row, role) in [SelectionRecord.Role.teacher, .student].enumerated() {
      let y = top + Double(row) * (panel.height + 46)
      canvas.label(role.rawValue, x: 16, y: y - 10, size: 12, isBold: true)
      for record in choice.records where record.role == role {
        words.append(draw(record, row: y, on: &canvas))
      }
    }
    canvas.caption(caveat)
    return canvas.text(title: title, description: words.joined(separator: "; "))
  }

  /// Draws one group.
  ///
  /// - Returns: what is seen, in words.
  private static func draw(
    _ record: SelectionRecord, row: Double, on canvas: inout SVGCanvas
  ) -> String {
    let x = left + Double(record.group) * panel.width
    let width = panel.width - 24
    let highest = max(record.scores.max() ?? 0, 1e-12)
    for tick in [0, 0.5, 1] {
      let y = row + panel.height * (1 - tick)
      canvas.line(from: (x, y), to: (x + width, y), ink: .grid)
      canvas.label(
        ResultsText.number(tick * highest, 2), x: x - 6, y: y + 4, anchor: .end, size: 10,
        ink: .faintText)
    }
    let chosen = Set(record.channels)
    let order = record.scores.indices.sorted {
      (record.scores[$1], $0) < (record.scores[$0], $1)
    }
    for (place, channel) in order.enumerated() {
      let isChosen = chosen.contains(channel)
      canvas.dot(
        x: x + (Double(place) + 0.5) / Double(order.count) * width,
        y: row + panel.height * (1 - record.scores[channel] / highest), radius: 2.5,
        ink: isChosen ? .orange : .blue, isFilled: isChosen,
        title: "channel \(channel): \(ResultsText.number(record.scores[channel], 3))")
    }
    canvas.label(
      "group \(record.group + 1): \(chosen.count) of \(order.count) channels", x: x,
      y: row + panel.height + 18, size: 11)
    let least = record.channels.map { record.scores[$0] }.min() ?? 0
    return "\(record.role.rawValue) group \(record.group + 1): \(chosen.count) of \(order.count) "
      + "channels, scores from \(ResultsText.number(least, 3)) to "
      + ResultsText.number(highest, 3)
  }
}
