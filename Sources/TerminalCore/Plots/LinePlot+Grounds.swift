/// What lies beneath the lines of a plot: filled curves, and bands over them.
extension LinePlot {
  func renderGrounds(
    in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let filled = series.filter(\.isFilled)
    guard PlotGround(context) == .dots else {
      for curve in filled {
        PlotArea(points: curve.points).render(in: frame, into: &buffer, context: context)
      }
      for band in bands { shade(band, in: frame, into: &buffer, context: context) }
      return
    }
    var canvas = SubcellCanvas(
      columns: frame.area.width, rows: frame.area.height, glyphs: context.glyphs)
    let pen = canvas.addPen(style: context.theme[.area], ascii: ":")
    for curve in filled {
      PlotArea(points: curve.points).stipple(in: frame, on: &canvas, pen: pen)
    }
    for band in bands {
      let pen = canvas.addPen(style: context.theme[band.role], ascii: ":")
      forEachColumn(of: band, in: frame, columns: canvas.width, rows: canvas.height) {
        canvas.stipple(column: $0, rows: $1, pen: pen)
      }
    }
    canvas.render(at: Point(x: frame.area.x, y: frame.area.y), into: &buffer)
  }

  /// Shades the cells whose middle lies between the two curves.
  private func shade(
    _ band: Band, in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let cell = PlotGround.cell(shade: context.theme[band.role], context)
    let area = frame.area
    forEachColumn(of: band, in: frame, columns: area.width, rows: area.height) { column, rows in
      for row in rows { buffer[area.x + column, area.y + row] = cell }
    }
  }

  /// Calls `body` with what a band covers of each column, one row at least.
  private func forEachColumn(
    of band: Band, in frame: PlotFrame, columns: Int, rows: Int,
    _ body: (_ column: Int, _ rows: Range<Int>) -> Void
  ) {
    let axis = TimeAxis(range: xRange, width: columns)
    for (a, b) in zip(band.points, band.points.dropFirst()) {
      let values = [a.x, a.lower, a.upper, b.x, b.lower, b.upper]
      guard values.allSatisfy(\.isFinite), b.x > a.x, a.x < xRange.upperBound,
        b.x > xRange.lowerBound
      else { continue }
      for column in axis.columns(of: a.x...b.x) {
        let middle = axis.value(atColumn: column)
        guard a.x <= middle, middle <= b.x else { continue }
        let share = (middle - a.x) / (b.x - a.x)
        let top = frame.dotY(of: a.upper + (b.upper - a.upper) * share, height: rows)
        let bottom = frame.dotY(of: a.lower + (b.lower - a.lower) * share, height: rows)
        guard bottom >= -0.5, top <= Double(rows) else { continue }
        let first = max(0, Int(max(top, 0).rounded()))
        let last = max(first, min(rows - 1, Int(min(bottom, 1e6).rounded())))
        if first < rows { body(column, first..<last + 1) }
      }
    }
  }
}
