package import GaitAnalysis
import PlainText

/// The glossary as text and as the page docs/GLOSSARY.md.
package enum GlossaryText {
  /// A term with its formula and source, each on a line.
  package static func line(_ term: Term) -> String {
    var text = "\(term.name): \(term.plain)\n"
    if !term.formula.isEmpty { text += "    = \(term.formula)\n" }
    if !term.source.isEmpty { text += "    \(term.source)\n" }
    return text
  }

  /// All terms by subject.
  package static var plain: String {
    Glossary.chapters.map { chapter in
      chapter.title.uppercased() + "\n" + chapter.terms.map(line).joined()
    }.joined(separator: "\n")
  }

  /// The page.
  package static var markdown: String {
    var lines = [
      "# Glossary", "",
      "What the words of screens and exports mean, plain words first. `gaitlab glossary WORD` explains one, `?` twice",
      "in the console those of the screen. Made by `gaitlab glossary --format markdown`; a test holds it to the program.",
    ]
    for chapter in Glossary.chapters {
      lines += [
        "", "## \(chapter.title)", "", "| word | meaning | reckoned as | source |",
        "| --- | --- | --- | --- |",
      ]
      lines += chapter.terms.map { term in
        let cells = [term.name, term.plain, term.formula, term.source]
        return "| " + cells.map { MarkdownText.escaped($0) }.joined(separator: " | ") + " |"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
