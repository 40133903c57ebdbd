import GaitAnalysis
import PlainText
import TerminalCore

/// What the selected model is, what it costs, and where it comes from.
struct ModelCardPanel {
  let entry: ModelEntry
  let isInUse: Bool

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    PanelBorder(
      title: entry.description.name, focused: false, trailingTitle: isInUse ? tr("in use") : nil
    ).render(in: rect, into: &buffer, context: context)
    let inner = PanelBorder.content(of: rect)
    guard !inner.isEmpty else { return }
    let card = ModelCardLines(entry: entry, width: inner.width)
    let (all, labelWidth) = (card.lines, card.labelWidth)
    let isCut = all.count > inner.height
    for (row, line) in all.prefix(isCut ? inner.height - 1 : inner.height).enumerated() {
      var x = inner.x
      if !line.label.isEmpty {
        let width = min(labelWidth - 1, inner.width)
        buffer.writeTruncated(
          line.label, x: x, y: inner.y + row, style: context.theme[.textDim], maxWidth: width,
          ellipsis: context.glyphs.ellipsis)
        x += labelWidth
      }
      buffer.writeTruncated(
        line.text, x: x, y: inner.y + row, style: context.theme[line.role],
        maxWidth: inner.maxX - x, ellipsis: context.glyphs.ellipsis)
    }
    if isCut {
      buffer.writeTruncated(
        tr("... the rest: gaitlab models show"), x: inner.x, y: inner.maxY - 1,
        style: context.theme[.textDim], maxWidth: inner.width, ellipsis: context.glyphs.ellipsis)
    }
  }
}
