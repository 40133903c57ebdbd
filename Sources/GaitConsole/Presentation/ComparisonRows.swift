import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The means of two sessions and their differences as text.
struct ComparisonRows {
  let comparison: SessionComparison

  static let columns: [TextTable.Column] = [
    .init("", width: 18, priority: 9),
    .init("L 1st", width: 7, alignment: .right, priority: 6),
    .init("2nd", width: 7, alignment: .right, priority: 6),
    .init("diff", width: 7, alignment: .right, priority: 8),
    .init("R 1st", width: 7, alignment: .right, priority: 5),
    .init("2nd", width: 7, alignment: .right, priority: 5),
    .init("diff", width: 7, alignment: .right, priority: 7),
  ]

  var rows: [[TableCell]] {
    StepMeasure.allCases.map { measure in
      [TableCell("\(measure.title) \(measure.unit == "N" ? "%BW" : measure.unit)")]
        + cells(measure, .left) + cells(measure, .right)
    }
  }

  private func cells(_ measure: StepMeasure, _ foot: Foot) -> [TableCell] {
    let scale = measure.unit == "N" ? 100.0 : 1
    let decimals = measure.unit == "s" ? 3 : measure.unit == "N" ? 1 : 0
    func text(_ value: Double?) -> String {
      value.map { FixedPoint.text($0 * scale, decimals: decimals) } ?? "-"
    }
    let first = comparison.mean(measure, foot, of: \.first)
    let second = comparison.mean(measure, foot, of: \.second)
    var difference = "-"
    if let first, let second {
      difference = (second > first ? "+" : "") + text(second - first)
    }
    return [TableCell(text(first)), TableCell(text(second)), TableCell(difference)]
  }
}
