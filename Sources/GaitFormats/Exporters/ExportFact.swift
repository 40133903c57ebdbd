/// A line of what every export says of itself: model, calibration, rule and so on.
package struct ExportFact: Equatable, Sendable {
  /// Lower-case words, such as `model SHA-256`.
  package var key: String
  /// One line of text.
  package var value: String

  package init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }

  /// The key with letters, digits and underscores alone, for formats that allow nothing else.
  var identifier: String {
    String(key.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }
}
