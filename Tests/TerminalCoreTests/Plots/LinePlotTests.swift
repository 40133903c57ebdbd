import TerminalCore
import Testing

struct LinePlotTests {
  private let ramp: [(x: Double, y: Double)] = (0...20).map { (Double($0) / 20, Double($0) * 5) }

  private func plot(_ line: LineStyle) -> LinePlot {
    LinePlot(
      series: [.init(points: ramp, role: .left, line: line)], xRange: 0...1, yRange: 0...100,
      unit: "%BW", xUnit: "s")
  }

  @Test func asciiWithAxes() {
    #expect(
      drawn(plot(.solid), 24, 8, glyphs: .ascii) == [
        "%BW|                   *",
        " 80+               **** ",
        "   |           ****     ",
        " 40+       ****         ",
        "   |   ****             ",
        "  0+***                 ",
        "   ++------------------+",
        "    0                1 s",
      ])
  }

  @Test func brailleWithAxes() {
    #expect(
      drawn(plot(.solid), 24, 8, glyphs: .braille) == [
        "%BW│                  ⢀⡠",
        " 80┤              ⢀⡠⠔⠊⠁ ",
        "   │          ⢀⡠⠔⠊⠁     ",
        " 40┤      ⢀⡠⠔⠊⠁         ",
        "   │  ⢀⡠⠔⠊⠁             ",
        "  0┤⠒⠊⠁                 ",
        "   └┬──────────────────┬",
        "    0                1 s",
      ])
  }

  @Test func blocksWithAxes() {
    #expect(
      drawn(plot(.solid), 24, 8) == [
        "%BW│                  ▗▄",
        " 80┤              ▗▄▞▀▘ ",
        "   │          ▗▄▞▀▘     ",
        " 40┤      ▗▄▞▀▘         ",
        "   │  ▗▄▞▀▘             ",
        "  0┤▀▀▘                 ",
        "   └┬──────────────────┬",
        "    0                1 s",
      ])
  }

  @Test(arguments: GlyphSet.allCases)
  func lineStylesDifferInShape(glyphs: GlyphSet) {
    let pictures = LineStyle.allCases.map { drawn(plot($0), 40, 10, glyphs: glyphs, depth: .mono) }
    #expect(Set(pictures).count == LineStyle.allCases.count)
    #expect(Set(LineStyle.allCases.map { $0.sample(glyphs) }).count == LineStyle.allCases.count)
  }

  @Test func gapsBreakTheCurve() {
    let points = (0..<20).map { (x: Double($0), y: (8...11).contains($0) ? Double.nan : 1.0) }
    let plot = LinePlot(
      series: [.init(points: points, role: .left)], xRange: 0...19, yRange: 0...2,
      showsXAxis: false)
    #expect(drawn(plot, 7, 1, glyphs: .ascii) == ["*** ***"])
  }

  @Test func bandsLinesAndLabels() {
    let plot = LinePlot(
      series: [.init(points: [(0, 50), (10, 50)], role: .left)], xRange: 0...10,
      yRange: 0...100, bands: [.init(points: [(0, 25, 75), (5, 25, 75)])],
      verticalLines: [.init(x: 2, role: .cursorA, label: "A")],
      horizontalLines: [.init(y: 100, role: .bad, label: "max")], showsXAxis: false)
    #expect(
      drawn(plot, 7, 5, glyphs: .ascii) == [
        "-A--max",
        "::::   ",
        "*******",
        "::::   ",
        " :     ",
      ])
  }

  @Test("Without colours an area is a shade, which goes on in dots under a line")
  func lineOnArea() {
    let high = (0...8).map { (x: Double($0), y: 2.0) }
    let low = (0...8).map { (x: Double($0), y: 1.0) }
    let plot = LinePlot(
      series: [
        .init(points: high, role: .reference, isFilled: true), .init(points: low, role: .left),
      ], xRange: 0...8, yRange: 0...2, showsXAxis: false)
    #expect(drawn(plot, 4, 3, glyphs: .braille, depth: .mono) == ["⠅⠅⠅⠅", "⠥⠥⠥⠥", "⠅⠅⠅⠅"])
    #expect(drawn(plot, 4, 3, glyphs: .ascii, depth: .mono) == ["::::", "****", "::::"])
  }

  @Test("A part of an area has another tint, or its line is bold where nothing can be tinted")
  func highlight() {
    let line = (0...8).map { (x: Double($0), y: 1.5) }
    let part = Array(line[2...6])
    var bold = LinePlot.Series(points: part, role: .left)
    bold.isHighlight = true
    let plot = LinePlot(
      series: [
        .init(points: line, role: .reference, isFilled: true),
        .init(points: part, role: .left, isFilled: true, tint: .left),
        .init(points: line, role: .left), bold,
      ], xRange: 0...8, yRange: 0...2, showsXAxis: false)
    func cells(_ depth: ColorDepth, row: Int) -> [CellStyle] {
      var buffer = CellBuffer(size: Size(columns: 9, rows: 8))
      plot.render(
        in: buffer.bounds, into: &buffer,
        context: DrawContext(theme: .fallback, glyphs: .braille, colorDepth: depth))
      return (1..<9).map { buffer[$0, row].style }
    }
    for depth in [ColorDepth.trueColor, .palette256] {
      let grounds = cells(depth, row: 5).map(\.background)
      #expect(Set(grounds).count == 2)
      #expect(grounds[3] != grounds[0])
      #expect(grounds[0] == grounds[7])
    }
    let isBold = cells(.mono, row: 2).map { $0.attributes.contains(.bold) }
    #expect(isBold == [false, false, true, true, true, true, true, false])
  }

  @Test("An event is an arrow at the bottom", arguments: [GlyphSet.ascii, .braille])
  func event(glyphs: GlyphSet) {
    var plot = LinePlot(series: [], xRange: 0...8, yRange: 0...2, showsXAxis: false)
    plot.eventMarks = [PlotEventMark(x: 4, role: .textDim), PlotEventMark(x: 9, role: .textDim)]
    let arrow = glyphs == .ascii ? "   ^   " : "   ↑   "
    #expect(drawn(plot, 7, 3, glyphs: glyphs) == ["       ", "       ", arrow])
  }

  @Test("Lines on one row take turns")
  func linesTakeTurns() {
    let plot = LinePlot(
      series: [], xRange: 0...8, yRange: 0...2,
      horizontalLines: [.init(y: 1, role: .left), .init(y: 1.1, role: .right)], showsXAxis: false)
    var buffer = CellBuffer(size: Size(columns: 7, rows: 3))
    let context = DrawContext(theme: .fallback, glyphs: .braille, colorDepth: .trueColor)
    plot.render(in: buffer.bounds, into: &buffer, context: context)
    let colors = (0..<7).map { buffer[$0, 1].style.foreground }
    let (left, right) = (context.theme[.left].foreground, context.theme[.right].foreground)
    #expect(colors == [left, left, right, right, left, left, right])
  }

  @Test("A line across a band keeps its ground")
  func lineOnBand() {
    let plot = LinePlot(
      series: [], xRange: 0...8, yRange: 0...2,
      bands: [.init(points: [(0, 0.5, 1.5), (8, 0.5, 1.5)])],
      verticalLines: [.init(x: 4, role: .grid)], horizontalLines: [.init(y: 1, role: .axis)],
      showsXAxis: false)
    var buffer = CellBuffer(size: Size(columns: 7, rows: 5))
    let context = DrawContext(theme: .fallback, glyphs: .braille, colorDepth: .trueColor)
    plot.render(in: buffer.bounds, into: &buffer, context: context)
    let ground = context.theme[.area].background
    #expect((0..<7).allSatisfy { buffer[$0, 2].style.background == ground })
    #expect(buffer[0, 2].glyph == "┄")
  }

  @Test func columnsAndValuesAgree() {
    let plot = plot(.solid)
    let rect = Rect(x: 3, y: 1, width: 40, height: 12)
    let frame = plot.frame(in: rect)
    for column in frame.area.x..<frame.area.maxX {
      #expect(frame.column(of: plot.xValue(atColumn: column, in: rect)) == column)
    }
    #expect(plot.xValue(atColumn: 0, in: rect) == 0)
    #expect(plot.xValue(atColumn: 99, in: rect) == 1)
  }

  @Test func pointsOutsideAreCutOff() {
    let plot = LinePlot(
      series: [.init(points: [(-10, -10), (10, 10)], role: .left)], xRange: 0...2, yRange: 0...2,
      showsXAxis: false)
    #expect(drawn(plot, 3, 3, glyphs: .ascii) == ["  *", " * ", "*  "])
  }

  @Test func scatter() {
    let plot = ScatterPlot(
      groups: [
        .init(points: [(1, 1), (5, -1)], role: .left, mark: .dot),
        .init(points: [(9, 0.5)], role: .right, mark: .cross),
      ],
      xRange: 0...10, yRange: -2...2,
      horizontalLines: [.init(y: 0, role: .reference, label: "bias")], unit: "%BW", xUnit: "%BW")
    #expect(
      drawn(plot, 28, 9) == [
        "%BW┤                        ",
        "   │                        ",
        "   │  •                  ×  ",
        "  0┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄bias",
        "   │                        ",
        "   │            •           ",
        " -2┤                        ",
        "   └┬──────────────────────┬",
        "    0                 10 %BW",
      ])
  }

  /// The bias of one foot and a limit of the other are often on one row.
  @Test(arguments: GlyphSet.allCases) func noLineHidesAnotherOnItsRow(glyphs: GlyphSet) {
    let plot = ScatterPlot(
      groups: [], xRange: 0...10, yRange: -2...2,
      horizontalLines: [
        .init(y: 0.1, role: .left), .init(y: 0, role: .right, line: .solid),
      ])
    let context = DrawContext(theme: .fallback, glyphs: glyphs, colorDepth: .trueColor)
    var buffer = CellBuffer(size: Size(columns: 28, rows: 9))
    plot.render(in: buffer.bounds, into: &buffer, context: context)
    for role in [ThemeRole.left, .right] {
      let cells = (0..<9).flatMap { y in (0..<28).map { buffer[$0, y] } }
      let count = cells.count { $0.style.foreground == context.theme[role].foreground }
      #expect(count >= 4, "\(role) has \(count) cells")
    }
  }

  @Test func aFrameIsFast() {
    let series = [LineStyle.solid, .dashed, .dotted].enumerated().map { index, line in
      LinePlot.Series(
        points: (0..<300).map { (Double($0), Double(($0 * (index + 3)) % 97)) }, role: .left,
        line: line)
    }
    let plot = LinePlot(series: series, xRange: 0...300, yRange: 0...100)
    // No clock in tests: the work is bounded by the dots each segment may touch.
    for glyphs in GlyphSet.allCases {
      #expect(drawn(plot, 120, 40, glyphs: glyphs).count == 40)
    }
  }
}
