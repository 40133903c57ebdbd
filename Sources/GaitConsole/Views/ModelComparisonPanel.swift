import GaitAnalysis
import PlainText
import TerminalCore

/// Up to three models on the open session, one column each.
struct ModelComparisonPanel {
  let models: ModelsState
  let session: SessionState?
  let glyphs: GlyphSet
  /// Whether the panels are stacked, so that the card may be out of sight.
  let isStacked: Bool

  private static var definitions: String {
    tr(
      """
      RMSE over all frames with a reference; NRMSE by the range of the reference. \
      Latency: one frame, this computer, now.
      """)
  }

  /// The rows it would like to have at a width.
  func rowsWished(width: Int) -> Int {
    let inner = max(width - 2, 1)
    guard let comparison = models.comparison else {
      return 2 + lead.lineCount(width: max(inner - 4, 1)) + 2
    }
    return 3 + lead.lineCount(width: inner) + notes.lineCount(width: inner)
      + rows(comparison).rows().count
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    PanelBorder(title: title, focused: false).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    guard let comparison = models.comparison else {
      lead.render(
        in: inner.inset(dx: 2, dy: min(1, inner.height / 3)), into: &buffer, context: context)
      return
    }
    let (top, below) = inner.splitTop(lead.lineCount(width: inner.width))
    lead.render(in: top, into: &buffer, context: context)
    let noteRows = notes.lineCount(width: below.width)
    let (body, bottom) = below.splitBottom(below.height >= noteRows + 4 ? noteRows : 0)
    let shown = rows(comparison, width: body.width).rows(limit: body.height - 1)
    table(comparison, shown, width: body.width, context: context).render(
      in: body, into: &buffer, context: context)
    notes.render(in: bottom, into: &buffer, context: context)
  }

  // MARK: - Text

  private var isOld: Bool { models.progress != nil }

  var title: String {
    guard let comparison = models.comparison else { return tr("Comparison") }
    let (count, name) = (comparison.stepsUsed, comparison.sessionName)
    let steps = tr(count, one: "\(count) step of \(name)", many: "\(count) steps of \(name)")
    let what = comparison.isSimulated ? tr("a SIMULATED walker, \(steps)") : steps
    return isOld ? tr("Before: \(what)") : tr("Compared on \(what)")
  }

  /// What is to be known before the numbers: what is going on, and what they lack.
  private var lead: TextBlock {
    let status = ModelsStatus(
      models: models, session: session, isStacked: isStacked)
    var paragraphs = [status.paragraph].compactMap { $0 }
    if let comparison = models.comparison, !rows(comparison).hasReference {
      paragraphs.append(
        .init(
          tr("No reference in this session: nobody can say which model is closer to the truth."),
          role: .textStrong))
    }
    return TextBlock(paragraphs: paragraphs)
  }

  private var notes: TextBlock {
    let isMarked = models.comparison.map { rows($0).rows().contains { !$0.best.isEmpty } } ?? false
    return TextBlock(
      (isMarked ? tr("\(ModelText.bestMark(glyphs)) lowest of its row.") + " " : "")
        + Self.definitions,
      role: .textDim)
  }

  // MARK: - Table

  private func rows(_ comparison: EstimatorComparison, width: Int = .max) -> ModelComparisonRows {
    ModelComparisonRows(
      comparison: comparison, frameSeconds: session?.frameSeconds, glyphs: glyphs,
      isNarrow: width < 22 + comparison.trials.count * 12)
  }

  private func table(
    _ comparison: EstimatorComparison, _ rows: [ModelComparisonRows.Row], width: Int,
    context: DrawContext
  ) -> TextTable {
    let count = comparison.trials.count
    let labelWidth = self.rows(comparison, width: width).isNarrow ? 11 : 22
    let columnWidth = min(max((width - labelWidth) / max(count, 1) - 1, 6), 24)
    let columns =
      [TextTable.Column("", width: labelWidth, priority: 9)]
      + comparison.trials.enumerated().map { index, trial in
        TextTable.Column(
          "\(index + 1) \(trial.estimator.name)", width: columnWidth, alignment: .right,
          priority: 8 - index)
      }
    return TextTable(
      columns: columns, rows: rows.map { cells($0, context: context) }, selected: nil, scroll: 0)
  }

  private func cells(_ row: ModelComparisonRows.Row, context: DrawContext) -> [TableCell] {
    let dim = isOld ? context.theme[.textDim] : nil
    return [TableCell(row.label, style: dim)]
      + row.texts.enumerated().map { index, text in
        let best = row.best.contains(index) ? context.theme[.good].adding(.bold) : nil
        return TableCell(text, style: dim ?? best)
      }
  }
}
