import PlainText
import TerminalCore

/// The names of a foot's regions between two soles, where there is room beside them.
struct RegionNames {
  /// Both feet, side by side.
  let feet: Rect

  /// Names and the part of the length, from the toes, that they stand at.
  private static var names: [(text: String, place: Double)] {
    [(tr("toes"), 0.1), (tr("forefoot"), 0.32), (tr("midfoot"), 0.58), (tr("heel"), 0.87)]
  }

  func render(into buffer: inout CellBuffer, context: DrawContext) {
    let middle = feet.x + feet.width / 2
    for (text, place) in Self.names {
      let y = feet.y + Int(place * Double(feet.height))
      guard y < feet.maxY, feet.height >= 12 else { continue }
      let free = free(around: middle, row: y, in: buffer)
      guard free.count >= text.count + 2 else { continue }
      buffer.write(
        text, x: free.lowerBound + (free.count - text.count) / 2, y: y,
        style: context.theme[.textDim])
    }
  }

  /// The blank cells on both sides of a column.
  private func free(around middle: Int, row: Int, in buffer: CellBuffer) -> Range<Int> {
    func isFree(_ x: Int) -> Bool { feet.x..<feet.maxX ~= x && buffer[x, row] == Cell() }
    guard isFree(middle) else { return middle..<middle }
    var (low, high) = (middle, middle + 1)
    while isFree(low - 1) { low -= 1 }
    while isFree(high) { high += 1 }
    return low..<high
  }
}
