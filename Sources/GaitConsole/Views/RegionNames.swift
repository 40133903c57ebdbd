import GaitModel
import PlainText
import TerminalCore

/// The regions of both feet: a table below the soles where a screen is large, otherwise their names between them.
struct RegionNames {
  /// What each foot carries; nil for one that carries none.
  let readings: PerFoot<[RegionReading]?>

  /// Names and the part of the length, from the toes, that they stand at.
  private static var names: [(text: String, place: Double)] {
    [(tr("toes"), 0.1), (tr("forefoot"), 0.32), (tr("midfoot"), 0.58), (tr("heel"), 0.87)]
  }

  /// Columns that the longest name takes between two soles.
  static var columns: Int { names.map { CharacterWidth.columns($0.text) }.max() ?? 0 }

  /// The halves that the soles lie in, apart from one another where there is room for the names.
  static func halves(of feet: Rect) -> [Rect] {
    // Each sole has a blank column at either side.
    let gap = feet.width >= 46 && feet.height >= 12 ? columns - 2 : 0
    let width = (feet.width - gap) / 2
    return [feet.splitLeft(width).left, feet.splitRight(width).right]
  }

  // MARK: - Table

  private static let tableRows = 5
  /// `100 %`, two spaces and a peak of five digits.
  private static let tableWidth = 2 * 12 + 16

  /// Cuts the rows of the table off what both soles lie in; none where the soles would become small.
  static func split(_ feet: Rect) -> (feet: Rect, table: Rect) {
    let (soles, table) = feet.splitBottom(
      feet.height >= 34 && feet.width >= tableWidth ? tableRows : 0)
    return (soles, table)
  }

  func renderTable(in rect: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard !rect.isEmpty else { return }
    let middle = rect.x + rect.width / 2
    let nameColumns = Self.names.map(\.text.count).max() ?? 0
    func write(_ texts: (share: String, peak: String), _ foot: Foot, _ y: Int, _ role: ThemeRole) {
      let x = foot == .left ? middle - nameColumns / 2 - 15 : middle + (nameColumns + 1) / 2 + 3
      let style = context.theme[role]
      buffer.write(texts.share, x: x + 5 - texts.share.count, y: y, style: style)
      buffer.write(texts.peak, x: x + 12 - texts.peak.count, y: y, style: style)
    }
    for foot in Foot.allCases { write((tr("load"), tr("peak")), foot, rect.y, .textDim) }
    for (index, name) in Self.names.enumerated() where index + 1 < rect.height {
      let y = rect.y + 1 + index
      buffer.write(
        name.text, x: middle - name.text.count / 2, y: y, style: context.theme[.textDim])
      for foot in Foot.allCases {
        let reading = readings[foot]?[index]
        write(
          reading.map { (Self.percent($0.share), ScreenNumber.short(Double($0.peak))) }
            ?? ("-", "-"), foot, y, foot.role)
      }
    }
  }

  private static func percent(_ share: Double) -> String {
    "\(ScreenNumber.text(share * 100, decimals: 0)) %"
  }

  // MARK: - Between the soles

  /// Writes names, and shares beside them where there is room for all of them, where both soles leave room.
  func renderNames(between feet: Rect, into buffer: inout CellBuffer, context: DrawContext) {
    guard feet.height >= 12, context.glyphs != .ascii else { return }
    let middle = feet.x + feet.width / 2
    let places = Self.names.map { name in
      let y = feet.y + Int(name.place * Double(feet.height))
      return (text: name.text, y: y, free: free(around: middle, row: y, of: feet, in: buffer))
    }
    let showsShares = places.allSatisfy { place in
      place.free.count >= place.text.count + 2 * Self.shareColumns + 2
    }
    for (index, (text, y, free)) in places.enumerated() where free.count >= text.count {
      let x = free.lowerBound + (free.count - text.count) / 2
      buffer.write(text, x: x, y: y, style: context.theme[.textDim])
      guard showsShares else { continue }
      for foot in Foot.allCases {
        guard let reading = readings[foot]?[index] else { continue }
        let number = Self.percent(reading.share)
        buffer.write(
          number, x: foot == .left ? x - 2 - number.count : x + text.count + 2, y: y,
          style: context.theme[foot.role])
      }
    }
  }

  /// `100 %` and the space between it and a name.
  private static let shareColumns = 7

  /// The blank cells on both sides of a column.
  private func free(
    around middle: Int, row: Int, of feet: Rect, in buffer: CellBuffer
  ) -> Range<Int> {
    func isFree(_ x: Int) -> Bool { feet.x..<feet.maxX ~= x && buffer[x, row] == Cell() }
    guard isFree(middle) else { return middle..<middle }
    var (low, high) = (middle, middle + 1)
    while isFree(low - 1) { low -= 1 }
    while isFree(high) { high += 1 }
    return low..<high
  }
}
