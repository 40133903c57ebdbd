package import GaitAnalysis
package import GaitModel
import TerminalCore

/// The list of sessions, what was typed to narrow it down, how it is sorted, and what is selected.
///
/// Which entries are shown and in which order is found once, when something of it changes: a list of thousands
/// is drawn many times.
package struct LibraryState: Equatable, Sendable {
  package var entries: [LibraryEntry] = [] {
    didSet {
      // Most of a long list stays as it was while the rest is still read.
      let old = searchTexts
      searchTexts = entries.indices.map { index in
        old.indices.contains(index) && oldValue[index] == entries[index]
          ? old[index] : LibraryFilter.searchText(entries[index])
      }
      order()
    }
  }
  package var isScanned = false
  /// Whether all that lie there have been read once, and not only found.
  package var isRead = false
  /// The folders that were named to choose from; empty for all that is known.
  package var folders: [String] = []
  package var filter = "" {
    didSet { if filter != oldValue { arrange() } }
  }
  package var isFiltering = false
  /// Where recordings of this console are kept, as people write it; nil where nothing is.
  package var ownFolder: String?
  package var sort = LibrarySort.date {
    didSet { if sort != oldValue { order() } }
  }
  package var isReversed = false {
    didSet { if isReversed != oldValue { order() } }
  }
  /// When the list was made, in seconds since 1970: `>7d` counts from there.
  package var nowUnixSeconds = 0.0 {
    didSet { if nowUnixSeconds != oldValue, !filter.isEmpty { arrange() } }
  }
  package var selected = 0
  /// The session that the next chosen one is compared with.
  package var comparedWith: LibraryEntry?
  /// Two sessions beside each other, over the list until they are closed.
  package var comparison: SessionComparison?
  /// The first row of its table where there is no room for all.
  package var comparisonScroll = 0
  /// The selected session at a glance, where there is room for it.
  package var preview: LibraryPreview?
  /// A person's visits, over the list until they are closed.
  package var trend: TrendState?

  private var searchTexts: [[UInt8]] = []
  /// Places in `entries` of all, sorted.
  private var sorted: [Int] = []
  /// Places in `entries` of those that are shown, in their order.
  private(set) var shown: [Int] = []

  /// The entries that match the filter, sorted.
  package var visible: [LibraryEntry] { shown.map { entries[$0] } }

  package var selectedEntry: LibraryEntry? {
    shown.indices.contains(selected) ? entries[shown[selected]] : nil
  }

  /// Moves the table of the comparison; the view does not go beyond its last row.
  mutating func scrollComparison(by distance: Int) {
    let last = StepMeasure.allCases.count / 2
    comparisonScroll = min(max(comparisonScroll + distance, 0), last)
  }

  mutating func moveSelection(by distance: Int) {
    selected = min(max(selected + distance, 0), max(shown.count - 1, 0))
  }

  /// Changes the list; what was selected stays selected where it is still there.
  mutating func keepingSelection(_ change: (inout LibraryState) -> Void) {
    let path = selectedEntry?.path
    let shelf = selectedEntry?.shelf
    change(&self)
    let place = shown.firstIndex { entries[$0].path == path && entries[$0].shelf == shelf }
    if let place { selected = place }
    moveSelection(by: 0)
  }

  private mutating func order() {
    sorted = sort.sorted(Array(entries.indices), of: entries, isReversed: isReversed)
    arrange()
  }

  private mutating func arrange() {
    let filter = LibraryFilter(filter, nowUnixSeconds: nowUnixSeconds)
    shown = sorted.filter { filter.matches(entries[$0], text: searchTexts[$0]) }
  }
}
