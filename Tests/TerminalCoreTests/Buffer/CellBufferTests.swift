import TerminalCore
import Testing

struct CellBufferTests {
  @Test func outsideIsIgnored() {
    var buffer = CellBuffer(size: Size(columns: 3, rows: 1))
    let before = buffer
    buffer[-1, 0] = Cell("x")
    buffer[3, 0] = Cell("x")
    buffer[0, 1] = Cell("x")
    #expect(buffer == before)
    #expect(buffer[9, 9] == Cell())
    #expect(CellBuffer(size: Size(columns: -2, rows: 4)).lines() == ["", "", "", ""])
  }

  @Test func writesAndClips() {
    var buffer = CellBuffer(size: Size(columns: 6, rows: 2))
    #expect(buffer.write("stance", x: 3, y: 0, style: CellStyle()) == 6)
    #expect(buffer.write("stance", x: 0, y: 1, style: CellStyle(), maxWidth: 3) == 3)
    #expect(buffer.lines() == ["   sta", "sta   "])
  }

  @Test func truncatesWithAMark() {
    var buffer = CellBuffer(size: Size(columns: 6, rows: 4))
    buffer.writeTruncated("swing", x: 0, y: 0, style: CellStyle(), maxWidth: 5, ellipsis: "…")
    buffer.writeTruncated("stance", x: 0, y: 1, style: CellStyle(), maxWidth: 5, ellipsis: "…")
    buffer.writeTruncated("stance", x: 0, y: 2, style: CellStyle(), maxWidth: 1, ellipsis: "~")
    buffer.writeTruncated("stance", x: 0, y: 3, style: CellStyle(), maxWidth: 0, ellipsis: "~")
    #expect(buffer.lines() == ["swing ", "stan… ", "~     ", "      "])
  }

  @Test func wideGlyphsTakeTwoCellsAndNeverComeApart() {
    var buffer = CellBuffer(size: Size(columns: 5, rows: 1))
    #expect(buffer.write("歩行x", x: 0, y: 0, style: CellStyle()) == 5)
    #expect(buffer.lines() == ["歩行x"])
    #expect(buffer[1, 0].glyph == Cell.continuation)
    buffer[1, 0] = Cell("a")
    #expect(buffer.lines() == [" a行x"])
    buffer[2, 0] = Cell("b")
    #expect(buffer.lines() == [" ab x"])
    buffer[1, 0] = Cell("歩")
    buffer[2, 0] = Cell("行")
    #expect(buffer.lines() == ["  行x"])
  }

  @Test func wideGlyphAtTheEdgeIsLeftOut() {
    var buffer = CellBuffer(size: Size(columns: 3, rows: 1))
    #expect(buffer.write("歩行", x: 0, y: 0, style: CellStyle(), maxWidth: 3) == 2)
    buffer[2, 0] = Cell("行")
    #expect(buffer.lines() == ["歩 "])
  }

  @Test func differenceHasOnlyWhatChanged() {
    var before = CellBuffer(size: Size(columns: 8, rows: 2))
    before.write("歩 abc", x: 0, y: 0, style: CellStyle())
    var after = before
    after.write("行", x: 0, y: 0, style: CellStyle())
    after[4, 0] = Cell("B", style: CellStyle(attributes: .bold))
    #expect(changes(after, before) == ["0,0 行", "4,0 B"])
    #expect(changes(after, after).isEmpty)
  }

  @Test func wideGivesWayToNarrow() {
    var before = CellBuffer(size: Size(columns: 3, rows: 1))
    before.write("歩", x: 0, y: 0, style: CellStyle())
    var after = before
    after.write("ab", x: 0, y: 0, style: CellStyle())
    #expect(changes(after, before) == ["0,0 a", "1,0 b"])
    #expect(changes(before, after) == ["0,0 歩"])
  }

  @Test func withoutReferenceEverythingChanges() {
    let buffer = CellBuffer(size: Size(columns: 3, rows: 2))
    #expect(changes(buffer, nil).count == 6)
    #expect(changes(buffer, CellBuffer(size: Size(columns: 2, rows: 2))).count == 6)
  }

  @Test func restyleKeepsGlyphs() {
    var buffer = CellBuffer(size: Size(columns: 3, rows: 1))
    buffer.write("abc", x: 0, y: 0, style: CellStyle())
    buffer.restyle(Rect(x: 1, y: 0, width: 9, height: 9)) { $0.adding(.reverse) }
    #expect(buffer.lines() == ["abc"])
    #expect(buffer[0, 0].style.attributes.isEmpty)
    #expect(buffer[2, 0].style.attributes == .reverse)
  }

  @Test func aStylesCodeDependsOnTheStyleAlone() {
    var buffer = CellBuffer(size: Size(columns: 4, rows: 1))
    let strong = CellStyle(foreground: .rgb(RGB(86, 180, 233)), attributes: [.bold, .underline])
    buffer.write("ab", x: 1, y: 0, style: strong)
    buffer.write("c", x: 3, y: 0, style: CellStyle(background: .ansi(4)))
    #expect(
      buffer.styleLines() == [
        ". tAN*2 TKT", "", "TKT fg=default bg=ansi4", "tAN fg=#56b4e9 bg=default bold underline",
      ])
    buffer.write("d", x: 0, y: 0, style: CellStyle(foreground: .ansi(1)))
    #expect(buffer.styleLines()[0].hasSuffix(" tAN*2 TKT"))
  }

  private func changes(_ buffer: CellBuffer, _ previous: CellBuffer?) -> [String] {
    var result: [String] = []
    buffer.forEachChange(from: previous) { x, y, cell in
      result.append("\(x),\(y) \(cell.glyph)")
    }
    return result
  }
}
