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
      trial.departure.map { departure in
        (
          name: trial.estimator.name, curve: departure.map { $0.scaled(by: 100) }, look: look
        )
      }
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
          curve.curve, role: isOld ? .textDim : curve.look.role, line: curve.look.line)
      }, xRange: 0...100, yRange: StanceCurves.range(ofDifferences: curves.map(\.curve)),
      // The first one's band above the second's.
      bands: curves.reversed().map {
        StanceCurves.band($0.curve, role: $0.look.band, tint: $0.look.role)
      },
      verticalLines: [
        PlotVerticalLine(x: 15, role: .grid), PlotVerticalLine(x: 85, role: .grid),
      ], horizontalLines: [PlotHorizontalLine(y: 0, role: .axis)], unit: "%BW", xUnit: "%"
    ).render(in: plot, into: &buffer, context: context)
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
