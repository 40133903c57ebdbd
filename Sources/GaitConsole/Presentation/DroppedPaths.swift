import PlainText

/// Why a text is no path.
package struct PathRefusal: Error, Equatable {
  package let reason: String
}

/// The paths in a line that was typed, or that a terminal pastes where files are dropped.
///
/// Terminals quote as shells do, `'a b.csv'`, `"a b.csv"` or `a\ b.csv`, or write `file:///a%20b.csv`;
/// several files are separated by spaces. A path with spaces that nothing quotes is one path.
package enum DroppedPaths {
  private static let pathLimit = 4096
  private static let countLimit = 500

  /// Reads all paths.
  ///
  /// - Throws: why there is none, or what is wrong with one.
  package static func paths(in line: String) throws(PathRefusal) -> [String] {
    let text = line.trimmingSpaces
    guard !text.isEmpty else { throw PathRefusal(reason: tr("type the path of a file")) }
    guard !text.unicodeScalars.contains(where: isControl) else {
      throw PathRefusal(reason: tr("control characters are part of no path"))
    }
    var paths: [String] = []
    for word in words(of: text) { paths.append(try path(word)) }
    guard paths.count <= countLimit else {
      throw PathRefusal(reason: tr("\(paths.count) files at once; \(countLimit) at most"))
    }
    return paths
  }

  /// Whether a scalar steers a terminal instead of being shown.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
  }

  // MARK: - Words

  private static func words(of text: String) -> [String] {
    if text.contains(where: { "'\"\\".contains($0) }) {
      // A quotation mark without its other is part of a name.
      return quotedWords(of: text) ?? [text]
    }
    let words = text.split(separator: " ").map(String.init)
    return words.allSatisfy(isAbsolute) ? words : [text]
  }

  private static func isAbsolute(_ word: String) -> Bool {
    word.hasPrefix("/") || word.hasPrefix("~/") || isAddress(word)
  }

  /// Words as a shell reads them; nil where a quotation does not end.
  private static func quotedWords(of text: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = text[...]
    while let character = rest.popFirst() {
      switch (character, quote) {
      case ("'", "'"), ("\"", "\""): quote = nil
      case ("'", nil), ("\"", nil):
        quote = character
        word = word ?? ""
      case ("\\", nil):
        guard let next = rest.popFirst() else { return nil }
        word = (word ?? "") + String(next)
      case ("\\", "\"") where rest.first.map { "\"\\$`".contains($0) } == true:
        word = (word ?? "") + String(rest.removeFirst())
      case (" ", nil):
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { return nil }
    if let word { words.append(word) }
    return words
  }

  // MARK: - One path

  private static func isAddress(_ word: String) -> Bool { word.lowercased().hasPrefix("file://") }

  private static func path(_ word: String) throws(PathRefusal) -> String {
    let path = isAddress(word) ? try path(ofAddress: word.dropFirst("file://".count)) : word
    guard !path.isEmpty else { throw PathRefusal(reason: tr("a file without a name")) }
    guard path.utf8.count <= pathLimit else {
      throw PathRefusal(reason: tr("a path longer than any file's"))
    }
    return path
  }

  private static func path(ofAddress rest: Substring) throws(PathRefusal) -> String {
    guard let slash = rest.firstIndex(of: "/") else {
      throw PathRefusal(reason: tr("an address without a path"))
    }
    guard ["", "localhost"].contains(rest[..<slash].lowercased()) else {
      throw PathRefusal(reason: tr("a file of another machine; copy it here first"))
    }
    var bytes: [UInt8] = []
    var coded = Substring(rest[slash...]).utf8
    while let byte = coded.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      let digits = coded.prefix(2)
      guard digits.count == 2, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
        let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw PathRefusal(reason: tr("'%' without two digits in an address")) }
      coded.removeFirst(2)
      bytes.append(value)
    }
    guard let path = String(validating: bytes, as: UTF8.self) else {
      throw PathRefusal(reason: tr("an address that is not UTF-8"))
    }
    guard !path.unicodeScalars.contains(where: isControl) else {
      throw PathRefusal(reason: tr("control characters are part of no path"))
    }
    return path
  }
}
