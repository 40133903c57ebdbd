import PlainText
import Testing

@Suite struct CountedTests {
  @Test func oneIsSingular() {
    #expect(Counted.text(1, "row") == "1 row")
    #expect(Counted.text(0, "row") == "0 rows")
    #expect(Counted.text(2, "equal time stamp") == "2 equal time stamps")
    #expect(Counted.text(UInt64(1), "foot", plural: "feet") == "1 foot")
    #expect(Counted.text(2, "foot", plural: "feet") == "2 feet")
    #expect(Counted.were(1) == "was")
    #expect(Counted.were(0) == "were")
  }
}
