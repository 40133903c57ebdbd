import GaitModel
import PlainText
import TerminalCore

/// The sessions that can be opened, sorted and narrowed down by what is typed.
struct LibraryView {
  let state: LibraryState
  let opening: String?
  let options: ViewOptions

  /// The list, and the selected session at a glance below it; that is empty without room for both.
  static func areas(_ rect: Rect, _ state: LibraryState) -> (list: Rect, preview: Rect) {
    guard rect.width >= 81, rect.height >= 24, !state.shown.isEmpty else {
      return (rect, Rect(x: rect.x, y: rect.maxY, width: 0, height: 0))
    }
    // What a short list does not need is for the preview.
    let free = rect.height - state.entries.count - 4
    let split = rect.splitBottom(min(max(free, 15), rect.height * 3 / 5, rect.height - 8))
    return (split.rest, split.bottom)
  }

  /// Where the rows of the list are.
  static func listRect(_ rect: Rect, _ state: LibraryState) -> Rect {
    PanelBorder.content(of: areas(rect, state).list).splitTop(1).rest
  }

  static func table(_ state: LibraryState) -> TextTable { LibraryRows(state: state).table }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let areas = Self.areas(rect, state)
    if !areas.preview.isEmpty, let preview = state.preview, let entry = state.selectedEntry {
      LibraryPreviewPanel(preview: preview, entry: entry, options: options).render(
        in: areas.preview, into: &buffer, context: context)
    }
    renderList(in: areas.list, into: &buffer, context: context)
  }

  private func renderList(
    in rect: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    PanelBorder(
      title: state.isReversed
        ? tr("Sessions\(place), \(state.sort.title), reversed")
        : tr("Sessions\(place), \(state.sort.title)"),
      focused: true,
      trailingTitle: tr("\(state.shown.count) of \(state.entries.count)")
    ).render(in: rect, into: &buffer, context: context)
    let line = PanelBorder.content(of: rect).splitTop(1).top
    if let opening {
      TextBlock(tr("Opening \(opening) ..."), role: .textStrong).render(
        in: line, into: &buffer, context: context)
    } else if state.isFiltering {
      let prompt = tr("filter:") + " "
      InputLine(prompt: prompt, text: state.filter, cursor: state.filter.count).render(
        in: line, into: &buffer, context: context)
      if state.filter.isEmpty {
        let taken = CharacterWidth.columns(prompt) + 2
        buffer.writeTruncated(
          tr("words, person:P07, tag:gym, visit:2, last:7d, older:3m, 2026-11"), x: line.x + taken,
          y: line.y,
          style: context.theme[.textDim], maxWidth: line.width - taken,
          ellipsis: context.glyphs.ellipsis)
      } else {
        let hint = tr("Enter keeps it, Esc clears it")
        buffer.writeRight(
          hint, end: line.maxX, y: line.y, style: context.theme[.textDim],
          maxWidth: max(line.width - CharacterWidth.columns(state.filter) - 12, 0))
      }
    } else if let words = standing {
      buffer.writeTruncated(
        words, x: line.x, y: line.y, style: context.theme[.textStrong], maxWidth: line.width,
        ellipsis: context.glyphs.ellipsis)
    } else if let problem = selectedProblem {
      buffer.writeTruncated(
        "! " + problem, x: line.x, y: line.y, style: context.theme[.bad], maxWidth: line.width,
        ellipsis: context.glyphs.ellipsis)
    } else {
      buffer.writeTruncated(
        tr("Enter opens, / filters, s sorts, e says whose it is, v shows visits"), x: line.x,
        y: line.y, style: context.theme[.textDim], maxWidth: line.width,
        ellipsis: context.glyphs.ellipsis)
    }
    let list = PanelBorder.content(of: rect).splitTop(1).rest
    if state.shown.isEmpty {
      EmptyView(text: emptyText).render(in: list, into: &buffer, context: context)
    } else {
      LibraryRows(state: state, markStyle: context.theme[.textStrong]).table.render(
        in: list, into: &buffer, context: context)
      renderProblems(in: list, into: &buffer, context: context)
    }
  }

  /// The folders that were named, where no others are listed.
  var place: String {
    state.folders.isEmpty ? "" : " " + tr("in \(state.folders.joined(separator: ", "))")
  }

  /// What holds until Escape: a session that is marked to compare, a filter.
  var standing: String? {
    let parts = [
      state.comparedWith.map {
        tr("\(LibraryRows.mark) \($0.fileName): c compares the selected with it")
      },
      state.filter.isEmpty ? nil : tr("filter: \(state.filter)"),
    ].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return parts.joined(separator: ", ")
      + " " + (state.comparedWith == nil ? tr("(Esc clears)") : tr("(Esc cancels)"))
  }

  /// What cannot be opened says why, over all columns.
  private func renderProblems(
    in list: Rect, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let rows = LibraryRows(state: state)
    let first = Self.table(state).firstRow(in: list)
    let visible = max(list.height - 1, 0)
    let isScrolling = state.shown.count > visible
    for line in 0..<min(visible, state.shown.count - first) {
      guard let problem = rows.problem(atRow: first + line) else { continue }
      let isSelected = first + line == state.selected
      buffer.writeTruncated(
        problem, x: list.x, y: list.y + 1 + line,
        style: context.theme[isSelected ? .selection : .bad],
        maxWidth: list.width - (isScrolling ? 1 : 0), ellipsis: context.glyphs.ellipsis)
    }
  }

  /// Why the selected session cannot be opened, or has no steps.
  private var selectedProblem: String? {
    guard let entry = state.selectedEntry else { return nil }
    if let problem = entry.problem { return problem }
    if case .impossible(let problem) = entry.steps { return problem }
    return nil
  }

  var emptyText: String {
    !state.isScanned
      ? tr("looking for sessions ...")
      : state.filter.isEmpty ? tr("no sessions here") : tr("nothing matches '\(state.filter)'")
  }
}
