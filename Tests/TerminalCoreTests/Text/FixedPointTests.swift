import PlainText
import TerminalCore
import Testing

struct FixedPointTests {
  @Test(arguments: [
    (0.0, 0, "0"), (-0.04, 1, "0.0"), (-0.06, 1, "-0.1"), (3.14159, 2, "3.14"), (2.5, 0, "3"),
    (-12.345, 2, "-12.35"), (1.005, 3, "1.005"), (1e6, 1, "1000000.0"), (.nan, 2, "-"),
    (.infinity, 0, "-"), (99.999, 2, "100.00"), (0.05, 2, "0.05"),
  ])
  func decimals(value: Double, decimals: Int, expected: String) {
    #expect(FixedPoint.text(value, decimals: decimals) == expected)
  }

  @Test func wordsWrap() {
    #expect(
      WordWrap.lines(of: "peak force of the step", width: 10) == ["peak force", "of the", "step"])
    #expect(WordWrap.lines(of: "abcdefgh ij", width: 3) == ["abc", "def", "gh", "ij"])
    #expect(WordWrap.lines(of: "歩行解析", width: 5) == ["歩行", "解析"])
    #expect(WordWrap.lines(of: "", width: 5) == [""])
    #expect(WordWrap.lines(of: "abc", width: 0).isEmpty)
  }

  @Test(arguments: [
    (0.25, 1, "+0.3"), (0.04, 1, "0.0"), (0.0, 0, "0"), (-0.04, 1, "0.0"), (-2.0, 0, "-2"),
    (Double.infinity, 1, "-"),
  ])
  func aSignStandsBeforeWhatIsNotShownAsZero(value: Double, decimals: Int, expected: String) {
    #expect(FixedPoint.signed(value, decimals: decimals) == expected)
  }
}
