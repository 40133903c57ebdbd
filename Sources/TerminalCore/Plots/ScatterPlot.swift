/// Points without lines between them, such as a Bland-Altman plot.
package struct ScatterPlot: Widget {
  /// The shapes of points; groups differ in shape as well as in colour.
  package enum Mark: Equatable, Sendable {
    case dot, cross, plus

    package func glyph(_ glyphs: GlyphSet) -> Unicode.Scalar {
      switch (self, glyphs) {
      case (.dot, .ascii): "o"
      case (.dot, _): "•"
      case (.cross, .ascii): "x"
      case (.cross, _): "×"
      case (.plus, _): "+"
      }
    }
  }

  package struct Group: Sendable {
    package var points: [(x: Double, y: Double)]
    package var role: ThemeRole
    package var mark: Mark

    package init(points: [(x: Double, y: Double)], role: ThemeRole, mark: Mark = .dot) {
      self.points = points
      self.role = role
      self.mark = mark
    }
  }

  package var groups: [Group]
  package var xRange: ClosedRange<Double>
  package var yRange: ClosedRange<Double>
  package var horizontalLines: [PlotHorizontalLine]
  package var verticalLines: [PlotVerticalLine]
  package var unit: String
  package var xUnit: String

  package init(
    groups: [Group], xRange: ClosedRange<Double>, yRange: ClosedRange<Double>,
    horizontalLines: [PlotHorizontalLine] = [], verticalLines: [PlotVerticalLine] = [],
    unit: String = "", xUnit: String = ""
  ) {
    self.groups = groups
    self.xRange = xRange
    self.yRange = yRange
    self.horizontalLines = horizontalLines
    self.verticalLines = verticalLines
    self.unit = unit
    self.xUnit = xUnit
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let frame = PlotFrame(rect: rect, xRange: xRange, yRange: yRange, unit: unit, xUnit: xUnit)
    frame.render(into: &buffer, context: context, showsGrid: false)
    frame.render(horizontalLines, into: &buffer, context: context)
    frame.render(verticalLines, into: &buffer, context: context)
    for group in groups {
      let cell = Cell(group.mark.glyph(context.glyphs), style: context.theme[group.role])
      for point in group.points {
        guard let x = frame.column(of: point.x), let y = frame.row(of: point.y) else { continue }
        buffer[x, y] = cell
      }
    }
    frame.renderLabels(horizontalLines, verticalLines, into: &buffer, context: context)
  }
}
