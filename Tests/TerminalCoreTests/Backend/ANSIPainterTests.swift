import TerminalCore
import Testing

/// The bytes of a frame, one by one.
@Suite struct ANSIPainterTests {
  private static let size = Size(columns: 12, rows: 3)
  private static let begin = "\u{1B}[?2026h"
  private static let end = "\u{1B}[?2026l"

  /// What is sent between the marks of synchronised output, with `^` for escape.
  private func sent(
    _ buffer: CellBuffer, from shown: CellBuffer?, depth: ColorDepth = .trueColor
  ) -> String {
    var painter = ANSIPainter(depth: depth)
    let text = String(decoding: painter.frame(buffer, from: shown), as: UTF8.self)
    guard !text.isEmpty else { return "" }
    #expect(text.hasPrefix(Self.begin))
    #expect(text.hasSuffix(Self.end))
    return String(text.dropFirst(Self.begin.count).dropLast(Self.end.count))
      .replacing("\u{1B}", with: "^")
  }

  private var blank: CellBuffer { CellBuffer(size: Self.size) }

  @Test func nothingIsSentWhereNothingChanges() {
    #expect(sent(blank, from: blank) == "")
  }

  @Test func theFirstFrameClearsTheTerminal() {
    var screen = blank
    screen.write("ab", x: 0, y: 1, style: CellStyle())
    #expect(sent(screen, from: nil) == "^[m^[2J^[2Hab")
    #expect(sent(screen, from: CellBuffer(size: Size(columns: 4, rows: 3))) == "^[m^[2J^[2Hab")
  }

  @Test func coloursAreSaidAsTheyAre() {
    var screen = blank
    let style = CellStyle(
      foreground: .rgb(RGB(1, 20, 255)), background: .rgb(RGB(0, 95, 135)), attributes: .bold)
    screen[3, 0] = Cell("x", style: style)
    #expect(sent(screen, from: blank) == "^[1;4H^[1;38;2;1;20;255;48;2;0;95;135mx^[m")
    #expect(sent(screen, from: blank, depth: .palette256) == "^[1;4H^[1;38;5;21;48;5;24mx^[m")
    screen[3, 0].style = CellStyle(foreground: .ansi(3), background: .ansi(12))
    #expect(sent(screen, from: blank) == "^[1;4H^[33;104mx^[m")
  }

  @Test func onlyWhatDiffersOfAStyleIsSaid() {
    var screen = blank
    let (red, blue) = (Color.ansi(1), Color.ansi(4))
    screen[0, 0] = Cell("a", style: CellStyle(foreground: red, attributes: [.bold, .underline]))
    screen[1, 0] = Cell(
      "b", style: CellStyle(foreground: red, background: blue, attributes: [.bold, .underline]))
    screen[2, 0] = Cell("c", style: CellStyle(foreground: red, attributes: .bold))
    screen[3, 0] = Cell("d", style: CellStyle())
    #expect(sent(screen, from: blank) == "^[1;4Hd^[1G^[1;4;31ma^[44mb^[0;1;31mc^[m")
  }

  @Test func blanksSayOnlyTheirGround() {
    var screen = blank
    let ink = CellStyle(foreground: .ansi(1), background: .ansi(4), attributes: .bold)
    screen[0, 0] = Cell("a", style: ink)
    screen[1, 0] = Cell(" ", style: CellStyle(background: .ansi(4)))
    screen[2, 0] = Cell(" ", style: CellStyle(background: .ansi(2)))
    screen[3, 0] = Cell(
      "b", style: CellStyle(foreground: .ansi(1), background: .ansi(2), attributes: .bold))
    screen[4, 0] = Cell(" ", style: CellStyle(attributes: .underline))
    #expect(sent(screen, from: blank) == "^[1H^[1;31;44ma ^[42m b^[0;4m ^[m")
  }

  @Test func terminalsWithoutUTF8GetASCII() {
    var screen = blank
    screen.write("é─a", x: 0, y: 0, style: CellStyle())
    var painter = ANSIPainter(depth: .palette256, isUTF8: false)
    let bytes = painter.frame(screen, from: blank)
    #expect(String(decoding: bytes, as: UTF8.self).contains("??a"))
    #expect(bytes.allSatisfy { $0 < 0x80 })
  }

  @Test func theCursorTakesTheShortestWay() {
    var shown = blank
    shown.write("abcdefghijk", x: 0, y: 0, style: CellStyle())
    var screen = shown
    screen[1, 0] = Cell("B")
    screen[4, 0] = Cell("E")
    screen[10, 0] = Cell("K")
    screen[0, 2] = Cell("z")
    // Two letters are written again; five are jumped over.
    #expect(sent(screen, from: shown) == "^[1;2HBcdE^[5CK^[3Hz")
  }

  @Test func cellsOfOneStyleAreWrittenTogether() {
    var screen = blank
    for (x, letter) in "abcd".unicodeScalars.enumerated() {
      screen[x, 0] = Cell(letter, style: CellStyle(foreground: .ansi(x % 2 == 0 ? 1 : 2)))
    }
    #expect(sent(screen, from: blank) == "^[1H^[31ma^[Cc^[2G^[32mb^[Cd^[m")
  }

  @Test func halvesWithTheirColoursSwappedAreOneStyle() {
    let (dark, light) = (Color.rgb(RGB(1, 1, 1)), Color.rgb(RGB(9, 9, 9)))
    var screen = blank
    screen[0, 0] = Cell("▀", style: CellStyle(foreground: light, background: dark))
    screen[1, 0] = Cell("▀", style: CellStyle(foreground: dark, background: light))
    screen[2, 0] = Cell("▟", style: CellStyle(foreground: dark, background: light))
    #expect(sent(screen, from: blank) == "^[1H^[38;2;9;9;9;48;2;1;1;1m▀▄▘^[m")
    // Where a colour is the terminal's own, or letters are bold, nothing is swapped.
    screen[1, 0] = Cell("▀", style: CellStyle(foreground: dark))
    screen[2, 0] = Cell(
      "▀", style: CellStyle(foreground: dark, background: light, attributes: .bold))
    #expect(
      sent(screen, from: blank)
        == "^[1H^[38;2;9;9;9;48;2;1;1;1m▀^[38;2;1;1;1;49m▀^[1;48;2;9;9;9m▀^[m")
  }

  @Test func theEmptyEndOfARowIsErased() {
    var shown = blank
    shown.write("abcdefghijk", x: 0, y: 1, style: CellStyle(foreground: .ansi(2)))
    var screen = blank
    screen.write("ab", x: 0, y: 1, style: CellStyle(foreground: .ansi(2)))
    #expect(sent(screen, from: shown) == "^[2;3H^[K")
  }

  @Test func afterAnUnusualGlyphTheCursorIsPlacedAgain() {
    var screen = blank
    screen.write("漢字a", x: 0, y: 0, style: CellStyle())
    #expect(sent(screen, from: blank) == "^[1H漢^[1;3H字^[1;5Ha")
    var lines = blank
    lines.write("─▀⣿é", x: 8, y: 0, style: CellStyle())
    #expect(sent(lines, from: blank) == "^[1;9H─▀⣿é", "at the end of a row nothing follows")
    lines.write("x", x: 0, y: 1, style: CellStyle())
    #expect(sent(lines, from: blank) == "^[1;9H─▀⣿é^[2Hx")
  }
}
