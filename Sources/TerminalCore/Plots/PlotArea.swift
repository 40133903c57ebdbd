/// What lies between a curve and zero, filled: a ground of one colour where there are colours for it, dots far
/// apart where there are none, on which a line keeps its own cell readable.
package struct PlotArea {
  /// In order of x; a y that is NaN breaks the area.
  let points: [(x: Double, y: Double)]

  /// Fills cells, where `PlotGround` says so.
  func render(in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext) {
    let area = frame.area
    let fill = PlotGround.cell(shade: context.theme[.area], context)
    let hasColor = PlotGround(context) == .color
    for (column, height) in heights(in: frame, columns: area.width).enumerated() where height > 0 {
      let x = area.x + column
      let whole = min(Int(height), area.height)
      for row in 0..<whole { buffer[x, area.maxY - 1 - row] = fill }
      let rest = Int(((height - Double(whole)) * 8).rounded())
      guard whole < area.height, rest > 0 else { continue }
      let y = area.maxY - 1 - whole
      if hasColor, rest < 8 {
        buffer[x, y] = Cell(
          PlotGround.eighths[rest], style: CellStyle(foreground: fill.style.background))
      } else if rest >= (hasColor ? 8 : 4) {
        buffer[x, y] = fill
      }
    }
  }

  /// Sets dots far apart, where there is no colour for a ground.
  func stipple(in frame: PlotFrame, on canvas: inout SubcellCanvas, pen: UInt8) {
    let dots = Double(canvas.dotsDown)
    for (column, height) in heights(in: frame, columns: canvas.width).enumerated() where height > 0
    {
      let top = canvas.height - Int((height * dots).rounded())
      canvas.stipple(column: column, rows: top..<canvas.height, pen: pen)
    }
  }

  /// Rows that are filled in each column, from the bottom: the curve at the column's middle.
  ///
  /// Not the highest of the column: a valley of some columns would be filled up, and a line on it look too low.
  /// What is hardly above zero fills nothing.
  private func heights(in frame: PlotFrame, columns: Int) -> [Double] {
    let area = frame.area
    var heights = [Double](repeating: 0, count: max(columns, 0))
    guard area.height > 0, frame.xRange.upperBound > frame.xRange.lowerBound else { return heights }
    let rows = Double(area.height)
    let axis = TimeAxis(range: frame.xRange, width: columns)
    func height(_ y: Double) -> Double {
      min(max(rows - 0.5 - frame.dotY(of: y, height: area.height), 0), rows)
    }
    let least = height(0) + 0.125
    for (a, b) in zip(points, points.dropFirst()) {
      guard a.x.isFinite, b.x.isFinite, a.y.isFinite, b.y.isFinite, b.x > a.x,
        b.x >= frame.xRange.lowerBound, a.x <= frame.xRange.upperBound
      else { continue }
      for column in axis.columns(of: a.x...b.x) {
        let middle = axis.value(atColumn: column)
        guard a.x <= middle, middle <= b.x else { continue }
        let height = height(a.y + (b.y - a.y) * (middle - a.x) / (b.x - a.x))
        heights[column] = height >= least ? height : 0
      }
    }
    return heights
  }
}

extension PanelBorder.LegendEntry {
  /// A filled curve.
  package static func area(_ label: String, _ context: DrawContext) -> Self {
    let style = context.theme[.area]
    switch PlotGround(context) {
    case .color: return Self("███", CellStyle(foreground: style.background), label)
    case .dots: return Self(context.glyphs == .braille ? "⠅⠅⠅" : "▘▘▘", style, label)
    case .text: return Self(":::", style, label)
    }
  }

  /// A line.
  package static func line(
    _ line: LineStyle, _ role: ThemeRole, _ label: String, _ context: DrawContext
  ) -> Self {
    Self(line.sample(context.glyphs), context.theme[role], label)
  }
}

/// How a plot shows that something is filled.
enum PlotGround {
  /// A background, which whatever is drawn on it keeps.
  case color
  /// Dots, to which the dots of lines are added.
  case dots
  /// A glyph a cell.
  case text

  init(_ context: DrawContext) {
    let hasColor =
      context.colorDepth >= .palette256 && context.theme[.area].background != .terminalDefault
    self = context.glyphs == .ascii ? .text : hasColor ? .color : .dots
  }

  /// Eighths of a cell from below.
  static let eighths = Array(" ▁▂▃▄▅▆▇".unicodeScalars)

  /// The style of a glyph that is drawn over a cell: it keeps the ground that it lies on.
  static func style(_ style: CellStyle, over below: Cell) -> CellStyle {
    guard style.background == .terminalDefault else { return style }
    guard let eighth = eighths.firstIndex(of: below.glyph), eighth > 0 else {
      return style.background(below.style.background)
    }
    return style.background(eighth >= 4 ? below.style.foreground : below.style.background)
  }

  /// A filled cell where cells are filled.
  static func cell(shade: CellStyle, _ context: DrawContext) -> Cell {
    PlotGround(context) == .color
      ? Cell(style: CellStyle(background: context.theme[.area].background))
      : Cell(":", style: shade)
  }
}
