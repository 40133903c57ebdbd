import GaitFiles
package import GaitModel

/// A layout as elements of `<gaitlab>` of an XDF stream, and back.
///
/// A whole matrix is rows x columns and its size, as docs/LSL.md asks of a sender. Any other layout says of
/// each cell where it lies, how large it is and its area, and of a matrix which places have a cell.
package enum XDFLayout {
  /// What a stream says of its cells.
  package static func facts(of layout: InsoleLayout) -> [Fact] {
    let size = Fact("size", "\(layout.lengthMillimetres)x\(layout.widthMillimetres)")
    let shape = layout.matrix.map { Fact("layout", "\($0.rows)x\($0.columns)") }
    if let shape, layout.matrix?.mask.contains(false) == false { return [shape, size] }
    let cells = layout.cells.map {
      "\($0.lateralX):\($0.heelY):\($0.width):\($0.length):\($0.areaSquareMillimetres)"
    }
    let mask = layout.matrix.map { matrix in
      Fact("mask", matrix.mask.map { $0 ? "1" : "0" }.joined())
    }
    return [shape, mask].compactMap { $0 }
      + [
        size, Fact("insole", layout.name), Fact("cells", cells.joined(separator: ",")),
      ]
  }

  /// What a stream's cells are; nil where it does not say.
  ///
  /// - Throws: what contradicts itself, by `failure`.
  static func layout(
    of stream: XDFStream, _ failure: (String, String) -> GaitlabError
  ) throws(GaitlabError) -> InsoleLayout? {
    guard let size = stream.gaitlab("size") else { return nil }
    let sides = size.split(separator: "x").compactMap { Double($0) }
    let shape = stream.gaitlab("layout")
    let counts = (shape ?? "").split(separator: "x").compactMap { Int($0) }
    let range = InsoleLayout.cellCountRange
    guard sides.count == 2, sides.allSatisfy({ $0 >= 1 && $0 < 1e4 }),
      shape == nil
        || counts.count == 2 && counts.allSatisfy({ range.contains($0) })
    else { throw failure("a layout or size that is none in <gaitlab>", "16x8 and 270x95") }
    let layout: InsoleLayout
    if let text = stream.gaitlab("cells") {
      let cells = try cells(text, failure)
      layout = InsoleLayout(
        name: String((stream.gaitlab("insole") ?? "").prefix(200)), lengthMillimetres: sides[0],
        widthMillimetres: sides[1], cells: cells,
        matrix: shape == nil
          ? nil : try matrix(counts, stream.gaitlab("mask") ?? "", cells.count, failure))
    } else if shape != nil {
      guard range.contains(counts[0] * counts[1]) else {
        throw failure("a layout or size that is none in <gaitlab>", "16x8 and 270x95")
      }
      layout = InsoleLayout(
        name: "\(counts[0]) x \(counts[1])", rows: counts[0], columns: counts[1],
        rowPitchMillimetres: sides[0] / Double(counts[0]),
        columnPitchMillimetres: sides[1] / Double(counts[1]))
    } else {
      return nil
    }
    guard layout.isPlausible else { throw failure("an insole of no possible size", "270x95") }
    return layout
  }

  private static func cells(
    _ text: String, _ failure: (String, String) -> GaitlabError
  ) throws(GaitlabError) -> [InsoleCell] {
    let places = text.split(separator: ",", omittingEmptySubsequences: false)
    guard InsoleLayout.cellCountRange.contains(places.count) else {
      throw failure("\(places.count) cells", "1 to \(InsoleLayout.cellCountRange.upperBound)")
    }
    var cells: [InsoleCell] = []
    for place in places {
      let numbers = place.split(separator: ":", omittingEmptySubsequences: false)
        .compactMap { Double($0) }
      guard numbers.count == 5 else {
        throw failure("cells without a place or size in <gaitlab>", "x:y:width:length:area,...")
      }
      cells.append(
        InsoleCell(
          lateralX: numbers[0], heelY: numbers[1], width: numbers[2], length: numbers[3],
          areaSquareMillimetres: numbers[4]))
    }
    return cells
  }

  private static func matrix(
    _ counts: [Int], _ mask: String, _ cellCount: Int,
    _ failure: (String, String) -> GaitlabError
  ) throws(GaitlabError) -> InsoleLayout.Matrix {
    let mask = mask.utf8.map { $0 == UInt8(ascii: "1") }
    guard mask.count == counts[0] * counts[1], mask.count(where: { $0 }) == cellCount else {
      throw failure("a mask that does not fit its cells in <gaitlab>", "a 1 or 0 for each place")
    }
    return InsoleLayout.Matrix(rows: counts[0], columns: counts[1], mask: mask)
  }
}
