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

  /// Each foot over the visits; where there are two rows each has its own, and a row spans as much in both.
  private func renderCurve(
    _ measure: TrendMeasure, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let curves = measure.feet.map { foot in
      Curve(foot: foot, values: trend.visits.map { $0.mean(measure, foot)?.mean })
    }
    let isApart = curves.count > 1 && rect.height >= curves.count
    let rows = isApart ? rect.height / curves.count : rect.height
    let all = Curve(foot: nil, values: curves.flatMap(\.values))
    let reach = isApart ? curves.compactMap(\.range).map { $0.high - $0.low }.max() ?? 0 : 0
    for (index, curve) in curves.enumerated() {
      guard let range = isApart ? curve.range : all.range else { continue }
      let middle = (range.low + range.high) / 2
      let span = isApart ? (middle - reach / 2, middle + reach / 2) : (range.low, range.high)
      draw(
        curve, from: span.0, to: span.1,
        in: Rect(
          x: rect.x, y: rect.y + (isApart ? index * rows : 0), width: rect.width, height: rows),
        into: &buffer, context: context)
    }
  }

  private struct Curve {
    let foot: Foot?
    let values: [Double?]

    var range: (low: Double, high: Double)? {
      let known = values.compactMap(\.self).filter(\.isFinite)
      return known.min().flatMap { low in known.max().map { (low, $0) } }
    }
  }

  private func draw(
    _ curve: Curve, from low: Double, to high: Double, in rect: Rect,
    into buffer: inout CellBuffer, context: DrawContext
  ) {
    var canvas = SubcellCanvas(columns: rect.width, rows: rect.height, glyphs: context.glyphs)
    let pen = canvas.addPen(style: context.theme[curve.foot?.role ?? .textStrong], ascii: "*")
    let dots = curve.values.enumerated().map { index, value in
      value.map { value in
        let share = high > low ? (high - value) / (high - low) : 0.5
        return (
          x: Double(index) / Double(curve.values.count - 1) * Double(canvas.width - 1),
          y: share * Double(canvas.height - 1)
        )
      }
    }
    for (from, to) in zip(dots, dots.dropFirst()) {
      guard let from, let to else { continue }
      _ = canvas.line(from: from, to: to, pen: pen, style: .solid, step: 0)
    }
    canvas.render(at: Point(x: rect.x, y: rect.y), into: &buffer)
  }
}
