package import GaitAnalysis
import TerminalCore

/// One session that can be opened from the library.
package struct LibraryEntry: Equatable, Sendable {
  package enum Shelf: String, Equatable, Sendable {
    case sample
    case recording
    /// Named on the command line.
    case named

    /// What it is called in a list.
    var title: String {
      switch self {
      case .sample: "sample"
      case .recording: "recording"
      case .named: "file"
      }
    }
  }

  package var path: String
  package var shelf: Shelf
  /// Name, source and so on, or why the file cannot be read.
  package var title: String
  package var source: String
  /// `2023-09-27 10:21`, or empty if the file does not say.
  package var startedAt: String
  /// Nil where only opening the file would tell.
  package var durationSeconds: Double?
  package var tags: [String]
  package var hasReference: Bool
  package var isSimulated: Bool
  /// Why the file cannot be opened; nil if it can.
  package var problem: String?

  package init(
    path: String, shelf: Shelf, title: String, source: String, startedAt: String,
    durationSeconds: Double?, tags: [String], hasReference: Bool, isSimulated: Bool,
    problem: String? = nil
  ) {
    self.path = path
    self.shelf = shelf
    self.title = title
    self.source = source
    self.startedAt = startedAt
    self.durationSeconds = durationSeconds
    self.tags = tags
    self.hasReference = hasReference
    self.isSimulated = isSimulated
    self.problem = problem
  }

  var searchText: String {
    ([title, source, startedAt, shelf.rawValue] + tags
      + [hasReference ? "reference" : "", isSimulated ? "simulated" : ""]).joined(separator: " ")
  }
}

/// The list of sessions, what was typed to narrow it down, and what is selected.
package struct LibraryState: Equatable, Sendable {
  package var entries: [LibraryEntry] = []
  package var isScanned = false
  package var filter = ""
  package var isFiltering = false
  package var selected = 0
  /// The session that the next chosen one is compared with.
  package var comparedWith: LibraryEntry?
  /// Two sessions beside each other, over the list until they are closed.
  package var comparison: SessionComparison?

  /// The entries that match the filter.
  package var visible: [LibraryEntry] {
    ListFilter.indices(of: entries.map(\.searchText), matching: filter).map { entries[$0] }
  }

  package var selectedEntry: LibraryEntry? {
    let visible = visible
    return visible.indices.contains(selected) ? visible[selected] : nil
  }

  mutating func moveSelection(by distance: Int) {
    selected = min(max(selected + distance, 0), max(visible.count - 1, 0))
  }
}
