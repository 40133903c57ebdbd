import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// What has become of every measure: its change, and where there is room a small curve over the visits below it.
struct TrendMeasuresPanel {
  let trend: SessionTrend
  let measures: [TrendMeasure]
  /// The one that the large curve is of.
  let selected: TrendMeasure

  /// More rows than this make a curve steeper and tell no more.
  private static let mostCurveRows = 2

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    PanelBorder(title: tr("All measures"), focused: false).render(
      in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let isCurve = trend.visits.count > 1 && context.glyphs != .ascii
    let room = (inner.height - 1) / max(measures.count, 1) - 1
    let curveRows = isCurve ? min(max(room, 0), Self.mostCurveRows) : 0
    let texts = TrendRows.overview(trend, measures: measures)
    let blank = Array(
      repeating: Array(repeating: TableCell(""), count: TrendRows.overviewColumns.count),
      count: curveRows)
    TextTable(
      columns: TrendRows.overviewColumns, rows: texts.flatMap { [$0] + blank },
      selected: measures.firstIndex(of: selected).map { $0 * (curveRows + 1) }, scroll: 0
    ).render(in: inner, into: &buffer, context: context)
    guard curveRows > 0 else { return }
    for (index, measure) in measures.enumerated() {
      let y = inner.y + 2 + index * (curveRows + 1)
      renderCurve(
        measure, in: Rect(x: inner.x, y: y, width: inner.width, height: curveRows),
        into: &buffer, context: context)
    }
  }

  /// Both feet over the visits, each curve as high as it can be.
  private func renderCurve(
    _ measure: TrendMeasure, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let curves = measure.feet.map { foot in
      (foot: foot, values: trend.visits.map { $0.mean(measure, foot)?.mean })
    }
    let values = curves.flatMap { $0.values.compactMap(\.self) }.filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return }
    var canvas = SubcellCanvas(
      columns: rect.width, rows: rect.height, glyphs: context.glyphs,
      isLastPenAlone: context.colorDepth > .mono)
    for (foot, values) in curves {
      let pen = canvas.addPen(style: context.theme[foot?.role ?? .textStrong], ascii: "*")
      let dots = values.enumerated().map { index, value in
        value.map { value in
          let share = high > low ? (high - value) / (high - low) : 0.5
          return (
            x: Double(index) / Double(values.count - 1) * Double(canvas.width - 1),
            y: share * Double(canvas.height - 1)
          )
        }
      }
      for (from, to) in zip(dots, dots.dropFirst()) {
        guard let from, let to else { continue }
        _ = canvas.line(
          from: from, to: to, pen: pen, style: isDotted(foot, context) ? .dotted : .solid, step: 0)
      }
    }
    canvas.render(at: Point(x: rect.x, y: rect.y), into: &buffer)
  }

  /// Colours tell the feet apart, and where there are none dots do.
  private func isDotted(_ foot: Foot?, _ context: DrawContext) -> Bool {
    foot == .right && context.colorDepth == .mono
  }
}
