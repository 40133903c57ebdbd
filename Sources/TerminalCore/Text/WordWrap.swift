/// Breaks text into lines of a given width.
package enum WordWrap {
  /// Returns the lines of `text` at `width` columns; at least one, which may be empty.
  ///
  /// Words longer than a line are broken. The indent of the text is kept on its first line.
  package static func lines(of text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    var line = String(text.prefix { $0 == " " }.prefix(width / 2))
    var used = line.count
    var isEmpty = true
    for word in TextSanitizer.sanitized(text).split(separator: " ") {
      var rest = Substring(word)
      let wordWidth = CharacterWidth.columns(String(rest))
      if !isEmpty, used + 1 + wordWidth > width {
        lines.append(line)
        line = ""
        used = 0
        isEmpty = true
      } else if !isEmpty {
        line += " "
        used += 1
      }
      while CharacterWidth.columns(String(rest)) > width - used {
        let head = prefix(of: rest, width: width - used)
        guard !head.isEmpty || used > 0 else { return lines }
        lines.append(line + head)
        rest = rest.dropFirst(head.count)
        line = ""
        used = 0
      }
      line += rest
      used += CharacterWidth.columns(String(rest))
      isEmpty = false
    }
    lines.append(line)
    return lines
  }

  private static func prefix(of text: Substring, width: Int) -> String {
    var result = ""
    var used = 0
    for character in text {
      let columns = CharacterWidth.columns(String(character))
      guard used + columns <= width else { break }
      result.append(character)
      used += columns
    }
    return result
  }
}
