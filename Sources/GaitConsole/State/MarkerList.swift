package import GaitModel

/// What was done to a marker and can be undone.
package enum MarkerChange: Equatable, Sendable {
  case deleted(Marker)
  /// The marker as it is now, and the note that it had.
  case edited(Marker, note: String)
}

/// The markers of the open session as a list.
package struct MarkerList: Equatable, Sendable {
  package var selected = 0
  /// The note of the selected marker as it is typed; nil where nobody types.
  package var note: String?
  /// Whether it waits for yes or no before the selected marker goes.
  package var isDeleting = false

  package init(selected: Int = 0) { self.selected = selected }

  /// Characters of a note, at most.
  static let longestNote = 200
}
