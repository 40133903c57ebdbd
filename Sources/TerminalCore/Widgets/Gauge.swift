/// A horizontal bar with an optional target zone.
package struct Gauge: Widget {
  /// The value; nil draws an empty bar.
  package var value: Double?
  package var range: ClosedRange<Double>
  /// The zone the value should be in, marked by its two ends.
  package var target: ClosedRange<Double>?
  package var role: ThemeRole

  package init(
    value: Double?, range: ClosedRange<Double>, target: ClosedRange<Double>? = nil,
    role: ThemeRole = .good
  ) {
    self.value = value
    self.range = range
    self.target = target
    self.role = role
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    let filled = value.map { column(of: $0, width: rect.width + 1) } ?? 0
    let isAscii = context.glyphs == .ascii
    for row in 0..<rect.height {
      for column in 0..<rect.width {
        let isFilled = column < filled
        let glyph: Unicode.Scalar = isFilled ? context.glyphs.filled : (isAscii ? "." : "░")
        buffer[rect.x + column, rect.y + row] = Cell(
          glyph, style: context.theme[isFilled ? role : .grid])
      }
      guard let target else { continue }
      for (bound, ascii) in [(target.lowerBound, "["), (target.upperBound, "]")] {
        let x = rect.x + column(of: bound, width: rect.width)
        buffer.write(
          isAscii ? ascii : "┃", x: x, y: rect.y + row, style: context.theme[.marker])
      }
    }
  }

  private func column(of value: Double, width: Int) -> Int {
    let span = range.upperBound - range.lowerBound
    guard value.isFinite, span > 0 else { return 0 }
    let fraction = min(max((value - range.lowerBound) / span, 0), 1)
    return Int((fraction * Double(width - 1)).rounded())
  }
}
