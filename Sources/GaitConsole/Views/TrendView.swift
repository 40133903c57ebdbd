import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// A person's visits: one measure as a curve with its SD, the same as a table, and what has become of the others.
///
/// ```
/// +- Stance time, s --------------+- All measures ------+
/// |  left, right, band: SD        | first to last visit |
/// +- Visits ----------------------+                     |
/// | table                         |                     |
/// ```
///
/// Below 110 columns the list of measures goes, below 16 rows the curves.
struct TrendView {
  let state: TrendState

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let trend = state.shown
    let (title, body) = rect.splitTop(1)
    buffer.writeTruncated(
      heading(trend), x: title.x, y: title.y, style: context.theme[.textStrong],
      maxWidth: title.width, ellipsis: context.glyphs.ellipsis)
    guard !trend.visits.isEmpty else {
      EmptyView(text: emptyText(trend)).render(in: body, into: &buffer, context: context)
      return
    }
    let (main, side) = body.splitRight(body.width >= 110 ? 44 : 0)
    // What the table does not need is for the curves.
    let tableRows = min(trend.visits.count + 3, main.height / 2)
    let (curves, table) = main.splitTop(main.height >= 16 ? main.height - tableRows : 0)
    if !curves.isEmpty { renderCurves(trend, in: curves, into: &buffer, context: context) }
    renderTable(trend, in: table, into: &buffer, context: context)
    guard !side.isEmpty else { return }
    TrendMeasuresPanel(trend: trend, measures: state.measures, selected: state.measure).render(
      in: side, into: &buffer, context: context)
  }

  func heading(_ trend: SessionTrend) -> String {
    let whose = trend.person.map { "\($0): " } ?? ""
    let condition =
      state.condition ?? (trend.conditions.count > 1 ? tr("all conditions") : nil)
    let isSimulated = trend.visits.contains(where: \.isSimulated)
    let count = trend.visits.count
    return whose + tr(count, one: "\(count) visit", many: "\(count) visits")
      + (condition.map { ", \($0)" } ?? "") + (isSimulated ? " " + tr("SIMULATED") : "")
      + "   " + tr("v measure")
      + (state.trend.conditions.count > 1 ? "   " + tr("c condition") : "") + "   "
      + tr("Esc closes")
  }

  func emptyText(_ trend: SessionTrend) -> String {
    let reasons = trend.leftOut.prefix(3).map { "\($0.name): \($0.reason)" }
    return ([tr("No session of this person has a used step.")] + reasons).joined(separator: "\n")
  }

  // MARK: - Parts

  private func renderCurves(
    _ trend: SessionTrend, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let measure = state.measure
    let lines = measure.feet.map { LineStyle.line(of: $0).sample(context.glyphs) }
    let hasBand = measure.feet.contains { foot in
      trend.visits.contains { $0.mean(measure, foot)?.sd != nil }
    }
    let band =
      measure.stepMeasure == nil ? tr("band: SD of the sessions") : tr("band: SD of the steps")
    let feet =
      measure.stepMeasure == nil ? "" : "\(lines[0]) \(tr("left"))  \(lines[1]) \(tr("right"))"
    let legend = [feet, hasBand ? band : ""].filter { !$0.isEmpty }.joined(separator: ", ")
    PanelBorder(
      title: "\(tr(word: measure.title)), \(tr(word: measure.unit))", focused: false,
      trailingTitle: legend
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let points = measure.feet.flatMap { foot in
      trend.visits.compactMap { $0.mean(measure, foot) }
    }
    let values = points.flatMap { [$0.mean - ($0.sd ?? 0), $0.mean + ($0.sd ?? 0)] }
    guard let low = values.min(), let high = values.max(), low.isFinite, high.isFinite else {
      EmptyView(text: tr("No visit has this measure.")).render(
        in: inner, into: &buffer, context: context)
      return
    }
    let air = max((high - low) * 0.1, abs(high) * 0.01, 1e-6)
    let (area, labels) = inner.splitBottom(1)
    let plot = LinePlot(
      series: measure.feet.map { foot in
        LinePlot.Series(
          points: trend.visits.enumerated().map { index, visit in
            (Double(index + 1), visit.mean(measure, foot)?.mean ?? .nan)
          }, role: foot?.role ?? .textStrong, line: .line(of: foot))
      }, xRange: 0.5...Double(trend.visits.count) + 0.5, yRange: (low - air)...(high + air),
      bands: measure.feet.map { foot in
        LinePlot.Band(
          points: trend.visits.enumerated().map { index, visit in
            // What has no SD has no band.
            let mean = visit.mean(measure, foot)
            let (middle, sd) = (mean?.mean ?? .nan, mean?.sd ?? .nan)
            return (Double(index + 1), middle - sd, middle + sd)
          })
      }, unit: measure.unit, showsXAxis: false)
    plot.render(in: area, into: &buffer, context: context)
    mark(plot.series, in: plot.frame(in: area), into: &buffer, context: context)
    var free = labels.x
    for (index, visit) in trend.visits.enumerated() {
      let label = visit.number == nil ? String(visit.label.suffix(5)) : visit.label
      guard let column = plot.frame(in: area).column(of: Double(index + 1)) else { continue }
      let x = column - label.count / 2
      guard x >= free, x + label.count <= labels.maxX else { continue }
      buffer.write(
        label, x: x, y: labels.y, style: context.theme[.axis], maxWidth: label.count)
      free = x + label.count + 1
    }
  }

  /// A point a visit: what lies between them was not measured.
  private func mark(
    _ series: [LinePlot.Series], in frame: PlotFrame, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    for curve in series {
      for point in curve.points where point.y.isFinite {
        guard let x = frame.column(of: point.x), let y = frame.row(of: point.y) else { continue }
        let style = context.theme[curve.role].background(buffer[x, y].style.background)
        buffer[x, y] = Cell(context.glyphs.point, style: style)
      }
    }
  }

  private func renderTable(
    _ trend: SessionTrend, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let leftOut = trend.leftOut.count
    PanelBorder(
      title: tr("Visits: \(tr(word: state.measure.title)), \(tr(word: state.measure.unit))"),
      focused: true,
      trailingTitle: trend.mixesForces
        ? tr("forces differ")
        : leftOut == 0
          ? tr("change: from the first")
          : tr(
            leftOut, one: "\(leftOut) session without numbers",
            many: "\(leftOut) sessions without numbers")
    ).render(in: rect, into: &buffer, context: context)
    let rows = TrendRows(trend: trend, measure: state.measure)
    TextTable(columns: rows.columns, rows: rows.rows, selected: nil, scroll: 0).render(
      in: PanelBorder.content(of: rect), into: &buffer, context: context)
  }
}

extension LineStyle {
  /// Left and both feet are solid, right is dotted: two lines are told apart without colour.
  fileprivate static func line(of foot: Foot?) -> LineStyle { foot == .right ? .dotted : .solid }
}
