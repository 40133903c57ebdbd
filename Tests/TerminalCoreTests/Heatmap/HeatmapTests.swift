import TerminalCore
import Testing

struct HeatmapTests {
  private let nan = Float.nan

  @Test func halfBlocksShowTwoPixels() {
    let image = HeatmapImage(width: 3, height: 2, values: [0, nan, 300, 300, 150, nan])
    let screen = buffer(HeatmapView(image: image, maximum: 300, map: .cividis), 3, 1)
    #expect(screen.lines() == ["▀▄▀"])
    #expect(screen[0, 0].style.foreground == .rgb(ColorMap.cividis.color(at: 0)))
    #expect(screen[0, 0].style.background == .rgb(ColorMap.cividis.color(at: 1)))
    #expect(screen[1, 0].style.foreground == .rgb(ColorMap.cividis.color(at: 0.5)))
    #expect(screen[1, 0].style.background == .terminalDefault)
    #expect(screen[2, 0].style.background == .terminalDefault)
  }

  @Test func asciiIsADensityRamp() {
    let image = HeatmapImage(
      width: 6, height: 2, values: [nan, 0, 40, 100, 200, 300, nan, nan, 0, nan, 999, -5])
    let view = HeatmapView(image: image, maximum: 300, map: .cividis)
    #expect(drawn(view, 6, 2, glyphs: .ascii) == [" .:=#@", "  . @."])
    // Without colours, block glyphs give way to the ramp; a cell is the mean of its two pixels.
    #expect(drawn(view, 6, 1, depth: .mono) == [" ..=@+"])
    #expect(drawn(view, 6, 1, depth: .ansi16) == [" ..=@+"])
  }

  @Test func sixteenColoursAreFewSteps() {
    let values = (0..<100).map { Float($0) }
    let image = HeatmapImage(width: 100, height: 1, values: values)
    let screen = buffer(
      HeatmapView(image: image, maximum: 100, map: .viridis), 100, 1, glyphs: .ascii,
      depth: .ansi16)
    let colors = Set((0..<100).map { screen[$0, 0].style.foreground })
    #expect(colors.count == 5)
  }

  @Test func deadAndSaturatedHaveGlyphs() {
    let image = HeatmapImage(
      width: 4, height: 2, values: [10, 10, 10, 10, 10, 10, 10, 10],
      flags: [1, 0, 2, 0, 0, 0, 0, 1])
    let view = HeatmapView(image: image, maximum: 100, map: .cividis)
    for glyphs in GlyphSet.allCases where glyphs != .ascii {
      #expect(drawn(view, 4, 1, glyphs: glyphs) == ["x !x"])
    }
    #expect(drawn(view, 4, 2, glyphs: .ascii) == ["x.!.", "...x"])
  }

  @Test func marksLieOverTheMapAndStayReadable() {
    let image = HeatmapImage(width: 3, height: 4, values: Array(repeating: 100, count: 12))
    let view = HeatmapView(
      image: image, maximum: 100, map: .cividis,
      marks: [HeatmapMark(x: 1, y: 2), HeatmapMark(x: 0, y: 0, kind: .trail)])
    #expect(drawn(view, 3, 2) == ["•  ", " ● "])
    #expect(drawn(view, 3, 4, glyphs: .ascii) == ["o@@", "@@@", "@O@", "@@@"])
    // The mark is white in the theme, but the map's upper end is bright.
    let screen = buffer(view, 3, 2)
    #expect(screen[1, 1].style.foreground == .rgb(RGB(0, 0, 0)))
  }

  @Test func imagesOfAnotherSizeAreStretched() {
    let image = HeatmapImage(width: 2, height: 1, values: [0, 100])
    let view = HeatmapView(image: image, maximum: 100, map: .cividis)
    #expect(drawn(view, 4, 2, glyphs: .ascii) == ["..@@", "..@@"])
    #expect(
      HeatmapView.pixelSize(for: Rect(x: 0, y: 0, width: 4, height: 2), glyphs: .block)
        == Size(columns: 4, rows: 4))
  }

  @Test func legendSaysWhetherItIsFixed() {
    let legend = ColorLegend(map: .cividis, minimum: 0, maximum: 300, unit: "kPa", isFixed: true)
    #expect(drawn(legend, 26, 1) == ["0 ██████████ 300 kPa fixed"])
    #expect(drawn(legend, 25, 1, glyphs: .ascii) == ["0 .:-=+*#%@ 300 kPa fixed"])
    #expect(drawn(legend, 16, 1) == ["0 ██████ 300 kPa"])
    #expect(drawn(legend, 9, 1) == ["0 ... 30…"])
    let signed = ColorLegend(
      map: .coolwarm, minimum: -2.5, maximum: 2.5, unit: "kPa", isFixed: false)
    #expect(drawn(signed, 20, 1) == ["-2.5 ██ 2.5 kPa auto"])
  }
}
