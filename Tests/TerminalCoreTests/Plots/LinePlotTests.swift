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
        "%BW+                   *",
        "   |               **** ",
        "   |           ****     ",
        " 50+       ****         ",
        "   |   ****             ",
        "  0+***                 ",
        "   ++------------------+",
        "    0                  s",
      ])
  }

  @Test func brailleWithAxes() {
    #expect(
      drawn(plot(.solid), 24, 8, glyphs: .braille) == [
        "%BW┤                 ⡠⠔⠊",
        "   │             ⢀⡠⠔⠊   ",
        "   │          ⢀⠔⠊⠁      ",
        " 50┤      ⢀⡠⠔⠊⠁         ",
        "   │   ⢀⠔⠊⠁             ",
        "  0┤⡠⠔⠊⠁                ",
        "   └┬──────────────────┬",
        "    0                  s",
      ])
  }

  @Test func blocksWithAxes() {
    #expect(
      drawn(plot(.solid), 24, 8) == [
        "%BW┤                 ▗▄▞",
        "   │             ▗▄▞▀▘  ",
        "   │          ▗▞▀▘      ",
        " 50┤      ▗▄▞▀▘         ",
        "   │  ▗▄▞▀▘             ",
        "  0┤▞▀▘                 ",
        "   └┬──────────────────┬",
        "    0                  s",
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
        "    0                    %BW",
      ])
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
