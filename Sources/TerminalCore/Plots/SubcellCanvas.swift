/// A drawing surface finer than cells: 2 x 4 braille dots, 2 x 2 quadrants, or 1 x 1 in ASCII.
///
/// A cell has one colour, that of the last pen that touched it. Dots of all pens add up, or those of the last one
/// stand alone: then no line has dots in the colour of another.
package struct SubcellCanvas {
  package let columns: Int
  package let rows: Int
  package let glyphs: GlyphSet
  /// Dots a cell, across and down.
  package let dotsAcross: Int
  package let dotsDown: Int
  private let shiftAcross: Int
  private let shiftDown: Int
  private var masks: [UInt8]
  private var pens: [UInt8]
  private var penStyles: [(style: CellStyle, ascii: Unicode.Scalar)] = []

  private let isLastPenAlone: Bool

  package init(columns: Int, rows: Int, glyphs: GlyphSet, isLastPenAlone: Bool = false) {
    self.isLastPenAlone = isLastPenAlone
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.glyphs = glyphs
    switch glyphs {
    case .ascii: (dotsAcross, dotsDown) = (1, 1)
    case .block: (dotsAcross, dotsDown) = (2, 2)
    case .braille: (dotsAcross, dotsDown) = (2, 4)
    }
    shiftAcross = dotsAcross.trailingZeroBitCount
    shiftDown = dotsDown.trailingZeroBitCount
    masks = Array(repeating: 0, count: self.columns * self.rows)
    pens = masks
  }

  /// The size in dots.
  package var width: Int { columns * dotsAcross }
  package var height: Int { rows * dotsDown }

  /// Adds a pen and returns its number; at most 256, after which the last is returned again.
  package mutating func addPen(style: CellStyle, ascii: Unicode.Scalar) -> UInt8 {
    if penStyles.count < 256 { penStyles.append((style, ascii)) }
    return UInt8(penStyles.count - 1)
  }

  /// The style that a pen was added with.
  func style(of pen: UInt8) -> CellStyle { penStyles[Int(pen)].style }

  /// Sets the dot at (`x`, `y`), counted from the top left; nothing outside the canvas.
  package mutating func plot(x: Int, y: Int, pen: UInt8) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    // Dots a cell are powers of two.
    let index = (y >> shiftDown) * columns + (x >> shiftAcross)
    if isLastPenAlone, pens[index] != pen { masks[index] = 0 }
    masks[index] |= bit(x: x & (dotsAcross - 1), y: y & (dotsDown - 1))
    pens[index] = pen
  }

  /// The pen that touched a cell last; nil where nothing is drawn, and outside of the canvas.
  func pen(column: Int, row: Int) -> UInt8? {
    guard column >= 0, row >= 0, column < columns, row < rows else { return nil }
    let index = row * columns + column
    return masks[index] == 0 ? nil : pens[index]
  }

  /// Takes off what lies in cells in which another canvas has something.
  mutating func clear(where other: SubcellCanvas) {
    for index in masks.indices where other.masks[index] != 0 { masks[index] = 0 }
  }

  private func bit(x: Int, y: Int) -> UInt8 {
    switch glyphs {
    case .ascii: 1
    case .block: 1 << UInt8(y * 2 + x)
    case .braille: Self.brailleBits[y * 2 + x]
    }
  }

  /// Draws a straight line in dots and returns the steps taken, to carry a dash pattern on.
  ///
  /// Parts outside the canvas are cut off first, so the cost is bounded by the canvas.
  package mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), pen: UInt8,
    style: LineStyle, step firstStep: Int
  ) -> Int {
    guard let (a, b) = LineClipping.clip(start, end, width: width, height: height) else {
      return firstStep
    }
    var x = Int(a.x.rounded())
    var y = Int(a.y.rounded())
    let endX = Int(b.x.rounded())
    let endY = Int(b.y.rounded())
    let dx = abs(endX - x)
    let dy = -abs(endY - y)
    let stepX = x < endX ? 1 : -1
    let stepY = y < endY ? 1 : -1
    var error = dx + dy
    var step = firstStep
    while true {
      if style.isDrawn(atStep: step, glyphs: glyphs) { plot(x: x, y: y, pen: pen) }
      if x == endX && y == endY { return step }
      step += 1
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        x += stepX
      }
      if doubled <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// Draws the dots over what is in `buffer`, the canvas's top left corner at `origin`.
  package func render(at origin: Point, into buffer: inout CellBuffer) {
    render(at: origin, into: &buffer) { pen, _ in style(of: pen) }
  }

  /// Draws the dots in a style that may depend on the cell below; with `addsToDots` the dots that it has stay.
  func render(
    at origin: Point, into buffer: inout CellBuffer, addsToDots: Bool = false,
    style: (_ pen: UInt8, _ below: Cell) -> CellStyle
  ) {
    for row in 0..<rows {
      for column in 0..<columns {
        let index = row * columns + column
        guard masks[index] != 0 else { continue }
        let place = Point(x: origin.x + column, y: origin.y + row)
        let below = buffer[place.x, place.y]
        let (pen, ascii) = penStyles[Int(pens[index])]
        let added = addsToDots ? dots(of: below, under: pen) : 0
        buffer[place.x, place.y] = Cell(
          glyph(masks[index] | added, ascii: ascii), style: style(pens[index], below))
      }
    }
  }

  private func glyph(_ mask: UInt8, ascii: Unicode.Scalar) -> Unicode.Scalar {
    switch glyphs {
    case .ascii: ascii
    case .block: Self.quadrants[Int(mask)]
    case .braille: Unicode.Scalar(0x2800 + UInt32(mask)) ?? "?"
    }
  }

  /// The dots of a cell that stay under a line; a shade in another colour would be one in the line's.
  private func dots(of below: Cell, under pen: CellStyle) -> UInt8 {
    below.glyph == PlotGround.stipple && below.style.foreground != pen.foreground
      ? 0 : mask(of: below.glyph)
  }

  /// The dots that a glyph shows; none for a glyph of another kind.
  private func mask(of glyph: Unicode.Scalar) -> UInt8 {
    switch glyphs {
    case .ascii: 0
    case .block: UInt8(Self.quadrants.firstIndex(of: glyph) ?? 0)
    case .braille: (0x2800...0x28FF).contains(glyph.value) ? UInt8(glyph.value & 0xFF) : 0
    }
  }

  private static let quadrants = Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█".unicodeScalars)
  private static let brailleBits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}
