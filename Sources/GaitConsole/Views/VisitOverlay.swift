import GaitModel
import PlainText
import TerminalCore

/// Code, visit, condition and tags of a session, one line each.
struct VisitOverlay {
  let form: VisitForm

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let fields = VisitForm.Field.allCases
    let popup = Popup(
      title: tr("Whose session is \(form.name)?"), size: Size(columns: 64, rows: fields.count + 4))
    popup.render(in: rect, into: &buffer, context: context)
    let content = popup.content(in: rect)
    for field in fields where field.rawValue < content.height {
      let isChosen = field == form.field
      let text = form.texts[field.rawValue]
      InputLine(
        prompt: (isChosen ? "> " : "  ") + field.title
          + String(repeating: " ", count: max(11 - field.title.count, 1)),
        text: text, cursor: isChosen ? text.count : nil
      ).render(
        in: Rect(x: content.x, y: content.y + field.rawValue, width: content.width, height: 1),
        into: &buffer, context: context)
    }
    let below = content.splitTop(fields.count).rest
    if let said = form.problem ?? form.warning {
      TextBlock("! " + AnalysisSentence.text(said), role: .warning).render(
        in: below, into: &buffer, context: context)
    } else {
      TextBlock(
        tr("a code such as P07, never a name; Tab next, Enter saves, Esc cancels"), role: .textDim
      ).render(in: below, into: &buffer, context: context)
    }
  }
}
