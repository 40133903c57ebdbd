import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Means and SD of both feet and their signed symmetry.
struct MeansPanel {
  let analysis: SessionAnalysis
  let options: ViewOptions
  /// Norms beside them; nil for none.
  var norms: NormScores?

  private var columns: [TextTable.Column] {
    var columns: [TextTable.Column] = [
      .init("", width: 12, priority: 9),
      .init(tr("left"), width: 16, alignment: .right, priority: 8),
      .init(tr("right"), width: 16, alignment: .right, priority: 8),
      .init(tr("sym."), width: 5, alignment: .right, priority: 7),
    ]
    if norms != nil {
      columns += [
        .init("z L", width: 4, alignment: .right, priority: 6),
        .init("z R", width: 4, alignment: .right, priority: 6),
      ]
    }
    return columns
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let summary = analysis.summary
    PanelBorder(
      title: tr("Mean (SD) n, \(tr(word: force.word))"), focused: false,
      trailingTitle: tr("\(summary.stepsUsed) of \(summary.stepsFound)")
        + (summary.stepsLeftOut > 0 ? ", " + tr("\(summary.stepsLeftOut) left out") : "")
    ).render(in: rect, into: &buffer, context: context)
    let rows = summary.telling(force).map { measure in
      [
        TableCell(title(measure)),
        TableCell(text(measure, .left), style: context.theme[.left]),
        TableCell(text(measure, .right), style: context.theme[.right]),
        TableCell(symmetry(measure)),
        TableCell(score(norms?.feet.left[measure])), TableCell(score(norms?.feet.right[measure])),
      ]
    }
    var all = rows
    if Foot.allCases.contains(where: { summary.flatSteps($0, force) > 0 }) {
      all.append([TableCell(tr("no dip")), TableCell(flat(.left)), TableCell(flat(.right))])
    }
    let cadence = summary.cadenceStepsPerMinute.map { ScreenNumber.text($0, decimals: 1) } ?? "-"
    all.append([TableCell(tr("cadence /min")), TableCell(cadence)])
    let inner = PanelBorder.content(of: rect)
    let (table, note) = inner.splitBottom(inner.height > all.count + 1 ? 1 : 0)
    TextTable(columns: columns, rows: all, selected: nil, scroll: 0).render(
      in: table, into: &buffer, context: context)
    buffer.writeTruncated(
      norms.map { "z: \($0.match.screenWords)" }
        ?? tr("sym.: (R - L) / mean of both, + right larger"),
      x: note.x, y: note.y, style: context.theme[.textDim], maxWidth: note.isEmpty ? 0 : note.width,
      ellipsis: context.glyphs.ellipsis)
  }

  /// Whose force the means are of.
  private var force: ForceKind { analysis.shownForce(options.force) }

  /// Standard deviations between people, with a sign.
  private func score(_ score: Double?) -> String {
    guard let score else { return "" }
    return ScreenNumber.signed(score, decimals: abs(score) < 9.95 ? 1 : 0)
  }

  /// How many steps have no dip between two peaks.
  private func flat(_ foot: Foot) -> String {
    let steps = analysis.summary.feet(force)[foot][.maxNewtons]?.n ?? 0
    return steps == 0 ? "-" : tr("\(analysis.summary.flatSteps(foot, force)) of \(steps)")
  }

  private func title(_ measure: StepMeasure) -> String {
    let unit =
      measure.unit == "N"
      ? options.unit.rawValue : measure == .maxPercentStance ? "%" : measure.unit
    let short =
      switch measure {
      case .doubleSupportSeconds: tr("double")
      case .loadingRateNewtonsPerSecond: tr("loading")
      case .loadingRateToMaxNewtonsPerSecond: tr("load max")
      case .maxPercentStance: tr("max at")
      case .firstPeakNewtons: tr("peak 1")
      case .secondPeakNewtons: tr("peak 2")
      default: tr(word: measure.title.replacing(" force", with: ""))
      }
    return "\(short) \(unit)"
  }

  private func text(_ measure: StepMeasure, _ foot: Foot) -> String {
    guard
      analysis.gives(measure, of: force, inBodyWeights: options.unit == .bodyWeightPercent),
      let value = analysis.summary.feet(force)[foot][measure]
    else { return "-" }
    let isForce = measure.unit == "N"
    let scale =
      isForce
      ? options.forceScale(bodyWeightNewtons: analysis.calibration.bodyWeightNewtons) : 1
    let decimals = measure.unit == "s" ? 3 : 0
    let mean = ScreenNumber.text(value.mean * scale, decimals: decimals)
    let sd = value.sd.map {
      FixedPoint.text($0 * scale, decimals: isForce && scale != 1 ? 1 : decimals)
    }
    // The leading zero of an SD of seconds says nothing.
    let short = sd.map { $0.hasPrefix("0.") ? String($0.dropFirst()) : $0 }
    return mean + (short.map { " (\(ScreenNumber.localized($0)))" } ?? "") + " \(value.n)"
  }

  private func symmetry(_ measure: StepMeasure) -> String {
    guard let value = analysis.summary.symmetry(measure, force) else { return "-" }
    // One step, or under half of a foot's: the difference would be one of chance or selection.
    if analysis.summary.hasFew(measure, force) { return tr("few") }
    return ScreenNumber.signed(value * 100, decimals: 0) + "%"
  }
}
