/// A heatmap in half blocks where there are colours for it, in density glyphs where there are not.
///
/// Half blocks show two pixels a cell. With sixteen colours or fewer a colour alone cannot be read
/// as a value, so each cell is one density glyph that stands for the mean of its pixels. Values near zero are
/// neutral: they have the theme's colour of an unloaded sole, or none, and do not shimmer.
package struct HeatmapView: Widget, Equatable {
  package var image: HeatmapImage
  /// The value of the map's first colour.
  package var minimum: Float
  /// The value of the map's last colour.
  package var maximum: Float
  package var map: ColorMap
  package var marks: [HeatmapMark]
  /// Drawn beneath the marks: outlines lowest, then contours.
  package var lines: [HeatmapLine]
  /// Part of the range below which a value is as good as none; 0 to draw each.
  package var neutralPart: Double
  /// Written at the highest pixel where values are glyphs, which cannot be read off a legend; empty for nothing.
  package var peakText: String

  package init(
    image: HeatmapImage, maximum: Float, minimum: Float = 0, map: ColorMap,
    marks: [HeatmapMark] = [], lines: [HeatmapLine] = [], neutralPart: Double = 0,
    peakText: String = ""
  ) {
    self.peakText = peakText
    self.image = image
    self.minimum = minimum
    self.maximum = maximum
    self.map = map
    self.marks = marks
    self.lines = lines
    self.neutralPart = neutralPart
  }

  /// Returns the pixels that fill `rect`; an image of another size is stretched to it.
  package static func pixelSize(for rect: Rect, glyphs: GlyphSet) -> Size {
    Size(columns: rect.width, rows: rect.height * pixelRows(glyphs))
  }

  static func pixelRows(_ glyphs: GlyphSet) -> Int { glyphs == .ascii ? 1 : 2 }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty, image.width > 0, image.height > 0 else { return }
    let pixels = Self.pixelSize(for: rect, glyphs: context.glyphs)
    let usesHalfBlocks = context.glyphs != .ascii && context.colorDepth >= .palette256
    let sole = context.theme[.sole].background
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let pair = pair(column, row, pixels: pixels, context: context)
        buffer[rect.x + column, rect.y + row] =
          usesHalfBlocks
          ? halfBlock(pair, sole: sole, depth: context.colorDepth) : density(pair, context: context)
      }
    }
    drawLines(in: rect, into: &buffer, context: context)
    drawFlags(in: rect, pixels: pixels, into: &buffer, context: context)
    drawMarks(in: rect, pixels: pixels, into: &buffer, context: context)
    if !usesHalfBlocks { drawPeak(in: rect, pixels: pixels, into: &buffer, context: context) }
  }

  // MARK: - Cells

  /// The pixels that a cell shows, the upper and the lower.
  func pair(_ column: Int, _ row: Int, pixels: Size, context: DrawContext) -> (Int, Int) {
    let x = column * image.width / pixels.columns
    let rows = Self.pixelRows(context.glyphs)
    let top = row * rows * image.height / pixels.rows
    let bottom = (row * rows + rows - 1) * image.height / pixels.rows
    return (top * image.width + x, bottom * image.width + x)
  }

  func fraction(_ value: Float) -> Double {
    guard maximum > minimum else { return 0 }
    return Double((value - minimum) / (maximum - minimum))
  }

  func isNeutral(_ fraction: Double) -> Bool { neutralPart > 0 && fraction < neutralPart }

  private func color(_ pixel: Int, sole: Color, depth: ColorDepth) -> Color? {
    let value = image.values[pixel]
    guard !value.isNaN else { return nil }
    let fraction = fraction(value)
    if isNeutral(fraction), case .rgb = sole { return sole }
    return .rgb(
      neutralPart > 0
        ? map.color(at: fraction, depth: depth, over: sole) : map.color(at: fraction, depth: depth))
  }

  private func halfBlock(_ pair: (Int, Int), sole: Color, depth: ColorDepth) -> Cell {
    let colors = (
      color(pair.0, sole: sole, depth: depth), color(pair.1, sole: sole, depth: depth)
    )
    return switch colors {
    case (let top?, let bottom?) where top == bottom: Cell(style: CellStyle(background: top))
    case (let top?, let bottom?): Cell("▀", style: CellStyle(foreground: top, background: bottom))
    case (let top?, nil): Cell("▀", style: CellStyle(foreground: top))
    case (nil, let bottom?): Cell("▄", style: CellStyle(foreground: bottom))
    case (nil, nil): Cell()
    }
  }

  private func density(_ pair: (Int, Int), context: DrawContext) -> Cell {
    let values = [image.values[pair.0], image.values[pair.1]].filter { !$0.isNaN }
    guard !values.isEmpty else { return Cell() }
    let fraction = fraction(values.reduce(0, +) / Float(values.count))
    if isNeutral(fraction) { return Cell() }
    return Cell(
      minimum < 0 ? DensityRamp.signedGlyph(at: fraction) : DensityRamp.glyph(at: fraction),
      style: map.glyphStyle(at: fraction, depth: context.colorDepth))
  }
}
