/// A moment that somebody marked, with a note.
package struct Marker: Equatable, Hashable, Codable, Sendable {
  /// Seconds of the session's clock.
  package var timeSeconds: Double
  /// Free text; it may hold anything and is sanitised where it is shown.
  package var note: String

  package init(timeSeconds: Double, note: String) {
    self.timeSeconds = timeSeconds
    self.note = note
  }
}
