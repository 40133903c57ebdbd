import GaitAnalysis
import TerminalCore

/// Under, in or over the zone as a sign that is read from afar: a triangle that points where the value lies, or a disc.
struct ZoneSign {
  let zone: FeedbackZone
  let role: ThemeRole

  /// Rows that it takes.
  static let rows = 5

  /// Dots of each row; a dot is two columns wide, which is about square.
  private var dots: [Int] {
    switch zone {
    case .over: [1, 3, 5, 7, 9]
    case .under: [9, 7, 5, 3, 1]
    case .inside: [3, 5, 5, 5, 3]
    }
  }

  /// Draws it in the middle of a rectangle, on the ground that is there.
  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard rect.height >= Self.rows, rect.width >= 2 * (dots.max() ?? 0) else { return }
    var style = context.theme[role]
    if style.background == .terminalDefault {
      style.background = buffer[rect.x, rect.y].style.background
    }
    let fill: Unicode.Scalar = context.glyphs == .ascii ? "#" : "█"
    let top = rect.y + (rect.height - Self.rows) / 2
    for (row, count) in dots.enumerated() {
      buffer.fill(
        Rect(x: rect.x + (rect.width - 2 * count) / 2, y: top + row, width: 2 * count, height: 1),
        with: Cell(fill, style: style))
    }
  }
}
