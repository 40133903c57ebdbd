import CommandSupport
import Testing

@Suite struct LikelyWordsTests {
  private let known = ["demo", "replay", "analyze", "report", "estimate", "export", "tag", "live"]

  @Test(arguments: [
    ("analyse", ["analyze"]), ("analyzes", ["analyze"]), ("anlyze", ["analyze"]),
    ("DEMO", ["demo"]), ("dmeo", ["demo"]), ("deom", ["demo"]), ("play", ["replay"]),
    ("reprot", ["report"]), ("tga", ["tag"]), ("lvie", ["live"]),
  ])
  func findsWhatIsMistyped(word: String, meant: [String]) {
    #expect(LikelyWords.near(word, among: known) == meant)
  }

  @Test(arguments: [
    ("ana", ["analyze"]), ("re", ["replay", "report"]), ("es", ["estimate"]), ("exp", ["export"]),
  ])
  func findsWhatIsBegun(word: String, meant: [String]) {
    #expect(LikelyWords.near(word, among: known) == meant)
  }

  /// Equally near words are all named, farther ones are not.
  @Test func namesTheNearestOnly() {
    let known = ["report", "depart", "reports"]
    #expect(LikelyWords.near("repart", among: known) == ["report", "depart"])
  }

  @Test(arguments: ["nonsense", "x", "", "cat", "analyticals", "étude"])
  func findsNothingFarAway(word: String) {
    #expect(LikelyWords.near(word, among: known).isEmpty)
    #expect(LikelyWords.near("demo", among: []).isEmpty)
  }

  @Test(arguments: [
    ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("ab", "ba", 1),
    ("abcd", "acbd", 1), ("ca", "abc", 3), ("same", "same", 0),
  ])
  func countsWrongLetters(one: String, other: String, count: Int) {
    #expect(LikelyWords.distance(Array(one), Array(other)) == count)
    #expect(LikelyWords.distance(Array(other), Array(one)) == count)
  }
}
