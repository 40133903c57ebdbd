/// Intervals on a time axis as filled bars, such as the stance phases of a foot.
package struct PhaseStrip: Widget {
  package var label: String
  /// The columns kept for the label, so that strips line up with a plot above them.
  package var labelWidth: Int
  package var intervals: [ClosedRange<Double>]
  package var range: ClosedRange<Double>
  package var role: ThemeRole
  /// Times of which nothing is known.
  package var gaps: [ClosedRange<Double>]
  /// Intervals that are neither: drawn half filled.
  package var partial: [ClosedRange<Double>]

  package init(
    label: String = "", labelWidth: Int = 0, intervals: [ClosedRange<Double>],
    range: ClosedRange<Double>, role: ThemeRole, gaps: [ClosedRange<Double>] = [],
    partial: [ClosedRange<Double>] = []
  ) {
    self.label = label
    self.labelWidth = labelWidth
    self.intervals = intervals
    self.range = range
    self.role = role
    self.gaps = gaps
    self.partial = partial
  }

  package func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let (head, bar) = rect.splitLeft(labelWidth)
    if !head.isEmpty {
      buffer.writeTruncated(
        label, x: head.x, y: head.y, style: context.theme[role], maxWidth: head.width,
        ellipsis: context.glyphs.ellipsis)
    }
    guard !bar.isEmpty else { return }
    let axis = TimeAxis(range: range, width: bar.width)
    let isAscii = context.glyphs == .ascii
    let columnSeconds = (range.upperBound - range.lowerBound) / Double(bar.width)
    for y in bar.y..<bar.maxY {
      for column in 0..<bar.width {
        buffer[bar.x + column, y] = Cell(isAscii ? "." : "·", style: context.theme[.grid])
      }
      for interval in partial {
        for column in axis.columns(of: interval) {
          buffer[bar.x + column, y] = Cell(isAscii ? "-" : "▒", style: context.theme[role])
        }
      }
      for gap in gaps {
        for column in axis.columns(of: gap) {
          buffer[bar.x + column, y] = Cell(isAscii ? "?" : "░", style: context.theme[.gap])
        }
      }
      guard columnSeconds <= Self.longestColumn || isAscii else {
        drawShares(y, axis: axis, x: bar.x, into: &buffer, context: context)
        continue
      }
      for interval in intervals {
        for column in axis.columns(of: interval) {
          buffer[bar.x + column, y] = Cell(context.glyphs.filled, style: context.theme[role])
        }
      }
    }
  }

  /// Where a column is longer, what lies between two intervals may be shorter than it.
  private static let longestColumn = 0.15

  /// Fills each column as far up as the intervals take part of it.
  private func drawShares(
    _ y: Int, axis: TimeAxis, x: Int, into buffer: inout CellBuffer, context: DrawContext
  ) {
    let column = (range.upperBound - range.lowerBound) / Double(axis.width)
    var shares = [Double](repeating: 0, count: axis.width)
    for interval in intervals {
      for index in axis.columns(of: interval) {
        let start = range.lowerBound + Double(index) * column
        let shared =
          min(interval.upperBound, start + column) - max(interval.lowerBound, start)
        shares[index] += max(shared, 0) / column
      }
    }
    for (index, share) in shares.enumerated() where share > 0 {
      let eighth = max(Int((min(share, 1) * 8).rounded()), 1)
      buffer[x + index, y] = Cell(FilledEighths.glyphs[eighth], style: context.theme[role])
    }
  }
}
