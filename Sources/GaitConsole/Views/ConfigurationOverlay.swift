import PlainText
import TerminalCore

/// Every setting that is in force, its value, and who set it.
struct ConfigurationOverlay {
  let lines: [ConfigurationLine]
  let scroll: Int

  static var columns: [TextTable.Column] {
    [
      .init(tr("setting"), width: 18, priority: 3),
      .init(tr("value"), width: 14, priority: 2, isFlexible: true),
      .init(tr("set by"), width: 14, priority: 1),
    ]
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let popup = Popup(
      title: tr("Configuration"), size: Size(columns: 76, rows: lines.count + 3))
    popup.render(in: rect, into: &buffer, context: context)
    let content = popup.content(in: rect)
    TextTable(
      columns: Self.columns,
      rows: lines.map { line in
        [
          TableCell(line.name, style: context.theme[.keyHintKey]), TableCell(line.value),
          TableCell(tr(word: line.origin.word)),
        ]
      }, selected: nil, scroll: min(scroll, max(lines.count + 1 - content.height, 0))
    ).render(in: content, into: &buffer, context: context)
  }
}
