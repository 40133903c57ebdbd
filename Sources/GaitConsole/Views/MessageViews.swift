import PlainText
import TerminalCore

/// Says in the middle of nowhere which size is needed.
struct TooSmallView {
  let needed: Size

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    TextBlock(tr("gaitlab needs \(needed.columns)x\(needed.rows)"), role: .warning).render(
      in: rect, into: &buffer, context: context)
  }
}

/// A screen that has nothing to show and says why.
struct EmptyView {
  let text: String

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    TextBlock(text, role: .textDim).render(
      in: rect.inset(dx: 2, dy: min(1, rect.height / 3)), into: &buffer, context: context)
  }
}
