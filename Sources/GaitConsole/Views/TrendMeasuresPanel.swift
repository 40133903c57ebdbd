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
    let curves = measure.feet.map { foot in trend.visits.map { $0.mean(measure, foot)?.mean } }
    let isApart = curves.count > 1 && rect.height >= curves.count
    let ranges =
      isApart
      ? Self.asWide(curves.map(Self.range))
      : Array(repeating: Self.range(curves.flatMap(\.self)), count: curves.count)
    // One canvas: in one row the dots of both feet stay.
    var canvas = SubcellCanvas(columns: rect.width, rows: rect.height, glyphs: context.glyphs)
    let height = isApart ? canvas.height / curves.count : canvas.height
    for (index, foot) in measure.feet.enumerated() {
      guard let range = ranges[index] else { continue }
      let pen = canvas.addPen(style: context.theme[foot?.role ?? .textStrong], ascii: "*")
      let top = isApart ? index * height : 0
      draw(curves[index], pen, within: range, rows: top..<top + height, on: &canvas)
    }
    canvas.render(at: Point(x: rect.x, y: rect.y), into: &buffer)
  }

  private static func range(_ values: [Double?]) -> ClosedRange<Double>? {
    let known = values.compactMap(\.self).filter(\.isFinite)
    return known.min().flatMap { low in known.max().map { low...$0 } }
  }

  /// The same middles, each with the reach of the widest.
  private static func asWide(_ ranges: [ClosedRange<Double>?]) -> [ClosedRange<Double>?] {
    let reach = ranges.compactMap { $0.map { $0.upperBound - $0.lowerBound } }.max() ?? 0
    return ranges.map { range in
      range.map { range in
        let middle = (range.lowerBound + range.upperBound) / 2
        return middle - reach / 2...middle + reach / 2
      }
    }
  }

  private func draw(
    _ values: [Double?], _ pen: UInt8, within range: ClosedRange<Double>, rows: Range<Int>,
    on canvas: inout SubcellCanvas
  ) {
    let reach = range.upperBound - range.lowerBound
    let (across, down) = (Double(canvas.width - 1), Double(rows.count - 1))
    let dots = values.enumerated().map { index, value in
      value.map { value in
        let share = reach > 0 ? (range.upperBound - value) / reach : 0.5
        return (
          x: Double(index) / Double(values.count - 1) * across,
          y: Double(rows.lowerBound) + share * down
        )
      }
    }
    for (from, to) in zip(dots, dots.dropFirst()) {
      guard let from, let to else { continue }
      _ = canvas.line(from: from, to: to, pen: pen, style: .solid, step: 0)
    }
  }
}
