import GaitModel
import PlainText
import TerminalCore

/// The sessions of the library as rows of a table.
struct LibraryRows {
  let state: LibraryState
  /// How the row of the session looks that another one will be compared with.
  var markStyle: CellStyle?

  /// What stands before the name of that session, which is the first of the comparison.
  static let mark = "[1]"

  /// Where there is no room they go in this order: device, tags, reference, condition, notes, symmetry, steps,
  /// length, visit, kind, code; date and file stay.
  static var columns: [TextTable.Column] {
    [
      .init(tr("date"), width: 10, priority: 11),
      .init(tr("code"), width: 7, priority: 10),
      .init(
        tr("visit"), width: max(CharacterWidth.columns(tr("visit")), 5), alignment: .right,
        priority: 8),
      .init(tr("condition"), width: 12, priority: 3),
      .init(tr("length"), width: 6, alignment: .right, priority: 7),
      .init(tr("steps"), width: 5, alignment: .right, priority: 6),
      .init(tr("symmetry"), width: 8, alignment: .right, priority: 5),
      .init(tr("notes"), width: 5, alignment: .right, priority: 4),
      .init(tr("kind"), width: 9, priority: 9),
      .init(tr("file"), width: 14, priority: 12, isFlexible: true),
      .init(tr("reference"), width: 9, priority: 2),
      .init(tr("tags"), width: 24, priority: 1),
      .init(tr("device"), width: 24, priority: 0),
    ]
  }

  /// Columns that names of files have before anything that is said elsewhere, too, stands beside them.
  private static let nameColumns = 26

  /// Without the columns that no session in the list has anything in, which leave their room to the names: steps and
  /// symmetry, for instance, are counted of the sessions that are kept, not of samples.
  private var shownColumns: [TextTable.Column] {
    func anyShown(_ has: (LibraryEntry) -> Bool) -> Bool {
      state.shown.isEmpty || state.shown.contains { has(state.entries[$0]) }
    }
    let areCounted = anyShown { $0.steps != .notCounted }
    var columns = Self.columns
    columns[9].comfortableWidth = Self.nameColumns
    for extra in 10...12 { columns[extra].isExtra = true }
    columns[2].isShown = anyShown { $0.visit.number != nil }
    columns[3].isShown = anyShown { $0.visit.condition?.isEmpty == false }
    columns[5].isShown = areCounted
    columns[6].isShown = areCounted
    return columns
  }

  var table: TextTable {
    TextTable(
      columns: shownColumns, rowCount: state.shown.count,
      selected: state.shown.isEmpty ? nil : state.selected, scroll: 0
    ) {
      [entries = state.entries, shown = state.shown, marked = state.comparedWith, markStyle] index
      in
      let entry = entries[shown[index]]
      guard let marked, marked.path == entry.path, marked.shelf == entry.shelf else {
        return Self.row(entry)
      }
      return Self.row(entry, mark: Self.mark + " ").map { TableCell($0.text, style: markStyle) }
    }
  }

  /// Why a file cannot be opened, across the columns of its row; nil for one that can.
  func problem(atRow row: Int) -> String? {
    let entry = state.entries[state.shown[row]]
    return entry.problem.map { "! \(entry.fileName): \(Self.why($0, entry))" }
  }

  private static func row(_ entry: LibraryEntry, mark: String = "") -> [TableCell] {
    if entry.problem != nil { return [] }
    let (steps, symmetry) = numbers(entry.steps)
    return [
      TableCell(entry.startedAt.isEmpty ? "-" : String(entry.startedAt.prefix(10))),
      TableCell(entry.visit.person ?? "-"),
      TableCell(entry.visit.number.map(String.init) ?? "-"),
      TableCell(entry.visit.condition ?? ""),
      TableCell(entry.durationSeconds.map(minutes) ?? "-"),
      TableCell(steps), TableCell(symmetry),
      TableCell(entry.noteCount == 0 ? "" : "\(entry.noteCount)"),
      TableCell(entry.isSimulated ? tr("SIMULATED") : tr(word: entry.shelf.title)),
      TableCell(mark + name(entry)),
      TableCell(entry.hasReference ? tr("yes") : "-"),
      TableCell(tags(entry)), TableCell(entry.source),
    ]
  }

  /// The reason without the path, which the row says already.
  private static func why(_ problem: String, _ entry: LibraryEntry) -> String {
    let path = Printable.text(entry.path, limit: .max) + ": "
    return problem.hasPrefix(path) ? String(problem.dropFirst(path.count)) : problem
  }

  /// `0:31` or `62:05`, minutes and seconds.
  private static func minutes(_ seconds: Double) -> String {
    guard seconds.isFinite, (0..<1e7).contains(seconds) else { return "-" }
    let whole = Int(seconds.rounded())
    let rest = whole % 60
    return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
  }

  /// The tags but for the one that says what the column of the code does.
  private static func tags(_ entry: LibraryEntry) -> String {
    entry.tags.filter { !SubjectTag.isSubject($0) }.joined(separator: ", ")
  }

  /// Steps of a foot below which a symmetry says how many it rests on.
  static let fewSteps = 5

  private static func numbers(_ steps: LibraryEntry.Steps) -> (String, String) {
    switch steps {
    case .notCounted: return ("", "")
    case .impossible: return ("!", "")
    case .counted(let used, let symmetry, let n):
      let text = symmetry.map { value in
        // Of few steps the difference is one of chance: how many there are stands beside it.
        if let n, n < fewSteps {
          return n < 2
            ? "\(tr("few")) n\(n)" : "\(ScreenNumber.signed(value * 100, decimals: 0)) % n\(n)"
        }
        let percent = ScreenNumber.text(value * 100, decimals: 1)
        return (value > 0 ? "+" : "") + percent + " %"
      }
      return ("\(used)", text ?? "-")
    }
  }

  /// The file's name, and the session's where that is another.
  static func name(_ entry: LibraryEntry) -> String {
    let stem =
      entry.fileName.lastIndex(of: ".").map { String(entry.fileName[..<$0]) } ?? entry.fileName
    return entry.title == stem || entry.title == entry.fileName
      ? entry.fileName : "\(entry.fileName)  \(entry.title)"
  }

  /// File, date and length of a session, for the question whether it may go.
  static func summary(_ entry: LibraryEntry) -> String {
    let date = entry.startedAt.isEmpty ? tr("no date") : entry.startedAt
    let length = entry.durationSeconds.map { "\(minutes($0)) min" } ?? tr("length unknown")
    return "\(name(entry)), \(date), \(length)"
  }
}
