extension Glossary {
  /// The doubts that the program has about a session, by the words that exports have for them.
  static let flags = GlossaryChapter(
    title: "Flags",
    terms: [
      Term(
        "flag",
        "a doubt about a session that the program found by itself: short words on the monitor's lowest line, one word "
          + "in exports, a sentence in reports; the numbers are given all the same")
    ]
      + TrustFlag.allCases.map { flag in
        Term(
          flag.rawValue,
          flag.explanation + (flag.headline.map { " (on the monitor: \($0))" } ?? ""))
      })
}
