package import GaitEngine
import GaitModel
import PlainText

/// A printable page for each session, and one that compares them: one file without scripts or anything
/// from elsewhere.
package struct ReportDocument {
  /// In the order of time; those without a date come first, as they were given.
  private let sessions: [AnalyzedSession]
  private let program: String

  /// - Parameters:
  ///   - sessions: one or more, with names of their own.
  ///   - program: name and version of this program.
  package init(_ sessions: [AnalyzedSession], program: String) {
    self.sessions = sessions.enumerated().sorted { a, b in
      let first = a.element.metadata.startedAtUnixSeconds ?? -.infinity
      let second = b.element.metadata.startedAtUnixSeconds ?? -.infinity
      return (first, a.offset) < (second, b.offset)
    }.map(\.element)
    self.program = program
  }

  /// The file's text.
  package var html: String {
    var articles = sessions.map { SessionPage(session: $0, program: program).html }
    if sessions.count > 1 { articles.append(ComparisonPage(sessions: sessions).html) }
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
    let names = sessions.map(\.name).joined(separator: ", ")
    return Markup.text(names, limit: Printable.defaultLimit)
  }
}
