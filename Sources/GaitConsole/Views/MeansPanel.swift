import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Means and SD of both feet and their signed symmetry.
struct MeansPanel {
  let analysis: SessionAnalysis
  let options: ViewOptions

  private static let columns: [TextTable.Column] = [
    .init("", width: 14, priority: 9),
    .init("left", width: 12, alignment: .right, priority: 8),
    .init("right", width: 12, alignment: .right, priority: 8),
    .init("sym.", width: 5, alignment: .right, priority: 7),
  ]

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let summary = analysis.summary
    PanelBorder(
      title: "Mean (SD)", focused: false,
      trailingTitle: "\(summary.stepsUsed) of \(summary.stepsFound)"
        + (summary.stepsLeftOut > 0 ? ", \(summary.stepsLeftOut) left out" : "")
    ).render(in: rect, into: &buffer, context: context)
    let rows = StepMeasure.allCases.map { measure in
      [
        TableCell(title(measure)),
        TableCell(text(measure, .left), style: context.theme[.left]),
        TableCell(text(measure, .right), style: context.theme[.right]),
        TableCell(symmetry(measure)),
      ]
    }
    var all = rows
    let cadence = summary.cadenceStepsPerMinute.map { FixedPoint.text($0, decimals: 1) } ?? "-"
    all.append([TableCell("cadence /min"), TableCell(cadence)])
    let inner = PanelBorder.content(of: rect)
    let (table, note) = inner.splitBottom(inner.height > all.count + 1 ? 1 : 0)
    TextTable(columns: Self.columns, rows: all, selected: nil, scroll: 0).render(
      in: table, into: &buffer, context: context)
    TextBlock("sym.: (R - L) / mean of both, + right larger", role: .textDim).render(
      in: note, into: &buffer, context: context)
  }

  private func title(_ measure: StepMeasure) -> String {
    let unit = measure.unit == "N" ? options.unit.rawValue : measure.unit
    let short =
      switch measure {
      case .doubleSupportSeconds: "double"
      case .loadingRateNewtonsPerSecond: "loading"
      case .firstPeakNewtons: "peak 1"
      case .secondPeakNewtons: "peak 2"
      default: measure.title.replacing(" force", with: "")
      }
    return "\(short) \(unit)"
  }

  private func text(_ measure: StepMeasure, _ foot: Foot) -> String {
    guard analysis.gives(measure, inBodyWeights: options.unit == .bodyWeightPercent),
      let value = analysis.summary.feet[foot][measure]
    else { return "-" }
    let isForce = measure.unit == "N"
    let scale =
      isForce
      ? options.forceScale(bodyWeightNewtons: analysis.calibration.bodyWeightNewtons) : 1
    let decimals = measure.unit == "s" ? 3 : 0
    let mean = FixedPoint.text(value.mean * scale, decimals: decimals)
    let sd = value.sd.map {
      FixedPoint.text($0 * scale, decimals: isForce && scale != 1 ? 1 : decimals)
    }
    // Clearly fewer steps than were used: a mean of a selection, and it says so.
    if 10 * value.n < 9 * analysis.summary.stepsUsedOnFoot[foot] {
      return mean + " of n=\(value.n)"
    }
    // The leading zero of an SD of seconds says nothing.
    return mean + (sd.map { " (\($0.hasPrefix("0.") ? String($0.dropFirst()) : $0))" } ?? "")
  }

  private func symmetry(_ measure: StepMeasure) -> String {
    guard let value = analysis.summary.symmetry[measure] else { return "-" }
    // One step, or under half of a foot's: the difference would be one of chance or selection.
    if analysis.summary.hasFew(measure) { return "few" }
    let percent = FixedPoint.text(value * 100, decimals: 0)
    return (value > 0 && percent != "0" ? "+" : "") + percent + "%"
  }
}
