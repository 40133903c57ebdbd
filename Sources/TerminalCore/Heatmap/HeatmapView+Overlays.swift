/// What is laid over the values of a heatmap: glyphs of faults, lines and marks.
extension HeatmapView {
  /// Marks faults over the lines, so that none hides that a cell is dead.
  func drawFlags(in rect: Rect, pixels: Size, into buffer: inout CellBuffer, context: DrawContext) {
    guard image.flags.contains(where: { $0 != HeatmapImage.Flag.normal }) else { return }
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let pair = pair(column, row, pixels: pixels, context: context)
        let flags = image.flags[pair.0] | image.flags[pair.1]
        guard flags != HeatmapImage.Flag.normal else { continue }
        let isDead = flags & HeatmapImage.Flag.dead != 0
        let below = buffer[rect.x + column, rect.y + row]
        buffer[rect.x + column, rect.y + row] = Cell(
          isDead ? "x" : "!",
          style: overlayStyle(isDead ? .deadCell : .warning, on: below, context: context))
      }
    }
  }

  func drawLines(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    // Many lines would hide the map, unless they are made of dots and it shows between them.
    let isFine = context.glyphs == .braille && showsColors(context)
    let shown = lines.filter { $0.kind.layer == 0 || $0.kind == .strong || isFine }
      .sorted { $0.kind.layer < $1.kind.layer }
    guard !shown.isEmpty else { return }
    var canvas = SubcellCanvas(columns: rect.width, rows: rect.height, glyphs: context.glyphs)
    var kinds: [HeatmapLine.Kind] = []
    for line in shown {
      if kinds.last != line.kind {
        kinds.append(line.kind)
        _ = canvas.addPen(style: CellStyle(), ascii: line.kind.layer == 0 ? "." : "o")
      }
      for (a, b) in zip(line.points, line.points.dropFirst()) where !(a.x + b.x).isNaN {
        _ = canvas.line(
          from: dot(of: a, on: canvas), to: dot(of: b, on: canvas), pen: UInt8(kinds.count - 1),
          style: .solid, step: 0)
      }
    }
    canvas.render(at: Point(x: rect.x, y: rect.y), into: &buffer) { pen, below in
      style(of: kinds[Int(pen)], on: below, context: context)
    }
    guard context.glyphs == .ascii else { return }
    strokeRim(canvas, in: rect, into: &buffer) { kinds[Int($0)].layer == 0 }
  }

  /// Draws a rim with strokes that follow it: dots would look like low pressures.
  private func strokeRim(
    _ canvas: SubcellCanvas, in rect: Rect, into buffer: inout CellBuffer,
    isRim: (_ pen: UInt8) -> Bool
  ) {
    func isOnRim(_ x: Int, _ y: Int) -> Bool { canvas.pen(column: x, row: y).map(isRim) ?? false }
    for y in 0..<rect.height {
      for x in 0..<rect.width where isOnRim(x, y) {
        let rises = isOnRim(x + 1, y - 1) || isOnRim(x - 1, y + 1)
        let falls = isOnRim(x - 1, y - 1) || isOnRim(x + 1, y + 1)
        let isLevel = isOnRim(x - 1, y) || isOnRim(x + 1, y)
        let isUpright = isOnRim(x, y - 1) || isOnRim(x, y + 1)
        buffer[rect.x + x, rect.y + y].glyph =
          switch (isUpright, isLevel, rises, falls) {
          case (false, true, _, _): "-"
          case (false, false, true, false): "/"
          case (false, false, false, true): "\\"
          default: x < rect.width / 2 ? "(" : ")"
          }
      }
    }
  }

  private func style(
    of kind: HeatmapLine.Kind, on below: Cell, context: DrawContext
  ) -> CellStyle {
    switch kind {
    case .outline(let role):
      var style = context.theme[role]
      if showsColors(context), let ground = ground(of: below, context) {
        style.background = .rgb(ground)
      }
      return style
    case .strong: return overlayStyle(.centerOfPressure, on: below, context: context)
    case .contour, .faint:
      let style = overlayStyle(.centerOfPressure, on: below, context: context)
      guard case .rgb(let ink) = style.foreground, let ground = ground(of: below, context) else {
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

  func drawMarks(
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

  /// Writes the text of the highest pixel on it, moved in where it would not fit.
  func drawPeak(
    in rect: Rect, pixels size: Size, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let columns = CharacterWidth.columns(peakText)
    guard columns > 0, columns <= rect.width else { return }
    let pixels = image.values.indices.filter { !image.values[$0].isNaN }
    guard let peak = pixels.max(by: { image.values[$0] < image.values[$1] }) else { return }
    let column = peak % image.width * size.columns / image.width
    let row = peak / image.width * size.rows / image.height / Self.pixelRows(context.glyphs)
    buffer.write(
      peakText, x: rect.x + min(max(column - columns / 2, 0), rect.width - columns),
      y: rect.y + row, style: context.theme[.textStrong])
  }

  /// Returns the style of `role` on the cell's own colour, black or white where it would not show.
  private func overlayStyle(
    _ role: ThemeRole, on cell: Cell, context: DrawContext
  ) -> CellStyle {
    let style = context.theme[role]
    guard context.glyphs != .ascii, context.colorDepth >= .palette256,
      let ground = ground(of: cell, context)
    else { return style }
    // A colour that is not known is taken for one that does not show.
    let ink: RGB = if case .rgb(let color) = style.foreground { color } else { ground }
    return CellStyle(
      foreground: .rgb(ink.shown(on: ground)), background: .rgb(ground),
      attributes: style.attributes)
  }

  /// The colour that a whole cell has under dots: between those of its halves, where there is one.
  private func ground(of cell: Cell, _ context: DrawContext) -> RGB? {
    let isHalfBlock = cell.glyph == "▀" || cell.glyph == "▄"
    switch (isHalfBlock ? cell.style.foreground : .terminalDefault, cell.style.background) {
    case (.rgb(let ink), .rgb(let paper)):
      // Of 256 colours the one nearest to a mixture is in no map: a false ring along every contour.
      return context.colorDepth == .palette256 ? ink : ink.mixed(with: paper, fraction: 0.5)
    case (.rgb(let color), _), (_, .rgb(let color)): return color
    default: return nil
    }
  }
}
