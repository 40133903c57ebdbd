/// Curves over a common axis.
package struct LinePlot: Widget {
  package struct Series: Sendable {
    /// The points in order; a y that is NaN breaks the curve.
    package var points: [(x: Double, y: Double)]
    package var role: ThemeRole
    package var line: LineStyle
    /// Whether what lies between the curve and zero is filled instead of the curve drawn, beneath all lines.
    package var isFilled: Bool
    /// Whether it is one of many that are only to be seen where no other line is.
    package var isFaint: Bool
    /// Whose colour a filled one has some of, where there are colours enough; nil for the colour of all grounds.
    package var tint: ThemeRole?
    /// Whether it is a part of a line to be drawn bold, where no ground is tinted to show which part.
    package var isHighlight = false

    package init(
      points: [(x: Double, y: Double)], role: ThemeRole, line: LineStyle = .solid,
      isFilled: Bool = false, isFaint: Bool = false, tint: ThemeRole? = nil
    ) {
      self.tint = tint
      self.points = points
      self.role = role
      self.line = line
      self.isFilled = isFilled
      self.isFaint = isFaint
    }
  }

  /// A shaded region between two curves, such as a standard deviation.
  package struct Band: Sendable {
    package var points: [(x: Double, lower: Double, upper: Double)]
    package var role: ThemeRole
    /// What it belongs to where there are colours enough to tint it; nil for the colour of all grounds.
    package var tint: ThemeRole?

    package init(
      points: [(x: Double, lower: Double, upper: Double)], role: ThemeRole = .band,
      tint: ThemeRole? = nil
    ) {
      self.points = points
      self.role = role
      self.tint = tint
    }
  }

  /// The curves; later ones are drawn over earlier ones.
  package var series: [Series]
  package var xRange: ClosedRange<Double>
  package var yRange: ClosedRange<Double>
  package var bands: [Band]
  package var verticalLines: [PlotVerticalLine]
  package var horizontalLines: [PlotHorizontalLine]
  /// Events: an arrow each, at the bottom of the plot.
  package var eventMarks: [PlotEventMark] = []
  /// The unit of y, written above the axis; empty for none.
  package var unit: String
  /// The unit of x, written at the axis' right end; empty for none.
  package var xUnit: String
  package var showsXAxis: Bool
  package var showsGrid: Bool

  package init(
    series: [Series], xRange: ClosedRange<Double>, yRange: ClosedRange<Double>,
    bands: [Band] = [], verticalLines: [PlotVerticalLine] = [],
    horizontalLines: [PlotHorizontalLine] = [], unit: String = "", xUnit: String = "",
    showsXAxis: Bool = true, showsGrid: Bool = false
  ) {
    self.series = series
    self.xRange = xRange
    self.yRange = yRange
    self.bands = bands
    self.verticalLines = verticalLines
    self.horizontalLines = horizontalLines
    self.unit = unit
    self.xUnit = xUnit
    self.showsXAxis = showsXAxis
    self.showsGrid = showsGrid
  }

  /// Returns the axes of the plot in `rect`; its `area` is where other things line up.
  package func frame(in rect: Rect) -> PlotFrame {
    PlotFrame(
      rect: rect, xRange: xRange, yRange: yRange, unit: unit, xUnit: xUnit,
      showsXAxis: showsXAxis)
  }

  /// Returns the x value at a screen column, for the mouse; clamped to the range.
  package func xValue(atColumn column: Int, in rect: Rect) -> Double {
    frame(in: rect).xValue(atColumn: column)
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let frame = frame(in: rect)
    frame.render(into: &buffer, context: context, showsGrid: showsGrid)
    guard !frame.area.isEmpty, xRange.upperBound > xRange.lowerBound,
      yRange.upperBound > yRange.lowerBound
    else { return }
    renderGrounds(in: frame, into: &buffer, context: context)
    frame.render(horizontalLines, into: &buffer, context: context)
    frame.render(verticalLines, into: &buffer, context: context)
    let isTinted =
      PlotGround.canBeTinted(context) && series.contains { $0.isFilled && $0.tint != nil }
    let lines = series.filter { !$0.isFilled && !$0.isFaint && !($0.isHighlight && isTinted) }
    let canvas = canvas(of: lines, in: frame, context: context)
    var faint = self.canvas(of: series.filter(\.isFaint), in: frame, context: context)
    faint.clear(where: canvas)
    for layer in [faint, canvas] {
      layer.render(
        at: Point(x: frame.area.x, y: frame.area.y), into: &buffer, addsToDots: true
      ) { pen, below in
        PlotGround.style(layer.style(of: pen), over: below, isOnBand: !bands.isEmpty)
      }
    }
    frame.render(eventMarks, into: &buffer, context: context)
    frame.renderLabels(horizontalLines, verticalLines, into: &buffer, context: context)
  }

  /// Lines in dots, the later ones over the earlier ones.
  private func canvas(
    of lines: [Series], in frame: PlotFrame, context: DrawContext
  ) -> SubcellCanvas {
    var canvas = SubcellCanvas(
      columns: frame.area.width, rows: frame.area.height, glyphs: context.glyphs,
      isLastPenAlone: context.colorDepth > .mono)
    let hasHighlight = lines.contains(where: \.isHighlight)
    for curve in lines {
      var style = context.theme[curve.role]
      // A theme may have bold lines: beside a highlight none is.
      if curve.isHighlight {
        style.attributes.insert(.bold)
      } else if hasHighlight {
        style.attributes.remove(.bold)
      }
      let pen = canvas.addPen(style: style, ascii: curve.line.asciiGlyph)
      draw(curve, pen: pen, frame: frame, on: &canvas)
    }
    return canvas
  }

  private func draw(
    _ curve: Series, pen: UInt8, frame: PlotFrame, on canvas: inout SubcellCanvas
  ) {
    var previous: (x: Double, y: Double)?
    var step = 0
    for (index, point) in curve.points.enumerated() {
      guard point.x.isFinite, point.y.isFinite else {
        previous = nil
        continue
      }
      let dot = (
        x: frame.dotX(of: point.x, width: canvas.width),
        y: frame.dotY(of: point.y, height: canvas.height)
      )
      if let previous {
        step = canvas.line(from: previous, to: dot, pen: pen, style: curve.line, step: step)
      } else if index + 1 == curve.points.count || !curve.points[index + 1].y.isFinite {
        // A point without neighbours is still a point.
        _ = canvas.line(from: dot, to: dot, pen: pen, style: .solid, step: 0)
      }
      previous = dot
    }
  }
}
