import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// Two sessions beside each other: mean curves, means, and where the pressure differs.
///
/// ```
/// +- Left, % of stance ---------+- Right, % of stance --------+
/// |  first solid, second dotted |                              |
/// +- Means ---------------------+- Peak pressure, 2nd - 1st ---+
/// | table                       |  left      right             |
/// ```
///
/// Below 90 columns the map goes, below 18 rows the curves.
struct ComparisonView {
  let comparison: SessionComparison

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let (title, body) = rect.splitTop(1)
    let line = LineStyle.solid.sample(context.glyphs)
    let other = LineStyle.dotted.sample(context.glyphs)
    buffer.writeTruncated(
      "\(line) \(Self.label(comparison.first))   \(other) \(Self.label(comparison.second))"
        + "   Esc closes",
      x: title.x, y: title.y, style: context.theme[.textStrong], maxWidth: title.width,
      ellipsis: context.glyphs.ellipsis)
    let (curves, lower) = body.splitTop(body.height >= 18 ? body.height / 2 : 0)
    for (foot, half) in zip(Foot.allCases, curves.columns([1, 1])) where !half.isEmpty {
      renderCurves(foot, in: half, into: &buffer, context: context)
    }
    let (table, map) = lower.splitRight(lower.width >= 90 ? lower.width * 38 / 100 : 0)
    renderTable(in: table, into: &buffer, context: context)
    if !map.isEmpty { renderMap(in: map, into: &buffer, context: context) }
  }

  private static func label(_ side: SessionComparison.Side) -> String {
    "\(side.name)\(side.isSimulated ? " (SIMULATED)" : ""), "
      + Counted.text(side.stepsUsed, "step")
      + (side.stepsLeftOut > 0 ? " (\(side.stepsLeftOut) left out)" : "")
      + ", \(side.force.rawValue)"
  }

  private func renderCurves(
    _ foot: Foot, in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    PanelBorder(
      title: "\(foot == .left ? "Left" : "Right"), % of stance", focused: false,
      trailingTitle: "band: SD of the first"
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let first = comparison.first.curves[foot]
    let second = comparison.second.curves[foot]
    let highest = ((first ?? []) + (second ?? [])).map(\.mean).max()
    guard let highest else {
      EmptyView(text: "Neither session has a step of this foot.").render(
        in: inner, into: &buffer, context: context)
      return
    }
    func points(_ curve: [MeanSD]) -> [(x: Double, y: Double)] {
      curve.enumerated().map { (Double($0.offset), $0.element.mean * 100) }
    }
    LinePlot(
      series: [
        first.map { LinePlot.Series(points: points($0), role: foot.role, line: .solid) },
        second.map { LinePlot.Series(points: points($0), role: .reference, line: .dotted) },
      ].compactMap { $0 }, xRange: 0...100,
      yRange: 0...((highest * 100 + 5) / 20).rounded(.up) * 20,
      bands: first.map { curve in
        [
          LinePlot.Band(
            points: curve.enumerated().map { index, point in
              let sd = point.sd ?? 0
              return (Double(index), (point.mean - sd) * 100, (point.mean + sd) * 100)
            })
        ]
      } ?? [], unit: "%BW", xUnit: "%"
    ).render(in: inner, into: &buffer, context: context)
  }

  private func renderTable(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    PanelBorder(title: "Means", focused: true, trailingTitle: "difference: second - first").render(
      in: rect, into: &buffer, context: context)
    TextTable(
      columns: ComparisonRows.columns, rows: ComparisonRows(comparison: comparison).rows,
      selected: nil, scroll: 0
    ).render(in: PanelBorder.content(of: rect), into: &buffer, context: context)
  }

  private func renderMap(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    PanelBorder(title: "Peak pressure, second - first", focused: false).render(
      in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    let (feet, legend) = inner.splitBottom(1)
    let maps = PerFoot.each { comparison.peakDifference($0) }
    let reach = Foot.allCases.flatMap { maps[$0] ?? [] }.map(abs).max() ?? 0
    guard reach > 0 else {
      EmptyView(text: "No pressures to compare.").render(in: inner, into: &buffer, context: context)
      return
    }
    let limit = (reach / 10).rounded(.up) * 10
    for (foot, half) in zip(Foot.allCases, feet.columns([1, 1])) {
      guard let map = maps[foot] else { continue }
      let area = half.inset(dx: max((half.width - half.height) / 2, 0), dy: 0)
      let pixels = HeatmapView.pixelSize(for: area, glyphs: context.glyphs)
      HeatmapView(
        image: CanonicalRaster(foot: foot).image(map, pixels: pixels), maximum: limit,
        minimum: -limit, map: .coolwarm
      ).render(in: area, into: &buffer, context: context)
    }
    ColorLegend(
      map: .coolwarm, minimum: Double(-limit), maximum: Double(limit), unit: "kPa", isFixed: false
    ).render(in: legend, into: &buffer, context: context)
  }
}

/// The canonical grid as a picture, toes up; cells that differ in nothing are left out.
struct CanonicalRaster {
  let foot: Foot

  func image(_ map: [Float], pixels: Size) -> HeatmapImage {
    var values = [Float](repeating: .nan, count: pixels.columns * pixels.rows)
    for y in 0..<pixels.rows {
      let row = CanonicalGrid.rows - 1 - y * CanonicalGrid.rows / pixels.rows
      for x in 0..<pixels.columns {
        let across = x * CanonicalGrid.columns / pixels.columns
        let column = foot == .left ? across : CanonicalGrid.columns - 1 - across
        let value = map[row * CanonicalGrid.columns + column]
        if value != 0 { values[y * pixels.columns + x] = value }
      }
    }
    return HeatmapImage(width: pixels.columns, height: pixels.rows, values: values)
  }
}
