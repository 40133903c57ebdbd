import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The curves of a foot over stance: means, their spread, every step, the selected one.
extension StepsView {
  var name: String { foot.title }

  func scale(_ analysis: SessionAnalysis) -> Double {
    options.forceScale(bodyWeightNewtons: analysis.calibration.bodyWeightNewtons)
  }

  /// Mean and standard deviation between the people of norms; nil without a curve or body weights.
  private func normBand(_ group: NormGroup, of analysis: SessionAnalysis) -> LinePlot.Band? {
    guard analysis.hasBodyWeights, let curve = group.curve else { return nil }
    let unit = analysis.calibration.bodyWeightNewtons * scale(analysis)
    return LinePlot.Band(
      points: curve.enumerated().map { percent, value in
        let sd = value.sd ?? 0
        return (Double(percent), (value.mean - sd) * unit, (value.mean + sd) * unit)
      })
  }

  /// Steps that are drawn faintly, at most: more would be a grey area.
  private static let mostFaintSteps = 60

  /// The used steps as faint lines, where dots are fine enough to tell them apart.
  private func everyStep(
    _ steps: [Step], _ force: ForceKind, _ curves: StanceCurves, _ context: DrawContext
  ) -> [LinePlot.Series] {
    guard context.glyphs == .braille, context.colorDepth >= .palette256 else { return [] }
    return steps.filter(\.isAccepted).suffix(Self.mostFaintSteps).compactMap {
      curves.series(of: $0, force, role: .band, line: .solid, isFaint: true)
    }
  }

  func renderCurves(
    _ analysis: SessionAnalysis, of foot: Foot, norms: NormScores?, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    let steps = analysis.steps.filter { $0.foot == foot }
    let selected = foot == self.foot && steps.indices.contains(selected) ? steps[selected] : nil
    let norm = norms.flatMap { normBand($0.match.group, of: analysis) }
    let curves = StanceCurves(
      means: analysis.summary.meanCurves[foot], scale: scale(analysis))
    let shown = analysis.shownForce(options.force)
    let title =
      "\(foot.title), \(tr(word: shown.word)), \(norm == nil ? tr("% stance") : tr("band: norms"))"
    let drawn = selected.flatMap { $0.has(shown) ? $0 : nil }
    let mean = curves.mean(shown)
    var legend = [PanelBorder.LegendEntry.line(.solid, .textStrong, tr("mean"), context)]
    // Two solid lines are told apart by their colours, where there are any; in ASCII they cover each other.
    let isPlain = context.colorDepth == .mono || context.glyphs == .ascii
    let line: LineStyle = isPlain ? .dashed : .solid
    if let drawn {
      let number = tr("step \(drawn.index)")
      legend.append(.line(line, foot.role, number, context))
    }
    // A shade among lines of one colour is taken for more of them; the table has the numbers.
    let bands =
      norm.map { [$0] } ?? (context.hasGrounds ? mean.map { [StanceCurves.band($0)] } ?? [] : [])
    if norm == nil, !bands.isEmpty { legend.append(.area(tr("SD"), context)) }
    PanelBorder(title: title, focused: false, legend: legend).render(
      in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    guard let mean else {
      EmptyView(text: tr("No step was found on this foot.")).render(
        in: inner, into: &buffer, context: context)
      return
    }
    var series = everyStep(steps, shown, curves, context)
    series.append(StanceCurves.series(mean, role: .textStrong, line: .solid))
    if let step = drawn.flatMap({ curves.series(of: $0, shown, role: foot.role, line: line) }) {
      series.append(step)
    }
    LinePlot(
      series: series, xRange: 0...100,
      yRange: ForcePlots(session: session, options: options, columns: 1).forceRange,
      bands: bands, unit: options.unit.rawValue, xUnit: "%"
    ).render(in: inner, into: &buffer, context: context)
  }
}
