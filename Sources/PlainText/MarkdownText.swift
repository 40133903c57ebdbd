/// Text from elsewhere in a Markdown document.
package enum MarkdownText {
  /// The text on one line, where it can neither end a cell, be a link, markup or HTML, nor steer a terminal.
  ///
  /// - Parameters:
  ///   - text: what somebody wrote or a file holds.
  ///   - limit: characters after which it is cut.
  /// - Returns: Markdown that shows the text as it is.
  package static func escaped(_ text: String, limit: Int = .max) -> String {
    var result = ""
    for character in Printable.text(text, limit: limit) {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "#", "|", "~": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
