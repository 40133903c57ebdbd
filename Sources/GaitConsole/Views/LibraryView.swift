import GaitModel
import TerminalCore

/// The sessions that can be opened, narrowed down by what is typed.
struct LibraryView {
  let state: LibraryState
  let opening: String?

  static func listRect(_ rect: Rect) -> Rect {
    PanelBorder.content(of: rect).splitTop(1).rest
  }

  /// The lower the priority, the sooner a column goes where there is no room.
  private static let columns: [TextTable.Column] = [
    .init("session", width: 22, priority: 9, isFlexible: true),
    .init("length", width: 8, alignment: .right, priority: 8),
    .init("kind", width: 9, priority: 7),
    .init("recorded", width: 16, priority: 5),
    .init("reference", width: 9, priority: 6),
    .init("device", width: 30, priority: 4),
    .init("tags", width: 14, priority: 3),
  ]

  static func table(_ state: LibraryState, context: DrawContext?) -> TextTable {
    TextTable(
      columns: columns, rows: state.visible.map { row($0, context: context) },
      selected: state.visible.isEmpty ? nil : state.selected, scroll: 0)
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
      TextBlock("Enter opens, o a path, / filters", role: .textDim).render(
        in: line, into: &buffer, context: context)
    }
    let list = Self.listRect(rect)
    if state.visible.isEmpty {
      EmptyView(text: emptyText).render(in: list, into: &buffer, context: context)
    } else {
      Self.table(state, context: context).render(in: list, into: &buffer, context: context)
    }
  }

  private var emptyText: String {
    !state.isScanned
      ? "looking for sessions ..."
      : state.filter.isEmpty ? "no sessions here" : "nothing matches '\(state.filter)'"
  }

  private static func row(_ entry: LibraryEntry, context: DrawContext?) -> [TableCell] {
    if entry.problem != nil {
      let style = context?.theme[.bad]
      return [
        TableCell("! " + entry.title, style: style), TableCell(""),
        TableCell("damaged", style: style),
      ]
    }
    return [
      TableCell(entry.title), TableCell(entry.durationSeconds.map(ClockText.minutes) ?? "-"),
      TableCell(entry.isSimulated ? "SIMULATED" : entry.shelf.title), TableCell(entry.startedAt),
      TableCell(entry.hasReference ? "yes" : "-"), TableCell(entry.source),
      TableCell(entry.tags.joined(separator: ", ")),
    ]
  }
}
