import TerminalCore
import Testing

/// Lines over a heatmap: they lie where they are put, on the colours of the map.
@Suite struct HeatmapLineTests {
  private func drawn(
    _ glyphs: GlyphSet, depth: ColorDepth = .trueColor, faint: Bool
  ) -> (buffer: CellBuffer, plain: CellBuffer) {
    let rect = Rect(x: 0, y: 0, width: 10, height: 6)
    let image = HeatmapImage(width: 10, height: 12, values: Array(repeating: 50, count: 120))
    let line = HeatmapLine(
      points: [.init(x: 0.55, y: 0), .init(x: 0.55, y: 0.99)], kind: faint ? .faint : .strong)
    let context = DrawContext(theme: .fallback, glyphs: glyphs, colorDepth: depth)
    var buffer = CellBuffer(size: Size(columns: 10, rows: 6))
    var plain = buffer
    HeatmapView(image: image, maximum: 100, map: .cividis, lines: [line])
      .render(in: rect, into: &buffer, context: context)
    HeatmapView(image: image, maximum: 100, map: .cividis)
      .render(in: rect, into: &plain, context: context)
    return (buffer, plain)
  }

  private func touchedColumns(_ pictures: (buffer: CellBuffer, plain: CellBuffer)) -> Set<Int> {
    var columns: Set<Int> = []
    for y in 0..<6 {
      for x in 0..<10 where pictures.buffer[x, y] != pictures.plain[x, y] { columns.insert(x) }
    }
    return columns
  }

  @Test(arguments: [GlyphSet.block, .braille, .ascii]) func lieWhereTheyArePut(glyphs: GlyphSet) {
    #expect(touchedColumns(drawn(glyphs, faint: false)) == [5])
  }

  @Test func keepTheColourOfTheMapBeneath() {
    let (buffer, plain) = drawn(.braille, faint: false)
    #expect(buffer[5, 3].style.background == plain[5, 3].style.background)
    #expect(buffer[5, 3].style.foreground != plain[5, 3].style.foreground)
  }

  @Test func faintOnesAreDotsOrNothing() {
    #expect(touchedColumns(drawn(.braille, faint: true)) == [5])
    #expect(touchedColumns(drawn(.block, faint: true)) == [])
    #expect(touchedColumns(drawn(.ascii, faint: true)) == [])
    #expect(touchedColumns(drawn(.braille, depth: .mono, faint: true)) == [])
    let strong = drawn(.braille, faint: false).buffer[5, 3].style.foreground
    #expect(drawn(.braille, faint: true).buffer[5, 3].style.foreground != strong)
  }
}
