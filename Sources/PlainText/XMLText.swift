/// Text from elsewhere in XML and HTML.
package enum XMLText {
  /// The text as the content of an element or within an attribute.
  ///
  /// Scalar by scalar: a combining mark behind a bracket makes another character of it, but leaves it a
  /// bracket to whoever reads the file.
  package static func escaped(_ text: String, limit: Int = .max) -> String {
    var result = ""
    for scalar in Printable.text(text, limit: limit).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // XML 1.0 has no room for these two, not even as references.
      case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
