import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Numbers of the gait lines of both feet, and the butterfly.
struct GaitLinePanel {
  let report: PressureReport

  private typealias Row = (
    title: String, decimals: Int, value: @Sendable (GaitLineSummary) -> MeanSD
  )

  private static var rows: [Row] {
    [
      (tr("length mm"), 0, { $0.length }), (tr("lateral mm"), 1, { $0.lateralExcursion }),
      (tr("forward mm"), 0, { $0.forwardExcursion }), (tr("to medial deg"), 1, { $0.progression }),
    ]
  }

  func render(
    line: Rect, butterfly: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    if !line.isEmpty { render(in: line, into: &buffer, context: context) }
    if !butterfly.isEmpty { renderButterfly(in: butterfly, into: &buffer, context: context) }
  }

  // MARK: - Numbers

  private func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let summaries = PerFoot.each { report.feet[$0]?.line }
    PanelBorder(title: tr("Gait line"), focused: false, trailingTitle: tr("mean (SD)")).render(
      in: rect, into: &buffer, context: context)
    var rows = Self.rows.map { row in
      [TableCell(row.title)]
        + Foot.allCases.map { foot in
          TableCell(
            summaries[foot].map { text(row.value($0), row.decimals) } ?? "-",
            style: context.theme[foot.role])
        }
    }
    rows.append(
      [TableCell(tr("lines"))]
        + Foot.allCases.map { TableCell("\(report.feet[$0]?.lines.count ?? 0)") })
    let inner = PanelBorder.content(of: rect)
    let (table, notes) = inner.splitTop(min(rows.count + 1, inner.height))
    TextTable(
      columns: [
        .init("", width: 13, priority: 9),
        .init(tr("left"), width: 10, alignment: .right, priority: 8),
        .init(tr("right"), width: 10, alignment: .right, priority: 8),
      ], rows: rows, selected: nil, scroll: 0
    ).render(in: table, into: &buffer, context: context)
    // Below both columns: it is one place between the feet.
    let (crossing, meaning) = notes.splitTop(report.butterfly == nil ? 0 : 1)
    if let butterfly = report.butterfly, !crossing.isEmpty {
      let (x, y) = (text(butterfly.crossingX, 0), text(butterfly.crossingY, 0))
      buffer.writeTruncated(
        tr("crossing mm: x \(x), y \(y)"), x: crossing.x, y: crossing.y,
        style: context.theme[.text], maxWidth: crossing.width, ellipsis: context.glyphs.ellipsis)
    }
    if meaning.height >= 2 {
      TextBlock(
        tr("to medial: way from first to last point against the foot's axis"), role: .textDim
      ).render(
        in: meaning.splitTop(1).rest, into: &buffer, context: context)
    }
  }

  private func text(_ value: MeanSD, _ decimals: Int) -> String {
    guard value.n > 0 else { return "-" }
    let mean = ScreenNumber.text(value.mean, decimals: decimals)
    return mean + (value.sd.map { " (\(ScreenNumber.text($0, decimals: decimals)))" } ?? "")
  }

  // MARK: - Butterfly

  private func renderButterfly(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let strides = report.butterfly?.strides ?? 0
    PanelBorder(
      title: tr("Butterfly"), focused: false,
      trailingTitle: strides > 0
        ? tr(strides, one: "mean of \(strides) stride", many: "mean of \(strides) strides") : nil
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    guard let butterfly = report.butterfly else {
      EmptyView(text: tr("No stride of both feet is in the span.")).render(
        in: inner, into: &buffer, context: context)
      return
    }
    let xs = butterfly.x.map(\.mean)
    let ys = butterfly.y.map(\.mean)
    // Even to both sides, so that a shift to one foot shows.
    let reach = ((xs.map(abs).max() ?? 0) / 10).rounded(.up) * 10 + 10
    let bottom = ((ys.min() ?? 0) / 50).rounded(.down) * 50
    let top = max(((ys.max() ?? 0) / 50).rounded(.up) * 50, bottom + 50)
    LinePlot(
      series: [
        LinePlot.Series(
          points: zip(xs, ys).map { (x: $0, y: $1) } + [(x: xs[0], y: ys[0])],
          role: .centerOfPressure)
      ],
      xRange: -reach...reach, yRange: bottom...top,
      verticalLines: [PlotVerticalLine(x: 0, role: .axis)], unit: "mm",
      xUnit: tr("mm right")
    ).render(in: inner, into: &buffer, context: context)
  }
}
