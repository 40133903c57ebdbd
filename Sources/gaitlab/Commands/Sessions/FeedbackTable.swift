import GaitEngine
import PlainText

/// How a walker did against targets, as Markdown.
enum FeedbackTable {
  /// A heading and a table; nothing where nobody practised.
  static func markdown(_ outcome: FeedbackOutcome) -> String {
    guard !outcome.isEmpty else { return "" }
    func row(_ cells: [String]) -> String {
      "| " + cells.map { MarkdownText.escaped($0) }.joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: " --- |", count: FeedbackOutcome.columns.count)
    let lines = [row(FeedbackOutcome.columns), rule] + outcome.rows.map(row)
    return "\n## Feedback\n\n" + lines.joined(separator: "\n") + "\n"
  }
}
