import GaitModel
import GaitTestSupport
import TerminalCore
import Testing

/// Frames that are painted past curses, on a terminal.
@Suite struct PaintedTerminalTests {
  /// Random screens one after the other: a terminal that takes only the changes shows the last one.
  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func aTerminalShowsWhatWasPainted(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var painter = ANSIPainter(depth: .trueColor)
    var terminal = TerminalScreen(columns: 30, rows: 8)
    var shown: CellBuffer?
    let glyphs = Array("abc  ─▀⣿é█".unicodeScalars)
    for _ in 0..<60 {
      var screen = shown ?? CellBuffer(size: Size(columns: 30, rows: 8))
      for _ in 0..<Int.random(in: 0...80, using: &random) {
        let style = CellStyle(
          foreground: .ansi(UInt8.random(in: 0...15, using: &random)),
          attributes: TextAttributes(rawValue: UInt8.random(in: 0...31, using: &random)))
        screen[Int.random(in: 0..<30, using: &random), Int.random(in: 0..<8, using: &random)] =
          Cell(
            glyphs.randomElement(using: &random) ?? " ",
            style: Bool.random(using: &random) ? style : CellStyle())
      }
      if Int.random(in: 0...5, using: &random) == 0 {
        screen.clear(Rect(x: Int.random(in: 0...20, using: &random), y: 2, width: 30, height: 3))
      }
      terminal.feed(painter.frame(screen, from: shown))
      shown = screen
      #expect(terminal.lines == screen.lines())
    }
  }
}
