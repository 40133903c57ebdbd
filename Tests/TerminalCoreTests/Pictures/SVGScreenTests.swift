import Foundation
import TerminalCore
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A screen as SVG: well-formed, its words as text, its blocks as shapes.
@Suite struct SVGScreenTests {
  private func svg(_ buffer: CellBuffer, isDark: Bool = true) -> String {
    SVGScreen(buffer, isDark: isDark, title: "a <title>").text
  }

  private func screen(_ text: String, _ style: CellStyle = CellStyle()) -> CellBuffer {
    var buffer = CellBuffer(size: Size(columns: 20, rows: 2))
    buffer.write(text, x: 0, y: 0, style: style)
    return buffer
  }

  @Test func isWellFormedWhateverItShows() {
    var buffer = screen("a<b & \"c\" 'd' ]]>")
    for (index, glyph) in "▀▄█▌▐░▒▓▘▝▖▗▁▇⣿⠁─│┌┄●".unicodeScalars.enumerated() {
      buffer[index % 20, index / 20] = Cell(glyph, style: CellStyle(foreground: .ansi(3)))
    }
    for isDark in [true, false] {
      let parser = XMLParser(data: Data(svg(buffer, isDark: isDark).utf8))
      #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }
    #expect(svg(buffer).contains("<title>a &lt;title&gt;</title>"))
  }

  @Test func wordsAreTextInTheirPlaceAndColour() {
    let bold = svg(
      screen("  stance 0.64 s  ", CellStyle(foreground: .rgb(RGB(1, 2, 3)), attributes: .bold)))
    #expect(
      bold.contains(
        "<text x=\"18\" y=\"13.5\" textLength=\"117\" fill=\"#010203\" font-weight=\"bold\">"
          + "stance 0.64 s</text>"))
    #expect(svg(screen("                 ")).contains("<text") == false)
  }

  @Test func blocksAreShapesThatMeet() {
    let full = svg(screen("██", CellStyle(foreground: .rgb(RGB(9, 9, 9)))))
    #expect(full.contains("<path fill=\"#090909\" d=\"m0 0h18v18h-18z\"/>"), "two as one")
    let half = svg(
      screen("▀", CellStyle(foreground: .rgb(RGB(1, 1, 1)), background: .rgb(RGB(2, 2, 2)))))
    #expect(half.contains("<path fill=\"#020202\" d=\"m0 0h9v18h-9z\"/>"))
    #expect(half.contains("<path fill=\"#010101\" d=\"m0 0h9v9h-9z\"/>"))
    #expect(svg(screen("░")).contains("opacity=\"0.25\""))
  }

  @Test func dotsAreRoundAndRelativeToTheOneBefore() {
    let dots = svg(screen("⣿", CellStyle(foreground: .rgb(RGB(7, 7, 7)))))
    #expect(dots.components(separatedBy: "h0").count == 9, "eight dots")
    let rows = svg(screen("⠁⢀", CellStyle(foreground: .rgb(RGB(7, 7, 7)))))
    #expect(rows.contains("<path stroke=\"#070707\" d=\"m2.25 2.25h0m13.5 13.5h0\"/>"))
  }

  @Test func aBoxInAnotherRowIsAPartOfTheSamePath() {
    var buffer = screen("█ █", CellStyle(foreground: .rgb(RGB(9, 9, 9))))
    buffer[1, 1] = Cell("█", style: CellStyle(foreground: .rgb(RGB(9, 9, 9))))
    let path = "m0 0h9v18h-9zm18 0h9v18h-9zm-9 18h9v18h-9z"
    #expect(svg(buffer).contains("<path fill=\"#090909\" d=\"\(path)\"/>"))
  }

  @Test func itHasTheColoursOfItsTerminal() {
    let screen = screen("█a", CellStyle(foreground: .rgb(RGB(250, 10, 12))))
    func drawn(_ depth: ColorDepth) -> String {
      SVGScreen(screen, isDark: true, depth: depth, title: "").text
    }
    #expect(drawn(.trueColor).contains("fill=\"#fa0a0c\""))
    #expect(drawn(.palette256).contains("fill=\"#ff0000\""))
    #expect(drawn(.ansi16).contains("fill=\"#ff0000\""))
    #expect(!drawn(.mono).contains("fill=\"#f"))
  }

  @Test func groundsComeBeforeWhatLiesOnThem() throws {
    let text = svg(
      screen("█a", CellStyle(foreground: .rgb(RGB(1, 1, 1)), background: .rgb(RGB(2, 2, 2)))))
    let ground = try #require(text.range(of: "fill=\"#020202\""))
    let block = try #require(text.range(of: "fill=\"#010101\" d="))
    #expect(ground.lowerBound < block.lowerBound)
  }

  @Test func reversedSwapsAndDimFades() {
    let reversed = svg(
      screen("a", CellStyle(foreground: .rgb(RGB(1, 1, 1)), attributes: .reverse)))
    #expect(reversed.contains("<path fill=\"#010101\""))
    let dim = svg(screen("a", CellStyle(foreground: .rgb(RGB(255, 255, 255)), attributes: .dim)))
    #expect(!dim.contains("fill=\"#ffffff\">a"))
  }
}
