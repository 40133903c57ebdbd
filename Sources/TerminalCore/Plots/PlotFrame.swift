/// The axes of a plot: where the curves go, and ticks and labels around them.
///
/// ```
/// %BW
/// 100┤         the unit takes the place above the first label
///  50┤
///   0┤
///    └──┬────
///       0.5 s
/// ```
package struct PlotFrame: Equatable, Sendable {
  package let xRange: ClosedRange<Double>
  /// What was asked for, widened so that ticks stand at even distances.
  package let yRange: ClosedRange<Double>
  package let unit: String
  package let xUnit: String
  /// The cells inside the axes.
  package let area: Rect
  private let rect: Rect
  private let yTicks: NiceTicks
  private let xTicks: NiceTicks
  private let labelWidth: Int
  private let axisRows: Int

  /// Lays out axes in `rect`; the labels go first where there is no room, then the axes.
  package init(
    rect: Rect, xRange: ClosedRange<Double>, yRange: ClosedRange<Double>, unit: String = "",
    xUnit: String = "", showsXAxis: Bool = true
  ) {
    self.rect = rect
    self.xRange = xRange
    self.unit = unit
    self.xUnit = xUnit
    axisRows = showsXAxis ? (rect.height >= 7 ? 2 : rect.height >= 4 ? 1 : 0) : 0
    let plotRows = rect.height - axisRows
    let scale = RowScale(range: yRange, rows: plotRows, maxTicks: max(2, plotRows / 3 + 1))
    self.yRange = scale.range
    let ticks = scale.ticks
    yTicks = ticks
    let widest = ticks.values.map { ticks.label($0).count }.max() ?? 0
    let wished = max(widest, CharacterWidth.columns(unit))
    labelWidth = rect.width >= wished + 11 ? wished : 0
    let leading = rect.width >= 8 ? labelWidth + 1 : 0
    area = Rect(
      x: rect.x + leading, y: rect.y, width: rect.width - leading, height: plotRows)
    xTicks = NiceTicks(range: xRange, maxCount: max(2, area.width / 10))
  }

  // MARK: - Mapping

  /// Returns the screen column of `x`, or nil outside the range.
  package func column(of x: Double) -> Int? {
    TimeAxis(range: xRange, width: area.width).column(of: x).map { area.x + $0 }
  }

  /// Returns the screen row of `y`, or nil outside the range.
  package func row(of y: Double) -> Int? {
    guard !area.isEmpty, yRange.contains(y) else { return nil }
    let dot = dotY(of: y, height: area.height)
    return dot.isFinite ? area.y + Int(dot.rounded()) : nil
  }

  /// Returns the x value at the middle of a screen column, clamped to the range.
  package func xValue(atColumn column: Int) -> Double {
    TimeAxis(range: xRange, width: area.width).value(atColumn: column - area.x)
  }

  /// Returns `x` in dots from the left, 0 at the middle of the first of `width` dots.
  func dotX(of x: Double, width: Int) -> Double {
    let dot = (x - xRange.lowerBound) / (xRange.upperBound - xRange.lowerBound) * Double(width)
    // The upper end of the range belongs to the last dot, not to the one beyond.
    return x <= xRange.upperBound ? min(dot, Double(width) - 0.01) - 0.5 : dot - 0.5
  }

  /// Returns `y` in dots from the top, 0 at the middle of the first of `height` dots.
  ///
  /// The range's ends are the middles of the first and the last row, where ticks and grid lines are drawn too.
  func dotY(of y: Double, height: Int) -> Double {
    let share = (yRange.upperBound - y) / (yRange.upperBound - yRange.lowerBound)
    let row = share * Double(area.height - 1) + 0.5
    return row * Double(height) / Double(max(area.height, 1)) - 0.5
  }

  // MARK: - Drawing

  /// Draws axes, ticks and labels, and with `showsGrid` a faint line at each y tick.
  package func render(into buffer: inout CellBuffer, context: DrawContext, showsGrid: Bool) {
    guard !area.isEmpty else { return }
    let box = context.glyphs.box
    let axis = context.theme[.axis]
    if area.x > rect.x {
      for y in area.y..<area.maxY { buffer[area.x - 1, y] = Cell(box.vertical, style: axis) }
    }
    for tick in yTicks.values {
      guard let y = row(of: tick) else { continue }
      if area.x > rect.x { buffer[area.x - 1, y] = Cell(box.leftTick, style: axis) }
      if labelWidth > 0, unit.isEmpty || y > area.y {
        buffer.writeRight(
          yTicks.label(tick), end: area.x - 1, y: y, style: axis, maxWidth: labelWidth)
      }
      if showsGrid {
        for x in area.x..<area.maxX {
          buffer[x, y] = Cell(box.dashedHorizontal, style: context.theme[.grid])
        }
      }
    }
    if labelWidth > 0 {
      buffer.writeRight(
        unit, end: area.x - 1, y: area.y, style: context.theme[.textDim], maxWidth: labelWidth)
    }
    renderXAxis(into: &buffer, context: context)
  }

  private func renderXAxis(into buffer: inout CellBuffer, context: DrawContext) {
    guard axisRows > 0 else { return }
    let box = context.glyphs.box
    let axis = context.theme[.axis]
    if axisRows == 2 {
      for x in area.x..<area.maxX { buffer[x, area.maxY] = Cell(box.horizontal, style: axis) }
      if area.x > rect.x { buffer[area.x - 1, area.maxY] = Cell(box.axisCorner, style: axis) }
    }
    let y = rect.maxY - 1
    let unitWidth = xUnit.isEmpty ? 0 : CharacterWidth.columns(xUnit) + 1
    var free = rect.x
    for tick in xTicks.values {
      guard let x = column(of: tick) else { continue }
      if axisRows == 2 { buffer[x, area.maxY] = Cell(box.bottomTick, style: axis) }
      let label = xTicks.label(tick)
      // The last one moves aside for the unit.
      let start = max(rect.x, min(x - label.count / 2, area.maxX - unitWidth - label.count))
      guard start >= free, start + label.count <= area.maxX - unitWidth else { continue }
      free = start + buffer.write(label, x: start, y: y, style: axis) + 1
    }
    if unitWidth > 0, free + unitWidth - 1 <= area.maxX {
      buffer.writeRight(
        xUnit, end: area.maxX, y: y, style: context.theme[.textDim], maxWidth: unitWidth)
    }
  }
}
