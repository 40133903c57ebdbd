import GaitModel
import PlainText
import TerminalCore

/// The names of a foot's regions between two soles, where there is room beside them.
struct RegionNames {
  /// Both feet, side by side.
  let feet: Rect
  /// Which part of its load each foot carries there now, from the toes; nil for one that carries none.
  var shares = PerFoot<[Double]?>(both: nil)

  /// Names and the part of the length, from the toes, that they stand at.
  private static var names: [(text: String, place: Double)] {
    [(tr("toes"), 0.1), (tr("forefoot"), 0.32), (tr("midfoot"), 0.58), (tr("heel"), 0.87)]
  }

  func render(into buffer: inout CellBuffer, context: DrawContext) {
    let middle = feet.x + feet.width / 2
    for (index, (text, place)) in Self.names.enumerated() {
      let y = feet.y + Int(place * Double(feet.height))
      guard y < feet.maxY, feet.height >= 12 else { continue }
      let free = free(around: middle, row: y, in: buffer)
      guard free.count >= text.count + 2 else { continue }
      let x = free.lowerBound + (free.count - text.count) / 2
      buffer.write(text, x: x, y: y, style: context.theme[.textDim])
      guard free.count >= text.count + 2 * Self.shareColumns + 2 else { continue }
      for foot in Foot.allCases {
        guard let share = shares[foot]?[index] else { continue }
        let number = "\(ScreenNumber.text(share * 100, decimals: 0)) %"
        buffer.write(
          number, x: foot == .left ? x - 2 - number.count : x + text.count + 2, y: y,
          style: context.theme[foot.role])
      }
    }
  }

  /// `100 %` and the space between it and a name.
  private static let shareColumns = 7

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
