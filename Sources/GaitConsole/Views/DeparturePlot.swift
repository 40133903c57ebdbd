import GaitAnalysis
import PlainText
import TerminalCore

/// How far the other models are from the first one, over stance: mean and SD of the steps.
struct DeparturePlot {
  let comparison: EstimatorComparison
  let isOld: Bool

  private static let looks: [(role: ThemeRole, line: LineStyle, band: ThemeRole)] = [
    (.estimated, .solid, .band), (.overlay, .dashed, .grid),
  ]

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let first = comparison.trials.first?.estimator.name ?? "-"
    PanelBorder(
      title: tr("Departure from \(first) over stance"), focused: false,
      trailingTitle: isOld ? tr("older") : tr("+ is more force, band: SD")
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let others = zip(comparison.trials.dropFirst(), Self.looks)
    let curves = others.compactMap { trial, look in
      trial.departure.map { (name: trial.estimator.name, curve: $0, look: look) }
    }
    guard !curves.isEmpty else {
      EmptyView(
        text: comparison.trials.count < 2
          ? tr("Mark a second model with c.") : tr("No step to compare the models on.")
      ).render(in: inner, into: &buffer, context: context)
      return
    }
    let (legend, plot) = inner.splitTop(1)
    PlotLegend(
      entries: curves.map { curve in
        (
          label: Self.cut(
            curve.name, to: legend.width / curves.count - 6, context.glyphs.ellipsis),
          role: isOld ? .textDim : curve.look.role, line: curve.look.line
        )
      }
    ).render(in: legend, into: &buffer, context: context)
    LinePlot(
      series: curves.map { curve in
        StanceCurves.series(
          curve.curve.map { $0.scaled(by: 100) },
          role: isOld ? .textDim : curve.look.role, line: curve.look.line)
      }, xRange: 0...100, yRange: Self.range(curves.map(\.curve)),
      // The first one's band above the second's.
      bands: curves.reversed().map { curve in
        var band = StanceCurves.band(curve.curve.map { $0.scaled(by: 100) })
        band.role = curve.look.band
        return band
      },
      verticalLines: [
        PlotVerticalLine(x: 15, role: .grid), PlotVerticalLine(x: 85, role: .grid),
      ], horizontalLines: [PlotHorizontalLine(y: 0, role: .axis)], unit: "%BW", xUnit: "%"
    ).render(in: plot, into: &buffer, context: context)
  }

  /// Zero in the middle, so that more and less can be told apart at a glance.
  private static func range(_ curves: [[MeanSD]]) -> ClosedRange<Double> {
    let reach = curves.joined().map { abs($0.mean) + ($0.sd ?? 0) }.max() ?? 0
    let limit = max((reach * 100 / 2).rounded(.up) * 2, 2)
    return -limit...limit
  }

  private static func cut(_ text: String, to width: Int, _ ellipsis: String) -> String {
    let text = TextSanitizer.sanitized(text)
    guard CharacterWidth.columns(text) > width else { return text }
    var kept = ""
    for character in text {
      guard CharacterWidth.columns(kept + String(character) + ellipsis) <= width else { break }
      kept.append(character)
    }
    return kept + ellipsis
  }
}
