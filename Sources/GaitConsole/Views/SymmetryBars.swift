import GaitAnalysis
import GaitModel
import PlainText
import TerminalCore

/// The symmetry of each measure as a bar to the side that is larger, on one scale.
struct SymmetryBars {
  /// Name and signed symmetry in percent; nil where it cannot be told.
  let rows: [(title: String, percent: Double?)]

  /// Columns of the names.
  private static let labelColumns = 13
  /// The axis ends at this many percent at least: what is below that is hardly seen while somebody walks.
  private static let leastPercent = 10.0

  /// Rows that it takes: heads, and one a measure.
  var height: Int { rows.count + 1 }

  func render(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    let (labels, bars) = rect.splitLeft(Self.labelColumns)
    guard rect.height >= height, bars.width >= 20 else { return }
    let half = (bars.width - 1) / 2
    let middle = bars.x + half
    let highest = rows.compactMap { $0.percent.map(abs) }.max() ?? 0
    let end = (max(highest, Self.leastPercent) / 5).rounded(.up) * 5
    heads(end, middle: middle, half: half, y: rect.y, into: &buffer, context: context)
    for (index, row) in rows.enumerated() {
      let y = rect.y + 1 + index
      buffer.write(
        row.title, x: labels.x, y: y, style: context.theme[.text], maxWidth: labels.width - 1)
      buffer[middle, y] = Cell(context.glyphs.box.vertical, style: context.theme[.axis])
      guard let percent = row.percent else { continue }
      let side: Foot = percent > 0 ? .right : .left
      let length = min(Int((abs(percent) / end * Double(half)).rounded()), half)
      let glyph: Unicode.Scalar = context.glyphs == .ascii ? "=" : "━"
      for step in 0..<length {
        let x = side == .right ? middle + 1 + step : middle - 1 - step
        buffer[x, y] = Cell(glyph, style: context.theme[side.role])
      }
    }
  }

  /// Which side is larger, and where the axis ends.
  private func heads(
    _ end: Double, middle: Int, half: Int, y: Int, into buffer: inout CellBuffer,
    context: DrawContext
  ) {
    let number = ScreenNumber.text(end, decimals: 0) + " %"
    let style = context.theme[.textDim]
    let (left, right) = ("\(tr("left larger")) \(number)", "\(tr("right larger")) \(number)")
    buffer.write(left, x: middle - half, y: y, style: style, maxWidth: half)
    buffer.writeRight(right, end: middle + half + 1, y: y, style: style, maxWidth: half)
  }
}
