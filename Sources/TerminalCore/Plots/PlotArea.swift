/// What lies between a curve and zero, filled: a background where there are colours for it, a shade where not.
package struct PlotArea {
  /// In order of x; a y that is NaN breaks the area.
  let points: [(x: Double, y: Double)]

  /// Eighths of a cell from below.
  private static let eighths = Array(" ▁▂▃▄▅▆▇".unicodeScalars)

  func render(in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext) {
    let area = frame.area
    let heights = heights(in: frame)
    let fill = Self.cell(shade: context.theme[.area], context)
    let hasColor = Self.hasColor(context)
    for (column, height) in heights.enumerated() where height > 0 {
      let x = area.x + column
      let whole = min(Int(height), area.height)
      for row in 0..<whole { buffer[x, area.maxY - 1 - row] = fill }
      let rest = Int(((height - Double(whole)) * 8).rounded())
      guard whole < area.height, rest > 0 else { continue }
      let y = area.maxY - 1 - whole
      if hasColor, rest < 8 {
        buffer[x, y] = Cell(
          Self.eighths[rest], style: CellStyle(foreground: fill.style.background))
      } else if rest >= (hasColor ? 8 : 5) {
        buffer[x, y] = fill
      }
    }
  }

  /// Rows that are filled in each column, from the bottom; the highest of what the column shows.
  private func heights(in frame: PlotFrame) -> [Double] {
    let area = frame.area
    var heights = [Double](repeating: 0, count: max(area.width, 0))
    guard area.height > 0, frame.xRange.upperBound > frame.xRange.lowerBound else { return heights }
    let rows = Double(area.height)
    let axis = TimeAxis(range: frame.xRange, width: area.width)
    func height(_ y: Double) -> Double {
      let share =
        (y - frame.yRange.lowerBound) / (frame.yRange.upperBound - frame.yRange.lowerBound)
      return min(max(share, 0), 1) * rows
    }
    for (a, b) in zip(points, points.dropFirst()) {
      guard a.x.isFinite, b.x.isFinite, a.y.isFinite, b.y.isFinite, b.x > a.x,
        b.x >= frame.xRange.lowerBound, a.x <= frame.xRange.upperBound
      else { continue }
      for column in axis.columns(of: a.x...b.x) {
        let share = min(max((axis.value(atColumn: column) - a.x) / (b.x - a.x), 0), 1)
        heights[column] = max(heights[column], height(a.y + (b.y - a.y) * share))
      }
    }
    return heights
  }

  // MARK: - Cells

  private static func hasColor(_ context: DrawContext) -> Bool {
    context.glyphs != .ascii && context.colorDepth >= .palette256
      && context.theme[.area].background != .terminalDefault
  }

  /// A filled cell: the ground of areas where there are colours, otherwise a glyph.
  static func cell(shade: CellStyle, _ context: DrawContext) -> Cell {
    hasColor(context)
      ? Cell(style: CellStyle(background: context.theme[.area].background))
      : Cell(context.glyphs == .ascii ? ":" : "░", style: shade)
  }

  /// A piece of an area for legends.
  package static func sample(_ glyphs: GlyphSet) -> String { glyphs == .ascii ? ":::" : "▒▒▒" }

  /// The ground that a line drawn over a cell keeps.
  static func ground(of cell: Cell) -> Color {
    guard let eighth = eighths.firstIndex(of: cell.glyph), eighth > 0 else {
      return cell.style.background
    }
    return eighth >= 4 ? cell.style.foreground : cell.style.background
  }
}
