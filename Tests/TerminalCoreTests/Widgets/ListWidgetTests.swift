import TerminalCore
import Testing

/// Tables, lists, text.
struct ListWidgetTests {
  private func table(selected: Int?, scroll: Int = 0, rows: Int = 3) -> TextTable {
    TextTable(
      columns: [
        .init("step", width: 4, alignment: .right, priority: 2),
        .init("peak", width: 6, alignment: .right, priority: 1),
        .init("reason", width: 6, isFlexible: true),
      ],
      rows: (1...rows).map {
        [TableCell("\($0)"), TableCell("10\($0) %"), TableCell("touches a gap")]
      },
      selected: selected, scroll: scroll)
  }

  @Test func tableFitsAndStretches() {
    #expect(
      drawn(table(selected: 1), 30, 5) == [
        "step   peak reason            ",
        "   1  101 % touches a gap     ",
        "   2  102 % touches a gap     ",
        "   3  103 % touches a gap     ",
        "                              ",
      ])
  }

  @Test func tableDropsUnimportantColumns() {
    #expect(drawn(table(selected: nil), 12, 4)[1] == "   1  101 % ")
    #expect(drawn(table(selected: nil), 8, 4)[1] == "   1    ")
  }

  @Test func tableScrollsToTheSelection() {
    #expect(
      drawn(table(selected: 8, rows: 9), 12, 4) == [
        "step   peak ",
        "   7  107 %│",
        "   8  108 %│",
        "   9  109 %█",
      ])
    let rect = Rect(x: 0, y: 2, width: 12, height: 4)
    #expect(table(selected: 8, rows: 9).hitTest(2, rect) == nil)
    #expect(table(selected: 8, rows: 9).hitTest(3, rect) == 6)
    #expect(table(selected: nil, scroll: 99, rows: 9).firstRow(in: rect) == 6)
  }

  @Test func listMarksTheSelection() {
    let list = ListView(
      items: [.init("alpha", detail: "9 s"), .init("beta"), .init("a long name", detail: "1 s")],
      selected: 1)
    #expect(
      drawn(list, 13, 3) == [
        "  alpha   9 s",
        "▸ beta       ",
        "  a long name",
      ])
    #expect(drawn(list, 10, 2, glyphs: .ascii) == ["  alpha  #", "> beta   |"])
    #expect(list.hitTest(1, Rect(x: 0, y: 0, width: 13, height: 3)) == 1)
    #expect(list.hitTest(9, Rect(x: 0, y: 0, width: 13, height: 20)) == nil)
    #expect(drawn(ListView(items: [], selected: nil), 9, 1) == ["nothing …"])
  }

  @Test func filterTakesAllWordsInAnyCase() {
    let texts = ["Walk slow 3", "walk FAST 1", "stand"]
    #expect(ListFilter.indices(of: texts, matching: "") == [0, 1, 2])
    #expect(ListFilter.indices(of: texts, matching: "fast walk") == [1])
    #expect(ListFilter.indices(of: texts, matching: "walk") == [0, 1])
    #expect(ListFilter.indices(of: texts, matching: "run").isEmpty)
  }

  @Test func textWrapsAndScrolls() {
    let text = TextBlock("peak force of the step\n\nend")
    #expect(
      drawn(text, 12, 5) == [
        "peak force  ", "of the step ", "            ", "end         ", "            ",
      ])
    #expect(drawn(TextBlock("aa bb cc", scroll: 1), 4, 2) == ["bb │", "cc █"])
    #expect(text.lineCount(width: 12) == 4)
  }
}
