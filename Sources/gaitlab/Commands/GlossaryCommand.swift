import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitEngine
import PlainText

/// `gaitlab glossary`: what the words of screens and exports mean.
struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary", abstract: "Explain the words of screens and exports.",
    discussion: """
      In the console '?' twice shows those of the screen.

      Example: gaitlab glossary "loading rate"
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, markdown
  }

  @Argument(help: "A word, or a part of one; all of them if none is given.")
  var word: String?

  @Option(help: "How to print it.")
  var format = Format.text

  func run() throws {
    try CommandFailure.reported {
      if let word {
        let terms = Term.named(word)
        guard !terms.isEmpty else {
          throw PlainFailure("\(Printable.text(word)): no such word; 'gaitlab glossary' lists all")
        }
        try StandardOutput.write(terms.map(GlossaryText.line).joined())
      } else {
        try StandardOutput.write(format == .markdown ? GlossaryText.markdown : GlossaryText.plain)
      }
    }
  }
}
