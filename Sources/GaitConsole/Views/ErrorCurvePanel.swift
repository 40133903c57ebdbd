import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Estimate minus reference over stance, each foot by itself: their biases may differ, and even cancel out.
struct ErrorCurvePanel {
  let report: ErrorReport

  private static let lines = PerFoot<LineStyle>(left: .solid, right: .dashed)
  private static let bands = PerFoot<ThemeRole>(left: .band, right: .grid)

  /// Below, the legend would have no room beside the whole title.
  private static let leastColumnsForTitle = 56

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let curves = Foot.allCases.compactMap { foot -> (foot: Foot, curve: [MeanSD])? in
      let curve = report.curves[foot]
      guard curve.contains(where: { $0.n > 0 }) else { return nil }
      return (foot, curve.map { $0.scaled(by: 100) })
    }
    PanelBorder(
      title: rect.width < Self.leastColumnsForTitle
        ? tr("Estimate minus plate") : tr("Estimate minus plate over stance"), focused: false,
      legend: curves.map { foot, _ in .line(Self.lines[foot], foot.role, foot.letter, context) }
        + (context.hasGrounds ? [.area(tr("SD"), context)] : [])
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    guard !curves.isEmpty else {
      EmptyView(text: tr("No step has both.")).render(in: inner, into: &buffer, context: context)
      return
    }
    LinePlot(
      series: curves.map { foot, curve in
        StanceCurves.series(curve, role: foot.role, line: Self.lines[foot])
      }, xRange: 0...100, yRange: StanceCurves.range(ofDifferences: curves.map(\.curve)),
      // A shade among lines of one colour would be taken for more of them.
      bands: (context.hasGrounds ? curves.reversed() : []).map { foot, curve in
        StanceCurves.band(curve, role: Self.bands[foot], tint: foot.role)
      },
      verticalLines: [
        PlotVerticalLine(x: 15, role: .grid), PlotVerticalLine(x: 85, role: .grid),
      ], horizontalLines: [PlotHorizontalLine(y: 0, role: .axis)], unit: "%BW", xUnit: "%"
    ).render(in: inner, into: &buffer, context: context)
  }
}
