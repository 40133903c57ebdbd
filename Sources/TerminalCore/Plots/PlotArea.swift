/// What lies between a curve and zero, filled: a ground of one colour where there are colours for it, a light shade
/// where there are none, on which a line has a cell of its own.
package struct PlotArea {
  /// In order of x; a y that is NaN breaks the area.
  let points: [(x: Double, y: Double)]
  /// Whose colour the ground has some of.
  var tint: ThemeRole?

  func render(in frame: PlotFrame, into buffer: inout CellBuffer, context: DrawContext) {
    let area = frame.area
    guard !area.isEmpty, frame.xRange.upperBound > frame.xRange.lowerBound else { return }
    let ground = PlotGround.cell(
      shade: context.theme[.area], tint: tint.map { context.theme[$0] }, context)
    // In rows from the bottom: the middle of the row that zero is in, which is where its tick stands.
    let zero = max(Double(area.height) - 0.5 - frame.dotY(of: 0, height: area.height), 0)
    for (column, height) in heights(in: frame).enumerated() where height > zero + 0.125 {
      PlotGround.fill(
        column: area.x + column, from: zero, to: height, above: area.maxY, of: area.height,
        with: ground, into: &buffer, context: context)
    }
  }

  /// Rows to which each column is filled, from the bottom.
  ///
  /// That is the curve at the column's middle, but at a peak or a valley within the column the curve there: the
  /// highest of each column would fill valleys up, the middle alone would cut peaks off.
  private func heights(in frame: PlotFrame) -> [Double] {
    let area = frame.area
    let rows = Double(area.height)
    let axis = TimeAxis(range: frame.xRange, width: area.width)
    let columnWidth = (frame.xRange.upperBound - frame.xRange.lowerBound) / Double(area.width)
    var columns = [Column](repeating: Column(), count: area.width)
    for (a, b) in zip(points, points.dropFirst()) {
      guard a.x.isFinite, b.x.isFinite, a.y.isFinite, b.y.isFinite, b.x > a.x,
        b.x >= frame.xRange.lowerBound, a.x <= frame.xRange.upperBound
      else { continue }
      for column in axis.columns(of: a.x...b.x) {
        let middle = axis.value(atColumn: column)
        let (start, end) = (max(a.x, middle - columnWidth / 2), min(b.x, middle + columnWidth / 2))
        guard start <= end else { continue }
        let slope = (b.y - a.y) / (b.x - a.x)
        columns[column].add(
          from: a.y + (start - a.x) * slope, to: a.y + (end - a.x) * slope,
          middle: a.x <= middle && middle <= b.x ? a.y + (middle - a.x) * slope : nil)
      }
    }
    return columns.map { column in
      guard let value = column.value else { return 0 }
      return min(max(rows - 0.5 - frame.dotY(of: value, height: area.height), 0), rows)
    }
  }

  /// What a curve does within a column.
  private struct Column {
    private var ends: (first: Double, last: Double)?
    private var extremes = (low: Double.infinity, high: -Double.infinity)
    private var middle: Double?

    mutating func add(from first: Double, to last: Double, middle: Double?) {
      ends = (ends?.first ?? first, last)
      extremes = (min(extremes.low, first, last), max(extremes.high, first, last))
      self.middle = middle ?? self.middle
    }

    /// What stands for the column; nil where the curve does not reach its middle.
    var value: Double? {
      guard let ends, let middle else { return nil }
      if extremes.high > max(ends.first, ends.last) { return extremes.high }
      return extremes.low < min(ends.first, ends.last) ? extremes.low : middle
    }
  }
}

extension PanelBorder.LegendEntry {
  /// A filled curve.
  package static func area(_ label: String, _ context: DrawContext) -> Self {
    let style = context.theme[.area]
    switch PlotGround(context) {
    case .color: return Self("███", CellStyle(foreground: style.background), label)
    case .glyph(let shade): return Self(String(repeating: Character(shade), count: 3), style, label)
    }
  }

  /// A line.
  package static func line(
    _ line: LineStyle, _ role: ThemeRole, _ label: String, _ context: DrawContext
  ) -> Self {
    Self(line.sample(context.glyphs), context.theme[role], label)
  }
}

extension DrawContext {
  /// Whether plots fill what they fill with a colour, which lines lie on.
  package var hasGrounds: Bool { PlotGround(self) == .color }
}

