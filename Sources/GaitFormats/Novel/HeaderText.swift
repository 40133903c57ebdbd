/// Finds values in the header lines of novel's files, which hold several a line.
enum HeaderText {
  /// A line in lower case without the quotes that Excel puts around fields.
  static func plain(_ line: String) -> String {
    let line = line.lowercased()
    return line.utf8.contains(FieldStyle.quote) ? line.filter { $0 != "\"" } : line
  }

  /// What follows a key, or nil without it.
  static func text(after key: String, in line: String) -> Substring? {
    // Byte by byte: a search by characters takes longer than a page of numbers.
    let key = Array(key.utf8)
    var line = line
    let end = line.withUTF8 { bytes -> Int? in
      guard let first = key.first, bytes.count >= key.count else { return nil }
      for start in 0...bytes.count - key.count where bytes[start] == first {
        if zip(key, bytes[start...]).allSatisfy({ $0 == $1 }) { return start + key.count }
      }
      return nil
    }
    return end.map { line[line.utf8.index(line.startIndex, offsetBy: $0)...] }
  }

  /// The first decimal number in a text, with a point or a comma.
  static func firstNumber(_ text: Substring) -> Double? {
    let digits = text.drop { !$0.isASCII || !$0.isNumber }
      .prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    return Double(digits.replacing(",", with: "."))
  }
}
