import Testing

@testable import TerminalCore

@Suite struct KeyReaderTests {
  static let sequences: [(String, [Key])] = [
    ("5y", [.character("5"), .character("y")]),
    ("\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    ("\u{1B}OA\u{1B}OP", [.up, .function(1)]),
    ("\u{1B}[1;2C\u{1B}[1;2D", [.shiftRight, .shiftLeft]),
    ("\u{1B}[H\u{1B}[F\u{1B}[5~\u{1B}[6~\u{1B}[3~", [.home, .end, .pageUp, .pageDown, .delete]),
    ("\u{1B}[Z\t\r\n\u{7F}\u{8}", [.backTab, .tab, .enter, .enter, .backspace, .backspace]),
    ("\u{3}\u{10}", [.control("c"), .control("p")]),
    ("ä€", [.character("ä"), .character("€")]),
    // What means nothing is dropped whole and does not become letters.
    ("\u{1B}[200~x", [.character("x")]),
    ("\u{1B}[<0;10;5Mq", [.character("q")]),
    ("\u{0}\u{1C}q", [.character("q")]),
  ]

  @Test(arguments: sequences) func bytesBecomeKeys(text: String, keys: [Key]) {
    var reader = KeyReader()
    #expect(reader.read(text.utf8) == keys)
    #expect(!reader.isWaiting)
  }

  /// However a terminal cuts what it sends, the keys are the same.
  @Test(arguments: sequences) func bytesMayComeOneByOne(text: String, keys: [Key]) {
    var reader = KeyReader()
    #expect(text.utf8.flatMap { reader.read([$0]) } == keys)
  }

  @Test func anEscapeThatNothingFollowsIsAKey() {
    var reader = KeyReader()
    #expect(reader.read([0x1B]) == [])
    #expect(reader.isWaiting)
    #expect(reader.flush() == [.escape])
    #expect(!reader.isWaiting)
    // Nor is one before a letter the beginning of anything.
    #expect(reader.read([0x1B, UInt8(ascii: "q")]) == [.escape, .character("q")])
  }

  @Test func bytesThatAreNoTextAreDropped() {
    var reader = KeyReader()
    #expect(reader.read([0xFF, 0xC3, UInt8(ascii: "q")]) == [.character("q")])
    #expect(reader.read([0xE2, 0x82]) == [])
    #expect(reader.flush() == [])
    #expect(reader.read([0xED, 0xA0, 0x80, UInt8(ascii: "a")]) == [.character("a")])
    let endless = [0x1B, UInt8(ascii: "[")] + [UInt8](repeating: UInt8(ascii: "1"), count: 100)
    #expect(reader.read(endless).allSatisfy { $0 == .character("1") })
    #expect(!reader.isWaiting)
  }
}
