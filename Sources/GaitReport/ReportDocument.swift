package import GaitAnalysis
package import GaitEngine
import GaitModel
import PlainText

/// A printable page for each session, and one that compares them: one file without scripts or anything
/// from elsewhere.
package struct ReportDocument {
  /// What a page is made of.
  package typealias Part = (session: AnalyzedSession, pressure: PressureReport)

  /// In the order of time; those without a date come first, as they were given.
  private let parts: [Part]
  private let program: String

  /// - Parameters:
  ///   - parts: one or more sessions, with names of their own, and their pressures.
  ///   - program: name and version of this program.
  package init(_ parts: [Part], program: String) {
    self.parts = parts.enumerated().sorted { a, b in
      let first = a.element.session.metadata.startedAtUnixSeconds ?? -.infinity
      let second = b.element.session.metadata.startedAtUnixSeconds ?? -.infinity
      return (first, a.offset) < (second, b.offset)
    }.map(\.element)
    self.program = program
  }

  /// The file's text.
  package var html: String {
    var articles = parts.map {
      SessionPage(session: $0.session, pressure: $0.pressure, program: program).html
    }
    if parts.count > 1 { articles.append(ComparisonPage(sessions: parts.map(\.session)).html) }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      <title>Gait report: \(title)</title>
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

  private var title: String {
    let names = parts.map(\.session.name).joined(separator: ", ")
    return Markup.text(names, limit: Printable.defaultLimit)
  }
}
