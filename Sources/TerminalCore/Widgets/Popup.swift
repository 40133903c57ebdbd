/// A framed box in the middle of the screen that covers what is below it.
package struct Popup: Widget {
  package var title: String
  /// The wished-for size with the frame; smaller where the screen is smaller.
  package var size: Size

  package init(title: String, size: Size) {
    self.title = title
    self.size = size
  }

  /// Returns the box, frame included, when the popup is rendered in `rect`.
  package func frame(in rect: Rect) -> Rect {
    let width = min(max(0, size.columns), rect.width)
    let height = min(max(0, size.rows), rect.height)
    return Rect(
      x: rect.x + (rect.width - width) / 2, y: rect.y + (rect.height - height) / 2,
      width: width, height: height)
  }

  /// Returns where the caller draws the popup's contents.
  package func content(in rect: Rect) -> Rect {
    PanelBorder.content(of: frame(in: rect)).inset(dx: 1, dy: 0)
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let frame = frame(in: rect)
    buffer.clear(frame, style: context.theme[.text])
    PanelBorder(title: title, focused: true).render(in: frame, into: &buffer, context: context)
  }
}
