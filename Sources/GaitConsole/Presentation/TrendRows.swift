import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The visits of a trend as rows of a table, and what has become of every measure.
struct TrendRows {
  let trend: SessionTrend
  let measure: TrendMeasure

  private var feet: [Foot?] { measure.feet }

  /// Where there is no room they go in this order: forces, condition, sessions, date, changes, steps, SDs.
  var columns: [TextTable.Column] {
    var columns: [TextTable.Column] = [
      .init(tr("no."), width: 3, alignment: .right, priority: 9),
      .init(tr("visit"), width: 10, priority: 8),
      .init(tr("date"), width: 10, priority: 3),
      .init(tr("condition"), width: 12, priority: 1),
      .init(tr("sessions"), width: 8, alignment: .right, priority: 2),
      .init(tr("steps"), width: 5, alignment: .right, priority: 5),
    ]
    for foot in feet {
      let prefix = foot.map { $0.letter + " " } ?? ""
      columns += [
        .init(prefix + tr("mean"), width: 8, alignment: .right, priority: 7),
        .init(prefix + "SD", width: 7, alignment: .right, priority: 6),
        .init(prefix + tr("change"), width: 8, alignment: .right, priority: 4),
      ]
    }
    return columns + [.init(tr("force"), width: 10, priority: 0, isFlexible: true)]
  }

  var rows: [[TableCell]] {
    trend.visits.enumerated().map { index, visit in
      var cells = [
        TableCell("\(index + 1)"), TableCell(tr(word: visit.label)),
        TableCell(visit.day.isEmpty ? "-" : visit.day), TableCell(visit.condition ?? ""),
        TableCell("\(visit.sessions.count)"), TableCell("\(visit.stepsUsed)"),
      ]
      for foot in feet {
        let mean = visit.mean(measure, foot)
        cells += [
          TableCell(text(mean?.mean)), TableCell(text(mean?.sd)),
          TableCell(index == 0 ? "" : change(to: mean, from: trend.visits[0].mean(measure, foot))),
        ]
      }
      return cells + [TableCell(visit.forces.map { tr(word: $0) }.joined(separator: ", "))]
    }
  }

  /// Every measure with its first and last visit.
  static func overview(_ trend: SessionTrend, measures: [TrendMeasure]) -> [[TableCell]] {
    measures.map { measure in
      let rows = TrendRows(trend: trend, measure: measure)
      var cells = [TableCell("\(tr(word: measure.title)) \(tr(word: measure.unit))")]
      for foot in [Foot.left, .right] {
        let key = measure.stepMeasure == nil ? nil : foot
        let first = trend.visits.first?.mean(measure, key)
        let last = trend.visits.last?.mean(measure, key)
        // What both feet have together stands once.
        let isRepeated = key == nil && foot == .right
        cells.append(
          TableCell(
            isRepeated ? "" : trend.visits.count < 2 ? "-" : rows.change(to: last, from: first)))
      }
      return cells
    }
  }

  static var overviewColumns: [TextTable.Column] {
    [
      .init(tr("first to last visit"), width: 22, priority: 3, isFlexible: true),
      .init(tr("L, both"), width: 8, alignment: .right, priority: 2),
      .init(Foot.right.letter, width: 8, alignment: .right, priority: 1),
    ]
  }

  private func text(_ value: Double?) -> String {
    value.map { ScreenNumber.text($0, decimals: measure.decimals) } ?? "-"
  }

  private func change(to mean: MeanSD?, from first: MeanSD?) -> String {
    guard let mean, let first else { return "-" }
    let difference = mean.mean - first.mean
    return (difference > 0 ? "+" : "") + text(difference)
  }
}
