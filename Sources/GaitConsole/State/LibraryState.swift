package import GaitAnalysis
package import GaitModel
import TerminalCore

extension LibraryEntry {
  /// What a filter looks in.
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
  /// The first row of its table where there is no room for all.
  package var comparisonScroll = 0

  /// The entries that match the filter.
  package var visible: [LibraryEntry] {
    ListFilter.indices(of: entries.map(\.searchText), matching: filter).map { entries[$0] }
  }

  package var selectedEntry: LibraryEntry? {
    let visible = visible
    return visible.indices.contains(selected) ? visible[selected] : nil
  }

  /// Moves the table of the comparison; the view does not go beyond its last row.
  mutating func scrollComparison(by distance: Int) {
    let last = StepMeasure.allCases.count / 2
    comparisonScroll = min(max(comparisonScroll + distance, 0), last)
  }

  mutating func moveSelection(by distance: Int) {
    selected = min(max(selected + distance, 0), max(visible.count - 1, 0))
  }
}
