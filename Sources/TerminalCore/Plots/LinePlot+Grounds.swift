/// What lies beneath the lines of a plot: filled curves, and bands over them.
extension LinePlot {
  func renderGrounds(
    in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext
  ) {
    for curve in series where curve.isFilled {
      PlotArea(points: curve.points, tint: curve.tint).render(
        in: frame, into: &buffer, context: context)
    }
    for band in bands { shade(band, in: frame, into: &buffer, context: context) }
  }

  /// Shades what lies between the two curves, half a row high at least.
  private func shade(
    _ band: Band, in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let cell = PlotGround.cell(
      shade: context.theme[band.role], tint: band.tint.map { context.theme[$0] }, context)
    let area = frame.area
    let axis = TimeAxis(range: xRange, width: area.width)
    for (a, b) in zip(band.points, band.points.dropFirst()) {
      let values = [a.x, a.lower, a.upper, b.x, b.lower, b.upper]
      guard values.allSatisfy(\.isFinite), b.x > a.x, a.x < xRange.upperBound,
        b.x > xRange.lowerBound
      else { continue }
      for column in axis.columns(of: a.x...b.x) {
        let middle = axis.value(atColumn: column)
        guard a.x <= middle, middle <= b.x else { continue }
        let share = (middle - a.x) / (b.x - a.x)
        func rows(_ y: Double) -> Double {
          let top = frame.dotY(of: y, height: area.height)
          return Double(area.height) - 0.5 - min(max(top, -1e6), 1e6)
        }
        var (low, high) = (
          rows(a.lower + (b.lower - a.lower) * share), rows(a.upper + (b.upper - a.upper) * share)
        )
        if high - low < 0.5 {
          low = (low + high).rounded(.down) / 2
          high = low + 0.5
        }
        guard high > 0, low < Double(area.height) else { continue }
        PlotGround.fill(
          column: area.x + column, from: low, to: high, above: area.maxY, of: area.height,
          with: cell, into: &buffer, context: context)
      }
    }
  }
}
