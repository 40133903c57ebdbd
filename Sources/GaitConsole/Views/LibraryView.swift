import TerminalCore

/// The sessions that can be opened, narrowed down by what is typed.
struct LibraryView {
  let state: LibraryState
  let opening: String?

  static func listRect(_ rect: Rect) -> Rect {
    PanelBorder.content(of: rect).splitTop(1).rest
  }

  static func list(_ state: LibraryState) -> ListView {
    ListView(
      items: state.visible.map(item), selected: state.selected,
      emptyText: !state.isScanned
        ? "looking for sessions ..."
        : state.filter.isEmpty ? "no sessions here" : "nothing matches '\(state.filter)'")
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    PanelBorder(
      title: "Sessions", focused: true,
      trailingTitle: "\(state.visible.count) of \(state.entries.count)"
    ).render(in: rect, into: &buffer, context: context)
    let line = PanelBorder.content(of: rect).splitTop(1).top
    if let opening {
      TextBlock("Opening \(opening) ...", role: .textStrong).render(
        in: line, into: &buffer, context: context)
    } else if state.isFiltering || !state.filter.isEmpty {
      InputLine(
        prompt: "filter: ", text: state.filter,
        cursor: state.isFiltering ? state.filter.count : nil
      ).render(in: line, into: &buffer, context: context)
    } else {
      TextBlock("Enter opens, / filters", role: .textDim).render(
        in: line, into: &buffer, context: context)
    }
    Self.list(state).render(in: Self.listRect(rect), into: &buffer, context: context)
  }

  private static func item(_ entry: LibraryEntry) -> ListView.Item {
    if let problem = entry.problem {
      return ListView.Item(entry.title, detail: problem, role: .bad)
    }
    var details = [entry.source]
    if entry.hasReference { details.append("reference") }
    details.append(contentsOf: entry.tags)
    if !entry.startedAt.isEmpty { details.append(entry.startedAt) }
    if let seconds = entry.durationSeconds { details.append(ClockText.minutes(seconds)) }
    return ListView.Item(
      entry.title, detail: details.joined(separator: "  "),
      role: entry.shelf == .sample ? .text : .textStrong)
  }
}
