import TerminalCore
import Testing

/// Borders, tabs, status line, popups.
struct FrameWidgetTests {
  @Test func borders() {
    #expect(
      drawn(PanelBorder(title: "Left", focused: false, trailingTitle: "kPa"), 18, 3) == [
        "╭ Left ───── kPa ╮",
        "│                │",
        "╰────────────────╯",
      ])
    #expect(
      drawn(PanelBorder(title: "Left", focused: true), 12, 3, glyphs: .ascii) == [
        "+ > Left --+",
        "|          |",
        "+----------+",
      ])
    #expect(
      drawn(PanelBorder(title: "A long title", focused: false, trailingTitle: "x"), 10, 2) == [
        "╭ A long…╮",
        "╰────────╯",
      ])
    #expect(PanelBorder.content(of: Rect(x: 0, y: 0, width: 2, height: 2)).isEmpty)
  }

  @Test func tabs() {
    let bar = TabBar(titles: [("1", "Monitor"), ("2", "Steps"), ("3", "Errors")], selected: 1)
    #expect(drawn(bar, 34, 1) == [" 1 Monitor [2 Steps] 3 Errors     "])
    #expect(drawn(bar, 20, 1) == [" 1 [2 Steps] 3      "])
    let rect = Rect(x: 5, y: 0, width: 34, height: 1)
    #expect(bar.hitTest(4, rect) == nil)
    #expect(bar.hitTest(5, rect) == 0)
    #expect(bar.hitTest(16, rect) == 1)
    #expect(bar.hitTest(38, rect) == nil)
  }

  @Test func statusDropsWholeHints() {
    let bar = StatusBar(
      hints: [("q", "quit"), ("space", "freeze"), ("?", "help")], trailing: "0.5x")
    #expect(drawn(bar, 40, 1) == [" q quit  space freeze  ? help       0.5x"])
    #expect(drawn(bar, 24, 1) == [" q quit  ? help     0.5x"])
    #expect(drawn(bar, 3, 1) == ["0.…"])
  }

  @Test func popupCoversAndCentres() {
    var buffer = CellBuffer(size: Size(columns: 11, rows: 5))
    buffer.fill(buffer.bounds, with: Cell("."))
    let popup = Popup(title: "?", size: Size(columns: 9, rows: 3))
    let context = DrawContext(theme: .fallback, glyphs: .ascii, colorDepth: .mono)
    popup.render(in: buffer.bounds, into: &buffer, context: context)
    #expect(
      buffer.lines() == [
        "...........",
        ".+ > ? --+.",
        ".|       |.",
        ".+-------+.",
        "...........",
      ])
    #expect(popup.content(in: buffer.bounds) == Rect(x: 3, y: 2, width: 5, height: 1))
  }

  @Test func inputScrollsToTheCursor() {
    #expect(drawn(InputLine(prompt: ": ", text: "export"), 10, 1) == [": export  "])
    #expect(drawn(InputLine(prompt: ": ", text: "export csv"), 8, 1) == [": t csv "])
    let screen = buffer(InputLine(prompt: ":", text: "abc", cursor: 1), 6, 1)
    #expect(screen.lines() == [":abc  "])
    #expect(screen[2, 0].style.attributes.contains(.reverse))
    #expect(!screen[1, 0].style.attributes.contains(.reverse))
  }
}
