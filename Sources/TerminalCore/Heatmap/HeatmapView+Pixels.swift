/// The same heatmap in pixels, where a terminal takes pictures.
extension HeatmapView {
  /// Values of a picture at most; larger ones show each value in several pixels.
  private static let mostValues = 40_000

  /// Draws a map in the cells of an area and, where there are pixels, in those above them.
  ///
  /// - Parameters:
  ///   - area: where it lies.
  ///   - buffer: the screen.
  ///   - context: with the pixels of a cell, where there are pictures.
  ///   - view: makes the map with an image of a size.
  package static func draw(
    in area: Rect, into buffer: inout CellBuffer, context: DrawContext,
    view: (_ pixels: Size) -> HeatmapView
  ) {
    let ground = CellStyle(background: buffer[area.x, area.y].style.background)
    view(pixelSize(for: area, glyphs: context.glyphs)).render(
      in: area, into: &buffer, context: context)
    guard let cell = context.cellPixels, !area.isEmpty else { return }
    let fine = view(imageSize(for: area, cell: cell))
    buffer.place(
      fine.picture(
        Size(columns: area.width * cell.columns, rows: area.height * cell.rows), cell: cell,
        context: context),
      over: area, cell: cell, ground: ground)
  }

  /// The size of the image that a picture over an area is made of.
  package static func imageSize(for area: Rect, cell: Size) -> Size {
    let (width, height) = (area.width * cell.columns, area.height * cell.rows)
    var step = 1
    while (width / step) * (height / step) > mostValues { step += 1 }
    return Size(columns: max(width / step, 1), rows: max(height / step, 1))
  }

  /// Colours of what is not in the map.
  private struct Inks: Equatable, Sendable {
    let outline: [UInt32]
    let line: RGB
    let dead: RGB
    let saturated: RGB
    let neutral: RGB?
  }

  private struct Key: Equatable, Sendable {
    let view: HeatmapView
    let size: Size
    let cell: Size
    let inks: Inks
  }

  private static let memo = Memo<Key, PixelPicture>(capacity: 4)

  /// The map as a picture of `size` pixels; the same as before where nothing has changed.
  package func picture(_ size: Size, cell: Size, context: DrawContext) -> PixelPicture {
    func ink(_ role: ThemeRole) -> RGB {
      switch context.theme[role].foreground {
      case .rgb(let color): color
      case .ansi(let index): StyleResolver.ansiColor(index)
      case .terminalDefault: context.theme.isDark ? RGB(255, 255, 255) : RGB(0, 0, 0)
      }
    }
    var neutral: RGB?
    if case .rgb(let color) = context.theme[.sole].background { neutral = color }
    let inks = Inks(
      outline: lines.map { line in
        if case .outline(let role) = line.kind { PixelPicture.opaque(ink(role)) } else { 0 }
      }, line: ink(.centerOfPressure), dead: ink(.deadCell), saturated: ink(.warning),
      neutral: neutral)
    return Self.memo.value(Key(view: self, size: size, cell: cell, inks: inks)) {
      painted(size, cell: cell, inks: inks)
    }
  }

  private func painted(_ size: Size, cell: Size, inks: Inks) -> PixelPicture {
    var canvas = PixelCanvas(values(size, inks))
    let unit = max(cell.columns / 8, 1)
    for (index, line) in lines.enumerated().sorted(by: {
      ($0.element.kind.layer, $0.offset) < ($1.element.kind.layer, $1.offset)
    }) {
      let ink: PixelCanvas.Ink
      let thickness: Int
      switch line.kind {
      case .outline: (ink, thickness) = (.plain(inks.outline[index]), 2 * unit)
      case .contour, .faint: (ink, thickness) = (.mixed(inks.line), unit)
      case .strong: (ink, thickness) = (.contrasting(inks.line), 2 * unit)
      }
      canvas.draw(line.points, ink: ink, thickness: thickness)
    }
    drawFlags(on: &canvas, cell: cell, inks: inks)
    for mark in marks.filter({ $0.kind == .trail }) + marks.filter({ $0.kind == .current }) {
      let place = HeatmapLine.FractionalPoint(
        x: (Double(mark.x) + 0.5) / Double(max(image.width, 1)),
        y: (Double(mark.y) + 0.5) / Double(max(image.height, 1)))
      let radius = mark.kind == .current ? max(cell.columns / 2, 2) : max(cell.columns / 4, 1)
      canvas.fillDisc(at: place, radius: radius, ink: inks.line)
    }
    return canvas.picture
  }

  /// The colours of the values alone.
  private func values(_ size: Size, _ inks: Inks) -> PixelPicture {
    guard image.width > 0, image.height > 0 else {
      return PixelPicture(width: size.columns, height: size.rows)
    }
    let colors = image.values.map { value -> UInt32 in
      guard !value.isNaN else { return 0 }
      let fraction = fraction(value)
      if isNeutral(fraction), let neutral = inks.neutral { return PixelPicture.opaque(neutral) }
      return PixelPicture.opaque(map.color(at: fraction, depth: .trueColor))
    }
    var pixels: [UInt32] = []
    pixels.reserveCapacity(size.columns * size.rows)
    let columns = (0..<size.columns).map { $0 * image.width / size.columns }
    for y in 0..<size.rows {
      let row = y * image.height / size.rows * image.width
      for x in columns { pixels.append(colors[row + x]) }
    }
    return PixelPicture(width: size.columns, height: size.rows, pixels: pixels)
  }

  /// A cross on each value that has a fault, or in the middle of several.
  private func drawFlags(on canvas: inout PixelCanvas, cell: Size, inks: Inks) {
    for (index, flag) in image.flags.enumerated() where flag != HeatmapImage.Flag.normal {
      let (y, x) = index.quotientAndRemainder(dividingBy: image.width)
      let arm = max(cell.columns / 3, 2)
      // Raw cells are marked all over: a cross for as many of their pixels as there are characters.
      let isAlone =
        (x == 0 || image.flags[index - 1] != flag)
        && (y == 0 || image.flags[index - image.width] != flag)
      guard isAlone || (x % (3 * arm) == 0 && y % (3 * arm) == 0) else { continue }
      let place = HeatmapLine.FractionalPoint(
        x: (Double(x) + 0.5) / Double(image.width), y: (Double(y) + 0.5) / Double(image.height))
      canvas.drawCross(
        at: place, arm: arm,
        ink: flag & HeatmapImage.Flag.dead != 0 ? inks.dead : inks.saturated)
    }
  }
}
