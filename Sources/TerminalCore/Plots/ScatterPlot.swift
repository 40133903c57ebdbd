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

    /// Its dots around its middle, where a cell can be divided.
    var dots: [(x: Int, y: Int)] {
      switch self {
      case .dot: [(0, 0), (1, 0), (0, 1), (1, 1)]
      case .cross: [(-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1)]
      case .plus: [(0, -1), (-1, 0), (0, 0), (1, 0), (0, 1)]
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
    frame.render(verticalLines, into: &buffer, context: context)
    // Without colours the shapes have to be told apart, and a mark of some dots is too small for that.
    if context.glyphs == .braille, context.colorDepth > .mono {
      renderDots(in: frame, into: &buffer, context: context)
    } else {
      frame.render(horizontalLines, into: &buffer, context: context)
      renderGlyphs(in: frame, into: &buffer, context: context)
    }
    frame.renderLabels(horizontalLines, verticalLines, into: &buffer, context: context)
  }

  /// A glyph in the cell of each point.
  private func renderGlyphs(
    in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext
  ) {
    for group in groups {
      let cell = Cell(group.mark.glyph(context.glyphs), style: context.theme[group.role])
      for point in group.points {
        guard let x = frame.column(of: point.x), let y = frame.row(of: point.y) else { continue }
        buffer[x, y] = cell
      }
    }
  }

  /// Points and lines where they are, not where the next row is: a limit and a point beyond it are often in one.
  private func renderDots(
    in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext
  ) {
    var canvas = SubcellCanvas(
      columns: frame.area.width, rows: frame.area.height, glyphs: context.glyphs,
      isLastPenAlone: true)
    let heights = horizontalLines.map { line in
      frame.row(of: line.y).map { _ in
        Int(frame.dotY(of: line.y, height: canvas.height).rounded())
      }
    }
    let rows = heights.map { height in height.map { $0 / canvas.dotsDown } }
    for (index, line) in horizontalLines.enumerated() {
      guard let y = heights[index] else { continue }
      let pen = canvas.addPen(style: context.theme[line.role], ascii: "-")
      let own = frame.ownColumns(index, of: horizontalLines, in: rows).flatMap { column in
        (0..<canvas.dotsAcross).map { column * canvas.dotsAcross + $0 }
      }
      for (step, x) in own.enumerated()
      where line.line.isDrawn(atStep: step, glyphs: context.glyphs) {
        canvas.plot(x: x, y: y, pen: pen)
      }
    }
    for group in groups {
      let pen = canvas.addPen(style: context.theme[group.role], ascii: "o")
      for point in group.points
      where frame.column(of: point.x) != nil && frame.row(of: point.y) != nil {
        let x = Int(frame.dotX(of: point.x, width: canvas.width).rounded())
        let y = Int(frame.dotY(of: point.y, height: canvas.height).rounded())
        for dot in group.mark.dots { canvas.plot(x: x + dot.x, y: y + dot.y, pen: pen) }
      }
    }
    canvas.render(at: Point(x: frame.area.x, y: frame.area.y), into: &buffer)
  }
}
