import Testing

@testable import TerminalCore

/// What terminals answer when they are asked for pictures.
@Suite struct GraphicsAnswerTests {
  private static let screen = Size(columns: 80, rows: 24)
  private static let none = Size(columns: 0, rows: 0)

  private static func support(_ answer: String, pixels: Size = none) -> PixelSupport {
    PixelSupport(GraphicsAnswer(Array(answer.utf8)), screen: screen, pixels: pixels)
  }

  @Test func kittyAndTheSizeOfACell() {
    #expect(
      Self.support("\u{1B}_Gi=31;OK\u{1B}\\\u{1B}[6;20;10t\u{1B}[?62;22c")
        == .available(PixelGraphics(kind: .kitty, cell: Size(columns: 10, rows: 20))))
  }

  @Test func sixelsByTheDeviceAttributes() {
    #expect(
      Self.support("\u{1B}[6;18;9t\u{1B}[?63;1;4;22c")
        == .available(PixelGraphics(kind: .sixel, cell: Size(columns: 9, rows: 18))))
  }

  /// The kernel's pixels count where the terminal says nothing of its cells.
  @Test func theTerminalsCellsComeFirst() {
    let pixels = Size(columns: 648, rows: 390)
    #expect(
      Self.support("\u{1B}[6;18;9t\u{1B}[?4c", pixels: pixels)
        == .available(PixelGraphics(kind: .sixel, cell: Size(columns: 9, rows: 18))))
    #expect(
      Self.support("\u{1B}[?4c", pixels: pixels)
        == .available(PixelGraphics(kind: .sixel, cell: Size(columns: 8, rows: 16))))
  }

  @Test func refusalsSayWhatCameBack() {
    #expect(Self.support("") == .refused(.silent))
    #expect(Self.support("\u{1B}[?62;22c") == .refused(.neither("CSI ?62;22c")))
    #expect(
      Self.support("\u{1B}_Gi=31;ENOSYS\u{1B}\\\u{1B}[?1;2c") == .refused(.neither("CSI ?1;2c")))
    #expect(Self.support("\u{1B}[?62;4c") == .refused(.noCellSize("CSI ?62;4c")))
    #expect(
      Self.support("\u{1B}[6;9999;0t\u{1B}[?62;4c") == .refused(.noCellSize("CSI ?62;4c")))
    #expect(PixelRefusal.neither("CSI ?62;22c").words.contains("CSI ?62;22c"))
    #expect(PixelRefusal.multiplexer("tmux").words.contains("tmux"))
  }

  /// Keys that came in between are keys.
  @Test func keysAreKept() {
    let answer = GraphicsAnswer(Array("q\u{1B}[A\u{1B}_Gi=31;OK\u{1B}\\2\u{1B}[?4cx".utf8))
    #expect(answer.takesKitty)
    #expect(answer.keys == Array("q\u{1B}[A2x".utf8))
  }

  /// Whatever comes, nothing of it is drawn, and it ends.
  @Test(arguments: [
    "\u{1B}", "\u{1B}_G", "\u{1B}[?", "\u{1B}[?4", "\u{1B}_Gi=31;OK", "\u{1B}[6;1;t",
  ])
  func whatIsCutIsNoAnswer(text: String) {
    #expect(Self.support(text) == .refused(.silent))
  }
}
