import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The means of two sessions, their symmetries and what has changed, as text.
struct ComparisonRows {
  let comparison: SessionComparison
  /// The unit of forces; nil where the sessions have none in common.
  let unit: ForceUnit?
  /// Whether means have their SD beside n, for which there is no room on narrow screens.
  let isDetailed: Bool

  /// The columns of the detailed table, without the smallest detectable changes.
  static let detailedColumns = 118

  /// What stands behind a change that is more than single steps vary.
  static let mark = "*"

  var columns: [TextTable.Column] {
    let width = isDetailed ? 15 : 9
    var columns = [TextTable.Column("", width: isDetailed ? 14 : 16, priority: 9)]
    for (foot, rank) in [(Foot.left.letter, 1), (Foot.right.letter, 0)] {
      columns += [
        .init("\(foot) 1", width: width, alignment: .right, priority: 5 + rank),
        .init("\(foot) 2", width: width, alignment: .right, priority: 5 + rank),
        .init(tr("change"), width: 9, alignment: .right, priority: 7 + rank),
        .init(tr("detect"), width: 7, alignment: .right, priority: 1),
      ]
    }
    columns += [
      .init(tr("sym 1"), width: 5, alignment: .right, priority: 3),
      .init(tr("sym 2"), width: 5, alignment: .right, priority: 3),
      .init(tr("change"), width: 7, alignment: .right, priority: 4),
    ]
    return columns
  }

  var rows: [[TableCell]] {
    let feet = PerFoot.each { foot in
      Dictionary(
        uniqueKeysWithValues: comparison.rows(foot, unit).map { ($0.measure, $0) })
    }
    let symmetries = Dictionary(
      uniqueKeysWithValues: comparison.symmetryRows(unit).map { ($0.measure, $0) })
    let measures = StepMeasure.allCases.filter { feet.left[$0] != nil || feet.right[$0] != nil }
    let rows = measures.map { measure in
      [title(measure)] + cells(feet.left[measure], measure) + cells(feet.right[measure], measure)
        + cells(symmetries[measure])
    }
    return ([cadence] + rows).map { $0.map { TableCell($0) } }
  }

  /// Of both feet: who walks faster has other times and forces.
  private var cadence: [String] {
    let values = comparison.sides.map(\.summary.cadenceStepsPerMinute)
    func text(_ value: Double?) -> String {
      value.map { ScreenNumber.text($0, decimals: 1) } ?? "-"
    }
    guard let first = values.first, let last = values.last else { return [] }
    let change = first.flatMap { first in last.map { $0 - first } }
    return [
      tr("cadence /min"), text(first), text(last),
      change.map { ScreenNumber.signed($0, decimals: 1) + " " } ?? "-",
    ]
  }

  private func title(_ measure: StepMeasure) -> String {
    let short =
      switch measure {
      case .doubleSupportSeconds: tr("double")
      case .firstPeakNewtons: tr("peak 1")
      case .secondPeakNewtons: tr("peak 2")
      case .loadingRateNewtonsPerSecond: tr("load")
      case .loadingRateToMaxNewtonsPerSecond: tr("load max")
      case .maxPercentStance: tr("max at")
      default: tr(word: measure.title.replacing(" force", with: ""))
      }
    return
      "\(short) \(measure == .maxPercentStance ? "%" : unit?.text(of: measure) ?? measure.unit)"
  }

  private func cells(_ row: SessionComparison.Row?, _ measure: StepMeasure) -> [String] {
    guard let row, let last = row.means.last else { return ["-", "-", "-", "-"] }
    let decimals = measure.unit == "s" ? 3 : measure.unit == "N/s" || unit == .newtons ? 0 : 1
    let change = row.change(to: row.means.count - 1)
    return [
      mean(row.means[0], decimals), mean(last, decimals),
      change.map {
        ScreenNumber.signed($0.difference, decimals: decimals)
          + ($0.isBeyondVariation == true && !comparison.hasFew(measure) ? Self.mark : " ")
      } ?? "-",
      change?.detectable.map { ScreenNumber.text($0, decimals: decimals) } ?? "-",
    ]
  }

  private func cells(_ row: SessionComparison.SymmetryRow?) -> [String] {
    guard let row, let last = row.values.last else { return ["-", "-", "-"] }
    func percent(_ value: SymmetryIndex?) -> String {
      value.map { ScreenNumber.signed($0.value * 100, decimals: 0) + "%" } ?? "-"
    }
    let change = row.change(to: row.values.count - 1)
    return [
      percent(row.values[0]), percent(last),
      change.map {
        ScreenNumber.signed($0.difference * 100, decimals: 0) + "%"
          + ($0.isBeyondVariation == true ? Self.mark : " ")
      } ?? "-",
    ]
  }

  private func mean(_ mean: MeanSD?, _ decimals: Int) -> String {
    guard let mean else { return "-" }
    let text = ScreenNumber.text(mean.mean, decimals: decimals)
    guard isDetailed else { return "\(text) \(mean.n)" }
    let sd = mean.sd.map { FixedPoint.text($0, decimals: decimals) }
    // The leading zero of an SD of seconds says nothing.
    let short = sd.map { $0.hasPrefix("0.") ? String($0.dropFirst()) : $0 }
    return text + (short.map { " (\(ScreenNumber.localized($0)))" } ?? "") + " \(mean.n)"
  }
}
