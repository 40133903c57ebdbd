import Foundation
import GaitAnalysis
import GaitEngine
import GaitTestSupport
import Testing

@Suite struct GlossaryTests {
  private let terms = Glossary.chapters.flatMap(\.terms)

  @Test func noWordIsExplainedTwiceOrNotAtAll() {
    let names = terms.map { $0.name.lowercased() }
    #expect(Set(names).count == names.count)
    for term in terms {
      #expect(!term.plain.isEmpty, "\(term.name)")
      #expect(!term.plain.hasSuffix("."), "\(term.name): a sentence in a list")
    }
  }

  @Test func everyMeasureOfTheStepTableIsExplained() {
    for measure in StepMeasure.allCases {
      #expect(Term.named(measure.title).first?.name == measure.title, "\(measure)")
    }
  }

  /// Every doubt is explained by its word in exports and by the short words of the monitor.
  @Test(arguments: TrustFlag.allCases) func everyFlagIsExplained(flag: TrustFlag) {
    #expect(Term.named(flag.rawValue).first?.plain.hasPrefix(flag.explanation) == true)
    #expect(Term.named("flag").contains { $0.name == flag.rawValue })
    if let headline = flag.headline {
      #expect(Term.named(headline).map(\.name) == [flag.rawValue])
    }
  }

  @Test func aWordIsFoundByAPart() {
    #expect(Term.named("RMSE").map(\.name) == ["RMSE"])
    #expect(Term.named("peak").map(\.name).contains("second peak"))
    #expect(Term.named("nothing of the kind").isEmpty)
  }

  @Test func thePageIsTheProgramsOwn() throws {
    let path = Fixture.root.appending(path: "docs/GLOSSARY.md")
    let page = try String(contentsOf: path, encoding: .utf8)
    #expect(
      page == GlossaryText.markdown, "gaitlab glossary --format markdown >docs/GLOSSARY.md")
  }
}
