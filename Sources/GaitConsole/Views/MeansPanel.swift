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
      .init(tr("sym."), width: 6, alignment: .right, priority: 7),
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
      trailingTitle: tr("\(summary.stepsUsed) of \(summary.stepsFound) used")
    ).render(in: rect, into: &buffer, context: context)
    let all = cells(context)
    let inner = PanelBorder.content(of: rect)
    let notes = self.notes.prefix(max(inner.height - all.count - 1, 0))
    let (table, lines) = inner.splitBottom(notes.count)
    TextTable(columns: columns, rows: all, selected: nil, scroll: 0).render(
      in: table, into: &buffer, context: context)
    let bars = SymmetryBars(rows: bars)
    // Heads and rows of the table, and a free row at either side.
    let (_, free) = table.splitTop(all.count + 2)
    if free.height > bars.height {
      bars.render(in: free, into: &buffer, context: context)
    }
    for (row, note) in notes.enumerated() {
      buffer.writeTruncated(
        note, x: lines.x, y: lines.y + row, style: context.theme[.textDim], maxWidth: lines.width,
        ellipsis: context.glyphs.ellipsis)
    }
  }

  /// Rows that all of it takes, with its border.
  var rows: Int { cells(nil).count + 1 + notes.count + 2 }

  private func cells(_ context: DrawContext?) -> [[TableCell]] {
    let summary = analysis.summary
    var all = summary.telling(force).map { measure in
      [
        TableCell(title(measure)),
        TableCell(text(measure, .left), style: context?.theme[.left]),
        TableCell(text(measure, .right), style: context?.theme[.right]),
        TableCell(symmetry(measure)),
        TableCell(score(norms?.feet.left[measure])), TableCell(score(norms?.feet.right[measure])),
      ]
    }
    if Foot.allCases.contains(where: { summary.flatSteps($0, force) > 0 }) {
      all.append([TableCell(tr("no dip")), TableCell(flat(.left)), TableCell(flat(.right))])
    }
    let cadence = summary.cadenceStepsPerMinute.map { ScreenNumber.text($0, decimals: 1) } ?? "-"
    return all + [[TableCell(tr("cadence /min")), TableCell(cadence)]]
  }

  private var bars: [(title: String, percent: Double?)] {
    analysis.summary.telling(force).map { measure in
      let isTold = !analysis.summary.hasFew(measure, force)
      return (
        title(measure),
        isTold ? analysis.summary.symmetry(measure, force).map { $0 * 100 } : nil
      )
    }
  }

  // MARK: - Words

  /// What stands behind a symmetry of sides that differ by more than single steps vary.
  static let mark = "*"
  /// What stands in place of one that rests on too few steps.
  static var few: String { tr("few") }

  /// What the signs mean, the most needed first: not all of it has room.
  private var notes: [String] {
    let shown = analysis.summary.telling(force).map(symmetry)
    return [
      norms.map { "z: \($0.match.screenWords)" },
      analysis.summary.stepsLeftOut > 0
        ? tr("both feet: \(LeftOutText.words(analysis.summary))") : nil,
      shown.contains { $0.hasSuffix(Self.mark) }
        ? tr("\(Self.mark) sides differ by more than steps vary (95 %)")
        : tr("no \(Self.mark): sides differ by no more than steps vary"),
      shown.contains(Self.few) ? tr("few: 1 step, or under half of a foot's, has it") : nil,
      tr("sym.: (R - L) / mean of both, + right larger"),
    ].compactMap(\.self)
  }

  /// Whose force the means are of.
  var force: ForceKind { analysis.shownForce(options.force) }

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

  func symmetry(_ measure: StepMeasure) -> String {
    guard let value = analysis.summary.symmetry(measure, force) else { return "-" }
    // One step, or under half of a foot's: the difference would be one of chance or selection.
    if analysis.summary.hasFew(measure, force) { return Self.few }
    return ScreenNumber.signed(value * 100, decimals: 0) + "%"
      + (isBeyond(measure) ? Self.mark : "")
  }

  /// Whether both sides differ by more than single steps vary: the rule of reports and comparisons.
  func isBeyond(_ measure: StepMeasure) -> Bool {
    let feet = analysis.summary.feet(force)
    guard let left = feet.left[measure], let right = feet.right[measure] else { return false }
    return MeanChange(from: left, to: right).isBeyondVariation == true
  }
}
