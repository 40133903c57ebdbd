import Foundation
import GaitModel
import GaitTestSupport
import PlainText
import Testing

@testable import GaitFiles

@Suite struct TextReadingTests {
  private func double(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer(DecimalText.double)
  }

  private func float(_ text: String) -> Float? {
    Array(text.utf8).withUnsafeBufferPointer(DecimalText.float)
  }

  @Test func numbersAreTheNearest() {
    for text in [
      "0", "-0.5", "+3", "1.", ".5", "17.49", "1e-5", "2.5E+3", "123456789012345678",
      "0.1234567890123456789", "9007199254740993", "1e22", "1e23", "4.9e-324", "1e308", "000.250",
    ] {
      #expect(double(text) == Double(text.hasSuffix(".") ? text + "0" : text), "\(text)")
    }
    var random = SplitMix64(seed: 3)
    for _ in 0..<20_000 {
      let number = Double(bitPattern: random.next())
      if number.isFinite { #expect(double(number.description) == number) }
      let single = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
      if single.isFinite { #expect(float(single.description) == single) }
    }
  }

  @Test func whatIsNoNumberIsRefused() {
    for text in [
      "", "-", ".", "nan", "NaN", "inf", "-inf", "1,5", "1 ", " 1", "0x10", "1e", "1e+", "1.2.3",
      "1e999", "١", "1_000",
    ] {
      #expect(double(text) == nil, "\(text)")
    }
    #expect(float("1e39") == nil)
  }

  @Test func freeTextReadsBack() {
    var random = SplitMix64(seed: 5)
    let alphabet = Array("=+-@',; \\nu{}41\"\n\r\t\u{1B}\u{0}\u{202E}é😀a".unicodeScalars)
    for _ in 0..<5000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<random.next() % 12 {
        text.append(alphabet[Int(random.next() % UInt64(alphabet.count))])
      }
      let encoded = FreeText.encode(String(text))
      #expect(!encoded.unicodeScalars.contains(where: Printable.isHarmful))
      #expect(!encoded.contains("\""))
      let first = encoded.first
      #expect(first != "=")
      #expect(first != "+")
      #expect(first != "-")
      #expect(first != "@")
      #expect(FreeText.decode(encoded).map { Array($0.utf8) } == Array(String(text).utf8))
    }
    for text in ["\\", "\\x", "\\u{", "\\u{D800}", "\\u{110000}", "\\u{zz}", "'"] {
      #expect(FreeText.decode(text) == nil)
    }
  }

  @Test(arguments: ["\n", "\r\n"])
  func linesCrossThePiecesOfTheFile(end: String) throws {
    // Several pieces of two-byte characters, so that a seam cuts lines and may cut characters.
    var expected: [String] = []
    for index in 0..<40 { expected.append(String(repeating: "é", count: 9000 + index * 13)) }
    try Fixture.withFolder { folder throws in
      let path = folder + "/text"
      try Data(expected.joined(separator: end).utf8).write(to: URL(filePath: path))
      var reader = LineReader(try FileInspection.open(path: path))
      var lines: [String] = []
      while try reader.advance() {
        lines.append(reader.text)
        #expect(try reader.isAtEnd() == (lines.count == expected.count))
        #expect(reader.text == lines.last)
      }
      #expect(lines == expected)
      #expect(reader.lineNumber == 40)
      #expect(reader.fraction == 1)
    }
  }
}
