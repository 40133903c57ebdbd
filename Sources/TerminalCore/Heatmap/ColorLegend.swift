import PlainText

/// One line that says which colour stands for which value.
package struct ColorLegend: Widget {
  package var map: ColorMap
  package var minimum: Double
  package var maximum: Double
  package var unit: String
  /// Whether the range stays as it is or follows the data; the legend says which.
  package var isFixed: Bool

  /// Parts of the range that contours run at, marked where a mark can be drawn on a colour.
  package var ticks: [Float]
  /// Whether it is of a map that comes out of the colour of an unloaded sole.
  package var isOnSole: Bool

  package init(
    map: ColorMap, minimum: Double, maximum: Double, unit: String, isFixed: Bool,
    ticks: [Float] = [], isOnSole: Bool = false
  ) {
    self.ticks = ticks
    self.isOnSole = isOnSole
    self.map = map
    self.minimum = minimum
    self.maximum = maximum
    self.unit = unit
    self.isFixed = isFixed
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    let low = ScreenNumber.short(minimum) + " "
    let high = " \(ScreenNumber.short(maximum)) \(unit)"
    let mode = " " + (isFixed ? tr("fixed") : tr("auto"))
    let texts = CharacterWidth.columns(low) + CharacterWidth.columns(high)
    let showsMode = rect.width >= texts + CharacterWidth.columns(mode) + 2
    let tail = showsMode ? high + mode : high
    let gradient = rect.width - CharacterWidth.columns(low) - CharacterWidth.columns(tail)
    let style = context.theme[.textDim]
    var x = rect.x
    guard gradient > 0 else {
      buffer.writeTruncated(
        low + "..." + tail, x: x, y: rect.y, style: style, maxWidth: rect.width,
        ellipsis: context.glyphs.ellipsis)
      return
    }
    x += buffer.write(low, x: x, y: rect.y, style: style)
    for step in 0..<gradient {
      let fraction = gradient > 1 ? Double(step) / Double(gradient - 1) : 1
      buffer[x + step, rect.y] = cell(at: fraction, context: context)
    }
    for tick in ticks where context.glyphs != .ascii && context.colorDepth >= .palette256 {
      let step = Int((Double(tick) * Double(gradient - 1)).rounded())
      let ground = map.color(at: Double(tick), depth: context.colorDepth)
      let ink = ground.mixed(with: RGB(255, 255, 255).shown(on: ground), fraction: 0.7)
      buffer[x + step, rect.y] = Cell(
        context.glyphs.box.vertical,
        style: CellStyle(foreground: .rgb(ink), background: .rgb(ground)))
    }
    buffer.write(tail, x: x + gradient, y: rect.y, style: style)
  }

  private func cell(at fraction: Double, context: DrawContext) -> Cell {
    if context.glyphs == .ascii || context.colorDepth < .palette256 {
      return Cell(
        minimum < 0 ? DensityRamp.signedGlyph(at: fraction) : DensityRamp.glyph(at: fraction),
        style: map.glyphStyle(at: fraction, depth: context.colorDepth))
    }
    let color =
      isOnSole
      ? map.color(at: fraction, depth: context.colorDepth, over: context.theme[.sole].background)
      : map.color(at: fraction, depth: context.colorDepth)
    return Cell("█", style: CellStyle(foreground: .rgb(color)))
  }
}
