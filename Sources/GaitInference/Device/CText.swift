/// Pieces of C source.
enum CText {
  /// Numbers a line of a table.
  private static let perLine = 8

  /// A table of constants.
  static func table(_ type: String, _ name: String, _ values: [String]) -> String {
    var text = "static const \(type) \(name)[\(values.count)] = {\n"
    for start in stride(from: 0, to: values.count, by: perLine) {
      let end = min(start + perLine, values.count)
      text += "  " + values[start..<end].joined(separator: ", ") + ",\n"
    }
    return text + "};\n"
  }

  static func table(_ name: String, _ values: [Float]) -> String {
    table("float", name, values.map(literal))
  }

  /// A float that reads back as itself.
  static func literal(_ value: Float) -> String { "\(value)f" }

  /// Text of a stranger as part of a comment: printable ASCII that neither ends a comment nor begins
  /// one, and has no trigraph.
  static func comment(_ text: String) -> String {
    let plain = text.unicodeScalars.map { scalar -> Character in
      (0x20...0x7e).contains(scalar.value) ? Character(scalar) : "_"
    }
    return String(plain).replacing("??", with: "?.").replacing("*/", with: "*.")
      .replacing("/*", with: "/.")
  }

  /// Words in lines of at most 100 characters, each behind a prefix.
  static func wrapped(_ text: String, prefix: String) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= 100 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(prefix + word)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// `[outputs][depth]` in the order that four outputs at once read it: `[outputs / 4][depth][4]`.
  static func panels(_ weights: [Float], depth: Int) -> [Float] {
    let outputs = weights.count / depth
    var result: [Float] = []
    result.reserveCapacity(weights.count)
    for panel in stride(from: 0, to: outputs, by: 4) {
      for place in 0..<depth {
        for output in panel..<panel + 4 { result.append(weights[output * depth + place]) }
      }
    }
    return result
  }
}
