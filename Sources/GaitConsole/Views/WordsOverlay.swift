import GaitAnalysis
import PlainText
import TerminalCore

/// What the words of a screen mean, in plain words first, with how each is reckoned.
struct WordsOverlay {
  let screen: Screen
  let scroll: Int

  private var text: TextBlock {
    let paragraphs = screen.terms.flatMap { term -> [TextBlock.Paragraph] in
      var lines = [TextBlock.Paragraph("\(tr(word: term.name)): \(tr(word: term.plain))")]
      if !term.formula.isEmpty {
        let source = term.source.isEmpty ? "" : " (\(term.source))"
        lines.append(TextBlock.Paragraph("  = \(tr(word: term.formula))\(source)", role: .textDim))
      }
      return lines
    }
    return TextBlock(paragraphs: paragraphs, scroll: scroll)
  }

  private func popup(in rect: Rect) -> Popup {
    let title = tr("Words: \(tr(word: screen.title))  ? keys")
    let width = Popup(title: title, size: Size(columns: 72, rows: 3)).content(in: rect).width
    return Popup(
      title: title, size: Size(columns: 72, rows: text.lineCount(width: max(1, width - 1)) + 2))
  }

  /// The first line when the last one is in sight.
  func lastScroll(in size: Size) -> Int {
    let rect = Rect(x: 0, y: 0, width: size.columns, height: size.rows)
    let content = popup(in: rect).content(in: rect)
    return max(0, text.lineCount(width: max(1, content.width - 1)) - content.height)
  }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let popup = popup(in: rect)
    popup.render(in: rect, into: &buffer, context: context)
    text.render(in: popup.content(in: rect), into: &buffer, context: context)
  }
}
