/// A heatmap in half blocks where there are colours for it, in density glyphs where there are not.
///
/// Half blocks show two pixels a cell. With sixteen colours or fewer a colour alone cannot be read
/// as a value, so each cell is one density glyph that stands for the mean of its pixels.
package struct HeatmapView: Widget {
  package var image: HeatmapImage
  /// The value of the map's first colour.
  package var minimum: Float
  /// The value of the map's last colour.
  package var maximum: Float
  package var map: ColorMap
  package var marks: [HeatmapMark]
  /// Drawn beneath the marks, the last one on top.
  package var lines: [HeatmapLine]

  package init(
    image: HeatmapImage, maximum: Float, minimum: Float = 0, map: ColorMap,
    marks: [HeatmapMark] = [], lines: [HeatmapLine] = []
  ) {
    self.image = image
    self.minimum = minimum
    self.maximum = maximum
    self.map = map
    self.marks = marks
    self.lines = lines
  }

  /// Returns the pixels that fill `rect`; an image of another size is stretched to it.
  package static func pixelSize(for rect: Rect, glyphs: GlyphSet) -> Size {
    Size(columns: rect.width, rows: rect.height * pixelRows(glyphs))
  }

  private static func pixelRows(_ glyphs: GlyphSet) -> Int { glyphs == .ascii ? 1 : 2 }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty, image.width > 0, image.height > 0 else { return }
    let pixels = Self.pixelSize(for: rect, glyphs: context.glyphs)
    let usesHalfBlocks = context.glyphs != .ascii && context.colorDepth >= .palette256
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let x = column * image.width / pixels.columns
        let rows = Self.pixelRows(context.glyphs)
        let top = row * rows * image.height / pixels.rows
        let bottom = (row * rows + rows - 1) * image.height / pixels.rows
        let pair = (top * image.width + x, bottom * image.width + x)
        var cell =
          usesHalfBlocks
          ? halfBlock(pair, context: context) : density(pair, context: context)
        addFlag(pair, to: &cell, context: context)
        buffer[rect.x + column, rect.y + row] = cell
      }
    }
    drawLines(in: rect, into: &buffer, context: context)
    drawMarks(in: rect, pixels: pixels, into: &buffer, context: context)
  }

  // MARK: - Cells

  private func fraction(_ value: Float) -> Double {
    guard maximum > minimum else { return 0 }
    return Double((value - minimum) / (maximum - minimum))
  }

  private func color(_ pixel: Int) -> Color? {
    let value = image.values[pixel]
    return value.isNaN ? nil : .rgb(map.color(at: fraction(value)))
  }

  private func halfBlock(_ pair: (Int, Int), context: DrawContext) -> Cell {
    switch (color(pair.0), color(pair.1)) {
    case (let top?, let bottom?):
      Cell("▀", style: CellStyle(foreground: top, background: bottom))
    case (let top?, nil): Cell("▀", style: CellStyle(foreground: top))
    case (nil, let bottom?): Cell("▄", style: CellStyle(foreground: bottom))
    case (nil, nil): Cell()
    }
  }

  private func density(_ pair: (Int, Int), context: DrawContext) -> Cell {
    let values = [image.values[pair.0], image.values[pair.1]].filter { !$0.isNaN }
    guard !values.isEmpty else { return Cell() }
    let fraction = fraction(values.reduce(0, +) / Float(values.count))
    return Cell(
      DensityRamp.glyph(at: fraction),
      style: CellStyle(foreground: .rgb(map.color(at: coarse(fraction, context)))))
  }

  /// Sixteen colours show a smooth map as noise, so it is cut into few wide steps.
  private func coarse(_ fraction: Double, _ context: DrawContext) -> Double {
    guard context.colorDepth == .ansi16 else { return fraction }
    return (fraction * 4).rounded() / 4
  }

  // MARK: - Overlays

  private func addFlag(_ pair: (Int, Int), to cell: inout Cell, context: DrawContext) {
    let flags = image.flags[pair.0] | image.flags[pair.1]
    if flags & HeatmapImage.Flag.dead != 0 {
      cell = Cell("x", style: overlayStyle(.deadCell, on: cell, context: context))
    } else if flags & HeatmapImage.Flag.saturated != 0 {
      cell = Cell("!", style: overlayStyle(.warning, on: cell, context: context))
    }
  }

  private func drawLines(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    guard !lines.isEmpty else { return }
    var canvas = SubcellCanvas(columns: rect.width, rows: rect.height, glyphs: context.glyphs)
    // Many lines would hide the map, unless they are made of dots and it shows between them.
    let isFine = context.glyphs == .braille && showsColors(context)
    let shown = isFine ? lines : lines.filter { !$0.isFaint }
    for (faint, pen) in [true, false].map({
      ($0, canvas.addPen(style: CellStyle(), ascii: "o"))
    }) {
      for line in shown where line.isFaint == faint {
        for (a, b) in zip(line.points, line.points.dropFirst()) {
          _ = canvas.line(
            from: dot(of: a, on: canvas), to: dot(of: b, on: canvas), pen: pen,
            style: .solid, step: 0)
        }
      }
    }
    canvas.render(at: Point(x: rect.x, y: rect.y), into: &buffer) { pen, below in
      let style = overlayStyle(.centerOfPressure, on: below, context: context)
      guard pen == 0, case .rgb(let ink) = style.foreground, let ground = ground(of: below) else {
        return style
      }
      var faint = style
      faint.foreground = .rgb(ground.mixed(with: ink, fraction: 0.45))
      return faint
    }
  }

  /// Dots lie in the middle of their share of the picture.
  private func dot(
    of point: HeatmapLine.FractionalPoint, on canvas: SubcellCanvas
  ) -> (x: Double, y: Double) {
    (point.x * Double(canvas.width) - 0.5, point.y * Double(canvas.height) - 0.5)
  }

  private func showsColors(_ context: DrawContext) -> Bool {
    context.glyphs != .ascii && context.colorDepth >= .palette256
  }

  private func drawMarks(
    in rect: Rect, pixels: Size, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let ordered = marks.filter { $0.kind == .trail } + marks.filter { $0.kind == .current }
    for mark in ordered {
      guard (0..<image.width).contains(mark.x), (0..<image.height).contains(mark.y) else {
        continue
      }
      let column = mark.x * pixels.columns / image.width
      let row = mark.y * pixels.rows / image.height / Self.pixelRows(context.glyphs)
      let below = buffer[rect.x + column, rect.y + row]
      buffer[rect.x + column, rect.y + row] = Cell(
        mark.glyph(context.glyphs), style: overlayStyle(mark.role, on: below, context: context))
    }
  }

  /// Returns the style of `role` on the cell's own colour, black or white where it would not show.
  private func overlayStyle(
    _ role: ThemeRole, on cell: Cell, context: DrawContext
  ) -> CellStyle {
    let style = context.theme[role]
    guard context.glyphs != .ascii, context.colorDepth >= .palette256,
      let ground = ground(of: cell)
    else { return style }
    var foreground = style.foreground
    if case .rgb(let ink) = foreground, abs(ink.luminance - ground.luminance) >= 0.35 {
      foreground = .rgb(ink)
    } else {
      foreground = .rgb(ground.luminance > 0.5 ? RGB(0, 0, 0) : RGB(255, 255, 255))
    }
    return CellStyle(
      foreground: foreground, background: .rgb(ground), attributes: style.attributes)
  }

  private func ground(of cell: Cell) -> RGB? {
    let isHalfBlock = cell.glyph == "▀" || cell.glyph == "▄"
    switch (isHalfBlock ? cell.style.foreground : .terminalDefault, cell.style.background) {
    case (.rgb(let ink), .rgb(let paper)): return ink.mixed(with: paper, fraction: 0.5)
    case (.rgb(let color), _), (_, .rgb(let color)): return color
    default: return nil
    }
  }
}
