import GaitAnalysis
import PlainText
import TerminalCore

/// The models: the list with the card of the selected one, and up to three on the open session.
struct ModelsView {
  let models: ModelsState
  let session: SessionState?
  let options: ViewOptions

  /// The list with its header, for clicks.
  static func listRect(_ content: Rect, _ state: ConsoleState) -> Rect {
    let view = ModelsView(models: state.models, session: state.session, options: state.options)
    let layout = view.layout(in: content, glyphs: state.options.glyphs)
    return view.listParts(layout).rest
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let layout = layout(in: rect, glyphs: context.glyphs)
    renderList(layout, into: &buffer, context: context)
    if !layout.card.isEmpty, let entry = models.selectedEntry {
      ModelCardPanel(entry: entry, isInUse: entry.id == models.inUse).render(
        in: layout.card, into: &buffer, context: context)
    }
    if !layout.relations.isEmpty {
      relations.render(in: layout.relations, into: &buffer, context: context)
      return
    }
    if !layout.comparison.isEmpty {
      panel(rect, context.glyphs).render(in: layout.comparison, into: &buffer, context: context)
    }
    if !layout.departure.isEmpty, let comparison = models.comparison {
      DeparturePlot(comparison: comparison, isOld: models.progress != nil).render(
        in: layout.departure, into: &buffer, context: context)
    }
  }

  private var relations: RelationsPanel {
    RelationsPanel(models: models, session: session, options: options)
  }

  /// The two moments of a step that a place on the screen stands for, as parts of stance; nil beside the maps.
  func moments(at point: Point, in content: Rect) -> (across: Double, down: Double)? {
    let layout = layout(in: content, glyphs: options.glyphs)
    guard !layout.relations.isEmpty else { return nil }
    return relations.layout(in: layout.relations).moments(at: point)
  }

  private func panel(_ content: Rect, _ glyphs: GlyphSet) -> ModelComparisonPanel {
    ModelComparisonPanel(
      models: models, session: session, glyphs: glyphs,
      isStacked: content.width < ModelsLayout.wideColumns)
  }

  private func layout(in content: Rect, glyphs: GlyphSet) -> ModelsLayout {
    ModelsLayout(
      content: content, models: models.entries.count,
      comparisonRows: panel(content, glyphs).rowsWished(width:),
      hasDeparture: models.comparison?.trials.isEmpty == false,
      hasRelations: models.relations.map != nil && session != nil)
  }

  // MARK: - List

  /// What is going on, where the list has the screen to itself and there is something to say.
  private func status(_ layout: ModelsLayout) -> TextBlock.Paragraph? {
    layout.comparison.isEmpty
      ? ModelsStatus(models: models, session: session, isStacked: layout.card.isEmpty).paragraph
      : nil
  }

  /// The list, and below it what is going on: two lines where no model has to give way for them.
  private func listParts(_ layout: ModelsLayout) -> (rest: Rect, bottom: Rect) {
    let inner = PanelBorder.content(of: layout.list)
    guard let status = status(layout), inner.height >= 3 else { return inner.splitBottom(0) }
    let lines = TextBlock(paragraphs: [status]).lineCount(width: inner.width)
    let spare = inner.height - 1 - models.entries.count
    return inner.splitBottom(min(lines, max(spare, 1)))
  }

  private func renderList(
    _ layout: ModelsLayout, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let readable = models.entries.count(where: \.isReadable)
    PanelBorder(
      title: tr("Models"), focused: true,
      trailingTitle: models.marked.isEmpty ? tr("\(readable) to choose from") : tr("#: compared")
    ).render(in: layout.list, into: &buffer, context: context)
    let (table, bottom) = listParts(layout)
    if models.entries.isEmpty {
      EmptyView(text: tr("Looking for models ...")).render(
        in: table, into: &buffer, context: context)
    } else {
      ModelList(
        models: models, showsErrors: layout.comparison.isEmpty && models.comparison != nil,
        isWide: table.width >= 60, context: context
      ).table
        .render(in: table, into: &buffer, context: context)
    }
    guard let status = status(layout), !bottom.isEmpty else { return }
    if bottom.height > 1 {
      TextBlock(paragraphs: [status]).render(in: bottom, into: &buffer, context: context)
    } else {
      buffer.writeTruncated(
        status.text, x: bottom.x, y: bottom.y, style: context.theme[status.role],
        maxWidth: bottom.width, ellipsis: context.glyphs.ellipsis)
    }
  }
}
