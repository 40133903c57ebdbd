import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The library in sentences: the list, two sessions beside each other, or a person's visits.
struct LibrarySentences {
  let state: ConsoleState

  private var library: LibraryState { state.library }
  private var view: LibraryView {
    LibraryView(state: library, opening: state.opening, options: state.options)
  }

  var lines: [String] {
    if library.comparison != nil { return comparison }
    if library.trend != nil { return trend }
    // All of a short list; a long one is walked through or filtered.
    let rows = library.shown.count <= Self.longestList ? library.shown.indices : 0..<0
    var lines = [heading] + [view.standing, selected].compactMap(\.self) + preview
    lines += rows.filter { $0 != library.selected }.map { row($0) }
    lines.append(tr("Enter opens, / filters, s sorts, e says whose it is, v shows visits"))
    return lines
  }

  /// How many there are and in which order.
  var heading: String {
    let title =
      library.isReversed
      ? tr("Sessions\(view.place), \(library.sort.title), reversed")
      : tr("Sessions\(view.place), \(library.sort.title)")
    return "\(title): " + tr("\(library.shown.count) of \(library.entries.count)")
  }

  /// The selected session, with why it cannot be opened.
  var selected: String? {
    guard library.selectedEntry != nil else {
      return view.emptyText
    }
    return row(library.selected)
  }

  /// The selected session at a glance, once it was read for that.
  private var preview: [String] {
    guard let preview = library.preview, preview.path == library.selectedEntry?.path,
      case .known(let known) = preview.content
    else { return [] }
    return StepsSentences(state: state, session: known.session).means
  }

  private static let longestList = 20

  private func row(_ index: Int) -> String {
    let rows = LibraryRows(state: library)
    let count = library.shown.count
    if let problem = rows.problem(atRow: index) {
      return SpokenText.item(index, of: count, problem)
    }
    let entry = library.entries[library.shown[index]]
    let cells = rows.table.row(index)
    // Date, length and file are in the summary already.
    let said = Set([tr("date"), tr("length"), tr("file")])
    let rest = zip(LibraryRows.columns, cells).compactMap { column, cell -> String? in
      let text = cell.text.trimmingSpaces
      guard !said.contains(column.title), !text.isEmpty, text != "-" else { return nil }
      return column.title == tr("kind") ? text : "\(column.title) \(text)"
    }
    let isMarked =
      library.comparedWith?.path == entry.path && library.comparedWith?.shelf == entry.shelf
    let marked = isMarked ? [tr("marked to compare")] : []
    let parts = [LibraryRows.summary(entry)] + marked + rest
    return SpokenText.item(index, of: count, parts.joined(separator: ", "))
  }

  // MARK: - Over the list

  private var comparison: [String] {
    guard let comparison = library.comparison else { return [] }
    let view = ComparisonView(comparison: comparison, options: state.options)
    let rows = ComparisonRows(comparison: comparison, unit: view.unit, isDetailed: true)
    let sides = comparison.sides.prefix(2).enumerated().map {
      "\($0.offset + 1): \(ComparisonView.label($0.element))"
    }
    let doubts = comparison.doubts.map { "! \(AnalysisSentence.text($0))" }
    return sides + doubts
      + [tr("Mean (SD) n, \(tr(word: comparison.force.word))")]
      + rows.rows.map { SpokenText.row(rows.columns, $0) }
      + [tr("\(ComparisonRows.mark): changed by more than steps vary"), tr("Esc closes")]
  }

  private var trend: [String] {
    guard let trend = library.trend else { return [] }
    let shown = trend.shown
    let view = TrendView(state: trend)
    let heading = SpokenText.line(view.heading(shown))
    guard !shown.visits.isEmpty else { return [heading, SpokenText.line(view.emptyText(shown))] }
    let rows = TrendRows(trend: shown, measure: trend.measure)
    return [heading, "\(tr(word: trend.measure.title)), \(tr(word: trend.measure.unit))"]
      + rows.rows.map { SpokenText.row(rows.columns, $0) }
  }
}
