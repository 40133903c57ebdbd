import GaitModel
import PlainText
import TerminalCore

/// The markers of the session, with the whole note of the selected one.
struct MarkersOverlay {
  let list: MarkerList
  let markers: [Marker]

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let popup = Popup(
      title: tr("Markers: \(markers.count)"),
      size: Size(columns: 72, rows: min(markers.count, 12) + 7))
    popup.render(in: rect, into: &buffer, context: context)
    let (items, below) = popup.content(in: rect).splitBottom(5)
    ListView(
      items: markers.map { marker in
        ListView.Item(
          "\(ScreenNumber.text(marker.timeSeconds, decimals: 2)) s  "
            + (marker.note.isEmpty ? tr("(no note)") : marker.note))
      }, selected: list.selected
    ).render(in: items, into: &buffer, context: context)
    let (text, hint) = below.splitBottom(1)
    if let note = list.note {
      InputLine(prompt: tr("note:") + " ", text: note, cursor: note.count).render(
        in: text.splitTop(1).top, into: &buffer, context: context)
    } else if markers.indices.contains(list.selected) {
      TextBlock(markers[list.selected].note).render(in: text, into: &buffer, context: context)
    }
    buffer.writeTruncated(
      hintText, x: hint.x, y: hint.y, style: context.theme[list.isDeleting ? .warning : .textDim],
      maxWidth: hint.width, ellipsis: context.glyphs.ellipsis)
  }

  var hintText: String {
    if list.note != nil { return tr("Enter keeps the note, Esc closes") }
    return list.isDeleting
      ? tr("! y deletes the marker, any other key keeps it")
      : tr("Enter goes there, e edits the note, D deletes, U undoes, Esc closes")
  }
}