/// How a plot shows that something is filled.
enum PlotGround: Equatable {
  /// A background, which whatever is drawn on it keeps.
  case color
  /// A glyph a cell, which gives way to whatever is drawn on it.
  case glyph(Unicode.Scalar)

  init(_ context: DrawContext) {
    let hasColor =
      context.colorDepth > .mono && context.theme[.area].background != .terminalDefault
    self =
      switch context.glyphs {
      case .ascii: .glyph(":")
      case .block: hasColor ? .color : .glyph("░")
      case .braille: hasColor ? .color : .glyph(Self.stipple)
      }
  }

  /// A shade of dots, far enough apart that a line is seen among them.
  static let stipple: Unicode.Scalar = "⠅"

  /// Whether a ground can have some of another colour.
  static func canBeTinted(_ context: DrawContext) -> Bool {
    PlotGround(context) == .color && context.colorDepth >= .palette256
  }

  private static let eighths = FilledEighths.glyphs
  private static let upperHalf: Unicode.Scalar = "▀"

  /// The style of a glyph that is drawn over a cell: it keeps the ground that it lies on.
  ///
  /// - Parameters:
  ///   - style: of the glyph.
  ///   - below: the cell.
  ///   - isOnBand: whether a ground in the upper half is that of a band, which goes on below; that of an area ends at zero.
  /// - Returns: the style with the ground.
  static func style(_ style: CellStyle, over below: Cell, isOnBand: Bool = false) -> CellStyle {
    guard style.background == .terminalDefault else { return style }
    let isFilled =
      (isOnBand && below.glyph == upperHalf)
      || eighths.firstIndex(of: below.glyph).map { $0 >= 4 } ?? false
    return style.background(isFilled ? below.style.foreground : below.style.background)
  }

  /// A filled cell where cells are filled.
  ///
  /// - Parameters:
  ///   - shade: what a shaded cell looks like where there are no colours for a ground.
  ///   - tint: whose colour the ground has some of, where there are enough colours.
  ///   - context: what can be drawn.
  /// - Returns: a cell that is the same wherever it stands.
  static func cell(
    shade: CellStyle, tint: CellStyle? = nil, _ context: DrawContext
  ) -> Cell {
    switch PlotGround(context) {
    case .color:
      let ground = context.theme[.area].background
      guard canBeTinted(context), case .rgb(let paper) = ground,
        case .rgb(let ink) = tint?.foreground
      else { return Cell(style: CellStyle(background: ground)) }
      // Of less, 256 colours have none between the two.
      let fraction = context.colorDepth == .trueColor ? 0.2 : 0.35
      return Cell(style: CellStyle(background: .rgb(paper.mixed(with: ink, fraction: fraction))))
    case .glyph(let glyph): return Cell(glyph, style: shade)
    }
  }

  /// Fills part of a column: in eighths of a row above and in halves below where there are colours, else in whole rows.
  ///
  /// - Parameters:
  ///   - x: the column.
  ///   - low: rows above the bottom at which the ground begins.
  ///   - high: rows above the bottom at which it ends.
  ///   - bottom: the row below the lowest one.
  ///   - rows: how many there are.
  ///   - cell: what a whole cell is filled with.
  ///   - buffer: where it is drawn.
  ///   - context: what can be drawn.
  static func fill(
    column x: Int, from low: Double, to high: Double, above bottom: Int, of rows: Int,
    with cell: Cell, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let isColored = PlotGround(context) == .color
    let first = max(Int(low), 0)
    for row in first..<max(min(Int(high.rounded(.up)), rows), first) {
      let (from, to) = (max(low - Double(row), 0), min(high - Double(row), 1))
      let y = bottom - 1 - row
      guard isColored else {
        if to - from >= 0.5 { buffer[x, y] = cell }
        continue
      }
      let eighth = Int((to * 8).rounded())
      let glyph: Unicode.Scalar? =
        if from < 0.25 { eighth > 0 ? eighths[eighth] : nil } else {
          from < 0.75 && to >= 0.75 ? upperHalf : nil
        }
      guard let glyph else { continue }
      buffer[x, y] =
        glyph == "█" ? cell : Cell(glyph, style: CellStyle(foreground: cell.style.background))
    }
  }
}
