import GaitAnalysis
import PlainText
import TerminalCore

/// The models that there are: which one is in use, which ones are compared and in which order.
struct ModelList {
  let models: ModelsState
  /// With the error of each model, for where its table has no room.
  var showsErrors = false
  /// Whether there is room for whole kinds, such as "WRN-16-1 causal".
  var isWide = false
  var context: DrawContext?

  /// The lower the priority, the sooner a column goes where there is no room.
  var columns: [TextTable.Column] {
    [
      .init("", width: 6, priority: 8),
      .init("#", width: 1, priority: 7),
      .init(tr("model"), width: 16, priority: 9, isFlexible: true),
    ]
      + (showsErrors ? [.init("RMSE %BW", width: 8, alignment: .right, priority: 8)] : [])
      + [
        .init(tr("from"), width: 8, priority: 6),
        .init(tr("kind"), width: isWide ? 16 : 10, priority: 5),
      ]
  }

  var table: TextTable {
    TextTable(
      columns: columns, rows: models.entries.map(row),
      selected: models.entries.isEmpty ? nil : models.selected, scroll: 0)
  }

  private func row(_ entry: ModelEntry) -> [TableCell] {
    let name = entry.description.name
    guard entry.isReadable else {
      let bad = context?.theme[.bad]
      return [TableCell(""), TableCell("!", style: bad), TableCell(name, style: bad)]
        + (showsErrors ? [TableCell("")] : [])
        + [TableCell(tr(word: entry.shelf.title)), TableCell(tr("unreadable"), style: bad)]
    }
    let isInUse = entry.id == models.inUse
    let strong = isInUse ? context?.theme[.textStrong] : nil
    return [
      TableCell(isInUse ? tr("in use") : "", style: context?.theme[.good]),
      TableCell(models.markNumber(of: entry.id).map(String.init) ?? ""),
      TableCell(name, style: strong),
    ] + (showsErrors ? [TableCell(errorText(entry))] : []) + [
      TableCell(tr(word: entry.shelf.title)), TableCell(entry.description.kind),
    ]
  }

  private func errorText(_ entry: ModelEntry) -> String {
    let trial = models.comparison?.trials.first { $0.estimator.isSame(as: entry.description) }
    return trial?.errors.map { ScreenNumber.text($0.overall.rmse * 100, decimals: 2) } ?? "-"
  }
}
