/// A line that says what happened, until its time is over.
package struct Notice: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case information
    case problem
  }

  package var text: String
  package var kind: Kind
  /// When it goes; nil until the first tick after it came.
  package var until: Double?

  package init(_ text: String, kind: Kind = .information) {
    self.text = text
    self.kind = kind
  }

  /// How long it stays: long enough to be read.
  var seconds: Double { max(4, Double(text.count) / Self.lettersPerSecond) }

  private static let lettersPerSecond = 16.0
}
