import PlainText

/// Pieces of HTML; what comes from files and people is escaped here and nowhere else.
enum Markup {
  /// Text as the content of an element or the value of an attribute.
  static func text(_ text: String, limit: Int = .max) -> String {
    XMLText.escaped(text, limit: limit)
  }

  /// A table with a caption; cells are markup already, the first of each row is its header.
  static func table(
    caption: String, columns: [String], rows: [[String]], kind: String = ""
  ) -> String {
    let attribute = kind.isEmpty ? "" : " class=\"\(kind)\""
    let head = columns.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let body = rows.map { row in
      let first = row.first.map { "<th scope=\"row\">\($0)</th>" } ?? ""
      return "<tr>\(first)" + row.dropFirst().map { "<td>\($0)</td>" }.joined() + "</tr>"
    }
    return """
      <table\(attribute)><caption>\(text(caption))</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody></table>
      """
  }

  /// A section under a heading of the second level; nothing without content.
  static func section(_ title: String, _ content: [String], kind: String = "") -> String {
    let content = content.filter { !$0.isEmpty }
    guard !content.isEmpty else { return "" }
    let attribute = kind.isEmpty ? "" : " class=\"\(kind)\""
    return """
      <section\(attribute)>
      <h2>\(text(title))</h2>
      \(content.joined(separator: "\n"))
      </section>
      """
  }

  /// A list of items that are markup already; nothing without items.
  static func list(_ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    return "<ul>\n" + items.map { "<li>\($0)</li>" }.joined(separator: "\n") + "\n</ul>"
  }
}
