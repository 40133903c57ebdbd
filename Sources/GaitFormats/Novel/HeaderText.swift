/// Finds values in the header lines of novel's files, which hold several a line.
enum HeaderText {
  /// What follows a key, or nil without it.
  static func text(after key: String, in line: String) -> Substring? {
    line.firstRange(of: key).map { line[$0.upperBound...] }
  }

  /// The first decimal number in a text, with a point or a comma.
  static func firstNumber(_ text: Substring) -> Double? {
    let digits = text.drop { !$0.isASCII || !$0.isNumber }
      .prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    return Double(digits.replacing(",", with: "."))
  }
}
