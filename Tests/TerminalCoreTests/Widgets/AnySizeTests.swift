import TerminalCore
import Testing

struct AnySizeTests {
  /// Draws into a rectangle inside a larger screen: nothing may crash or show outside of it.
  @Test(arguments: AllWidgets.named.indices)
  func everyWidgetStaysInItsRectangle(index: Int) {
    let widget = AllWidgets.named[index].widget
    let sizes =
      (0...5).flatMap { width in (0...3).map { Size(columns: width, rows: $0) } }
      + [Size(columns: 13, rows: 4), Size(columns: 40, rows: 1), Size(columns: 1, rows: 30)]
      + [Size(columns: 37, rows: 11), Size(columns: 120, rows: 40)]
    for size in sizes {
      for glyphs in GlyphSet.allCases {
        for depth in ColorDepth.allCases {
          check(widget, AllWidgets.named[index].name, size: size, glyphs: glyphs, depth: depth)
        }
      }
    }
  }

  private func check(
    _ widget: any Widget, _ name: String, size: Size, glyphs: GlyphSet, depth: ColorDepth
  ) {
    let mark = Cell("~", style: CellStyle(foreground: .ansi(5)))
    var buffer = CellBuffer(size: Size(columns: size.columns + 4, rows: size.rows + 2))
    buffer.fill(buffer.bounds, with: mark)
    let rect = Rect(x: 2, y: 1, width: size.columns, height: size.rows)
    widget.render(
      in: rect, into: &buffer,
      context: DrawContext(theme: .fallback, glyphs: glyphs, colorDepth: depth))
    var isAsciiOnly = true
    for y in 0..<buffer.size.rows {
      for x in 0..<buffer.size.columns {
        if !rect.contains(Point(x: x, y: y)) {
          #expect(buffer[x, y] == mark, "\(name) \(size) \(glyphs) at \(x),\(y)")
        }
        let value = buffer[x, y].glyph.value
        // Text of the caller may be wide; glyphs of ours may not.
        if value >= 0x7F, value != 0x6B69, value != 0x884C { isAsciiOnly = false }
      }
    }
    #expect(isAsciiOnly || glyphs != .ascii, "\(name) draws more than ASCII")
  }
}
