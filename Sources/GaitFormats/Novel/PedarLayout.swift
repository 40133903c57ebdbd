package import GaitModel

/// The 99 cells of a novel pedar insole.
///
/// What is known of the sensor: cells are numbered from heel to toe in 15 rows, from medial to
/// lateral within a row on both feet; a row has 7 cells but for 5 in the first, 6 in the last but
/// one and 4 in the last; the first letters of the sensor's type are its size. All 99 cells have
/// the same area to within 3 %: 193 mm2 at size y and 141 mm2 at size v.
///
/// The rest is an assumption: the cells tile the outline of a sole with round proportions, every
/// cell with the same area, and a row is as long as its cells need. Sizes between are interpolated
/// by length, and a wide insole (`w` behind the size) is an eighth broader. Forces are right to
/// about a percent, centres to about 6 mm.
package enum PedarLayout {
  static let cellCount = 99
  static let cellsPerRow = [5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 6, 4]

  /// Square millimetres of all cells at the sizes whose areas are known.
  private static let areaOfV = 13_931.0
  private static let areaOfY = 19_113.0
  private static let sizes = ["u", "v", "w", "x", "y", "z"]
  private static let wideFactor = 1.125

  /// Edges of the sole as shares of its length, from the lateral edge of the box.
  private struct Edges {
    var along: Double
    var lateral: Double
    var medial: Double
  }

  /// The outline between these places is straight.
  private static let outline = [
    Edges(along: 0, lateral: 0.045, medial: 0.2),
    Edges(along: 0.08, lateral: 0.005, medial: 0.235),
    Edges(along: 0.5, lateral: 0, medial: 0.26),
    Edges(along: 0.72, lateral: 0, medial: 0.32),
    Edges(along: 0.8, lateral: 0.005, medial: 0.32),
    Edges(along: 0.9, lateral: 0.045, medial: 0.31),
    Edges(along: 1, lateral: 0.11, medial: 0.285),
  ]

  /// Every type that is known, wide ones included.
  static var types: [String] { sizes.flatMap { [$0, $0 + "w"] } }

  /// Whether the area of a type is known.
  static func isKnown(type: String) -> Bool { sizeIndex(type) != nil }

  private static func sizeIndex(_ type: String) -> Int? {
    sizes.firstIndex(of: isWide(type) ? String(type.dropLast()) : type)
  }

  private static func isWide(_ type: String) -> Bool { type.count == 2 && type.last == "w" }

  /// The layout of a type such as `y` or `xw`, the same for both feet; nil for a type that is not
  /// known.
  ///
  /// - Parameter type: the letters that the sensor's type begins with, in lower case.
  /// - Returns: the layout, or nil.
  package static func layout(type: String) -> InsoleLayout? {
    guard let index = sizeIndex(type) else { return nil }
    let step = (areaOfY.squareRoot() - areaOfV.squareRoot()) / 3
    let side = areaOfV.squareRoot() + step * Double(index - 1)
    return layout(
      name: "novel pedar \(type)", area: side * side, breadth: isWide(type) ? wideFactor : 1)
  }

  private static func layout(name: String, area: Double, breadth: Double) -> InsoleLayout {
    let length = (area / areaBelow(1)).squareRoot()
    let cellArea = area * breadth / Double(cellCount)
    let share = areaBelow(1) / Double(cellCount)
    var cells: [InsoleCell] = []
    var below = 0
    var start = 0.0
    for count in cellsPerRow {
      let end = along(areaBelow: Double(below + count) * share)
      let rowLength = (end - start) * length
      let width = cellArea / rowLength
      let edge = edges(at: (start + end) / 2).lateral * length * breadth
      for cell in 0..<count {
        cells.append(
          InsoleCell(
            lateralX: edge + (Double(count - cell) - 0.5) * width,
            heelY: (start + end) / 2 * length, width: width, length: rowLength,
            areaSquareMillimetres: cellArea))
      }
      below += count
      start = end
    }
    let width = outline.map(\.medial).max() ?? 0
    return InsoleLayout(
      name: name, lengthMillimetres: length, widthMillimetres: width * length * breadth,
      cells: cells)
  }

  // MARK: - Outline

  private static func edges(at along: Double) -> Edges {
    for (from, to) in zip(outline, outline.dropFirst()) where along <= to.along {
      let share = (along - from.along) / (to.along - from.along)
      return Edges(
        along: along, lateral: from.lateral + share * (to.lateral - from.lateral),
        medial: from.medial + share * (to.medial - from.medial))
    }
    return outline[outline.count - 1]
  }

  /// The area from the heel up to a place, for a length of 1.
  private static func areaBelow(_ along: Double) -> Double {
    var area = 0.0
    for (from, to) in zip(outline, outline.dropFirst()) where from.along < along {
      let end = edges(at: min(along, to.along))
      let mean = (from.medial - from.lateral + end.medial - end.lateral) / 2
      area += mean * (end.along - from.along)
    }
    return area
  }

  /// The place below which there is an area, for a length of 1.
  private static func along(areaBelow area: Double) -> Double {
    var low = 0.0
    var high = 1.0
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if areaBelow(middle) < area { low = middle } else { high = middle }
    }
    return high
  }
}
