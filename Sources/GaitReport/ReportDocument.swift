package import GaitAnalysis
package import GaitEngine
import GaitModel
import PlainText

/// A printable page for each session, and one that compares them: one file without scripts or anything
/// from elsewhere.
package struct ReportDocument {
  /// What a page is made of.
  package typealias Part = (session: AnalyzedSession, pressure: PressureReport)

  /// In the order of time where all have a date, otherwise as they were given.
  private let parts: [Part]
  private let program: String
  private let norms: NormChoice?
  /// What compares them; nil for one session.
  package let comparison: SessionComparison?

  /// - Parameters:
  ///   - parts: one or more sessions, with names of their own, and their pressures.
  ///   - program: name and version of this program.
  ///   - norms: to set each session against; nil for none.
  package init(_ parts: [Part], program: String, norms: NormChoice? = nil) {
    self.norms = norms
    self.program = program
    comparison =
      parts.count > 1
      ? SessionComparison(parts.map { $0.session.compared(pressure: $0.pressure) }) : nil
    let names = comparison?.sides.map(\.name) ?? []
    // The pages are in the order of the comparison.
    let places = parts.map { names.firstIndex(of: $0.session.name) ?? 0 }
    self.parts = parts.indices.sorted { (places[$0], $0) < (places[$1], $1) }.map { parts[$0] }
  }

  /// The file's text.
  package var html: String {
    var articles = parts.map {
      SessionPage(
        session: $0.session, pressure: $0.pressure, program: program,
        norms: norms?.scores($0.session.analysis)
      ).html
    }
    if let comparison {
      articles.append(ComparisonPage(comparison: comparison, program: program).html)
    }
    return Self.document(articles, names: parts.map(\.session.name), title: "Gait report")
  }

  /// A comparison without the pages of its sessions.
  ///
  /// - Parameters:
  ///   - comparison: what is compared.
  ///   - program: name and version of this program.
  /// - Returns: the file's text.
  package static func html(_ comparison: SessionComparison, program: String) -> String {
    document(
      [ComparisonPage(comparison: comparison, program: program).html],
      names: comparison.sides.map(\.name), title: "Gait comparison")
  }

  private static func document(_ articles: [String], names: [String], title: String) -> String {
    let names = Markup.text(names.joined(separator: ", "), limit: Printable.defaultLimit)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>\(title): \(names)</title>
      <style>
      \(ReportStyle.css)
      </style>
      </head>
      <body>
      \(articles.joined(separator: "\n"))
      </body>
      </html>

      """
  }
}
