import TerminalCore
import Testing

struct TextSanitizerTests {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("\u{1B}]0;owned\u{07}x", "?]0;owned?x"),
    ("\u{1B}[2J", "?[2J"),
    ("a\u{9B}31m\u{9D}0;t\u{9C}", "a?31m?0;t?"),
    ("line\nbreak\tand\r\u{7F}", "line break and ?"),
    ("user\u{202E}txt.exe\u{2066}", "usertxt.exe"),
    ("zero\u{200B}width\u{200D}\u{FEFF}", "zerowidth"),
    ("soft\u{AD}hyphen", "softhyphen"),
    ("e\u{301}te\u{20DD}", "ete"),
    ("nul\u{0}byte", "nul?byte"),
    ("private\u{E0A0}\u{F0000}", "private??"),
    ("no\u{378}such", "no?such"),
    ("sep\u{2028}\u{2029}\u{3000}\u{A0}.", "sep??  ."),
    ("\u{1F1E8}\u{1F1ED}", "CH"),
    ("👍🏽", "👍"),
    ("❤️", "❤"),
    ("Schrittlänge 歩行", "Schrittlänge 歩行"),
  ])
  func hostileTextIsOnlyGlyphs(text: String, expected: String) {
    // Compared by scalars, because strings compare canonically.
    #expect(Array(TextSanitizer.sanitized(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func lengthIsBounded() {
    #expect(TextSanitizer.sanitized("abcdef", maxLength: 3) == "abc")
    #expect(TextSanitizer.sanitized("abc", maxLength: 0).isEmpty)
  }

  @Test func nothingButGlyphsReachesABuffer() {
    var buffer = CellBuffer(size: Size(columns: 200, rows: 1))
    for start in stride(from: UInt32(0), to: 0x11_0000, by: 100) {
      let scalars = (start..<start + 100).compactMap { Unicode.Scalar($0) }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      let used = buffer.write(String(text), x: 0, y: 0, style: CellStyle())
      #expect(used == CharacterWidth.columns(String(text)))
    }
    for x in 0..<200 {
      let value = buffer[x, 0].glyph.value
      #expect(value == 0 || value >= 0x20 && !(0x7F..<0xA0).contains(value))
    }
  }

  @Test(arguments: [
    ("a", 1), ("歩", 2), ("é", 1), ("👍", 2), ("│", 1), ("⣿", 1), ("█", 1), ("ﾊ", 1), ("한", 2),
    ("", 0),
  ])
  func widths(text: String, columns: Int) {
    #expect(CharacterWidth.columns(text) == columns)
  }
}
