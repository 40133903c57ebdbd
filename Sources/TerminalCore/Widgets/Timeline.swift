import PlainText

/// The scrub bar of a replay: position, loop, markers and gaps on one line.
package struct Timeline: Widget {
  package var range: ClosedRange<Double>
  package var position: Double
  /// The loop from A to B.
  package var loop: ClosedRange<Double>?
  package var markers: [Double]
  package var gaps: [ClosedRange<Double>]

  package init(
    range: ClosedRange<Double>, position: Double, loop: ClosedRange<Double>? = nil,
    markers: [Double] = [], gaps: [ClosedRange<Double>] = []
  ) {
    self.range = range
    self.position = position
    self.loop = loop
    self.markers = markers
    self.gaps = gaps
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let bar = barRect(in: rect)
    guard !bar.isEmpty else { return }
    let theme = context.theme
    let isAscii = context.glyphs == .ascii
    let axis = TimeAxis(range: range, width: bar.width)
    func put(_ glyph: Unicode.Scalar, _ column: Int, _ role: ThemeRole) {
      buffer[bar.x + column, bar.y] = Cell(glyph, style: theme[role])
    }
    let now = axis.column(of: min(max(position, range.lowerBound), range.upperBound)) ?? 0
    for column in 0..<bar.width {
      let isPast = column < now
      put(isAscii ? (isPast ? "=" : "-") : (isPast ? "━" : "─"), column, isPast ? .text : .axis)
    }
    for gap in gaps {
      for column in axis.columns(of: gap) { put(isAscii ? "?" : "░", column, .gap) }
    }
    if let loop {
      for column in axis.columns(of: loop) {
        buffer.restyle(Rect(x: bar.x + column, y: bar.y, width: 1, height: 1)) { _ in
          theme[.selection]
        }
      }
      if let start = axis.column(of: loop.lowerBound) { put("A", start, .cursorA) }
      if let end = axis.column(of: loop.upperBound) { put("B", end, .cursorB) }
    }
    for marker in markers {
      if let column = axis.column(of: marker) { put(isAscii ? "v" : "▾", column, .marker) }
    }
    put(isAscii ? "O" : "●", now, .timeCursor)
    buffer.write(label, x: bar.maxX + 1, y: bar.y, style: theme[.text], maxWidth: labelRoom(rect))
  }

  /// Returns the time at screen column `column`, or nil beside the bar.
  package func time(atColumn column: Int, in rect: Rect) -> Double? {
    let bar = barRect(in: rect)
    guard !bar.isEmpty, column >= bar.x, column < bar.maxX else { return nil }
    return TimeAxis(range: range, width: bar.width).value(atColumn: column - bar.x)
  }

  private var label: String {
    let length = range.upperBound - range.lowerBound
    let time = ScreenNumber.text(position - range.lowerBound, decimals: 2)
    return "\(time) / \(ScreenNumber.text(length, decimals: 2)) s"
  }

  /// The label's width does not change while a session plays, so the bar does not jitter.
  private func labelRoom(_ rect: Rect) -> Int {
    let length = range.upperBound - range.lowerBound
    let width = 2 * ScreenNumber.text(length, decimals: 2).count + 5
    return rect.width >= width + 11 ? width : 0
  }

  private func barRect(in rect: Rect) -> Rect {
    let room = labelRoom(rect)
    let width = room > 0 ? rect.width - room - 1 : rect.width
    return Rect(x: rect.x, y: rect.y, width: width, height: min(1, rect.height))
  }
}
