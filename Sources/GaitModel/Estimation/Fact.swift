/// A line of a card or of the head of a table, such as `teacher` and `WRN-16-3`.
package struct Fact: Codable, Equatable, Sendable {
  /// The name of the fact.
  package var label: String
  /// Free text; it may hold anything and is sanitised where it is shown.
  package var value: String

  /// On the card of a model that was fitted to simulated walks.
  package static let simulated = Fact("simulated", "true")

  package init(_ label: String, _ value: String) {
    self.label = label
    self.value = value
  }
}
