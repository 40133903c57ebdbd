import Foundation
package import GaitFiles
package import GaitModel
import PlainText
import TOMLKit

/// Reads the layout of an insole that nobody knows from a small TOML file.
///
///     name = "sole of our lab"
///     length = 270            # millimetres, heel to toe
///     width = 95              # millimetres, lateral to medial
///     [[cell]]                # in the order of a frame's values
///     x = 20                  # centre, millimetres from the lateral edge
///     y = 35                  # centre, millimetres from the heel end
///     area = 300              # square millimetres
///     [[cell]]
///     polygon = [[40, 20], [60, 20], [60, 50], [40, 50]]
package enum LayoutFile {
  /// Reads a layout.
  ///
  /// - Parameter path: the file.
  /// - Returns: the layout, with cells as the file lists them.
  /// - Throws: `badHeader` with what is wrong, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> InsoleLayout {
    let table = try file(path).table()
    return try layout(table, path: path)
  }

  private static func layout(
    _ table: TOMLTable, path: String
  ) throws(GaitlabError) -> InsoleLayout {
    let known: Set = ["name", "length", "width", "cell"]
    if let stranger = table.keys.first(where: { !known.contains($0) }) {
      throw refusal(path, "an unknown key '\(stranger)'", expected: "name, length, width, [[cell]]")
    }
    guard let length = number(table["length"]), let width = number(table["width"]) else {
      throw refusal(path, "no length or no width", expected: "both in millimetres")
    }
    guard let list = table["cell"]?.array, !list.isEmpty else {
      throw refusal(path, "no [[cell]]", expected: "one for each value of a frame")
    }
    var cells: [InsoleCell] = []
    for index in 0..<list.count {
      guard let entry = list[index].table else {
        throw refusal(path, "cell \(index + 1) is not a table", expected: "[[cell]]")
      }
      cells.append(try cell(entry, number: index + 1, path: path))
    }
    let layout = InsoleLayout(
      name: table["name"]?.string ?? FileName.stem(path), lengthMillimetres: length,
      widthMillimetres: width, cells: cells)
    guard layout.isPlausible else {
      throw refusal(
        path, "a size or a cell that no insole has",
        expected: "1 to \(InsoleLayout.cellCountRange.upperBound) cells, sizes in millimetres")
    }
    return layout
  }

  private static func cell(
    _ entry: TOMLTable, number index: Int, path: String
  ) throws(GaitlabError) -> InsoleCell {
    let known: Set = ["x", "y", "width", "length", "area", "polygon"]
    if let stranger = entry.keys.first(where: { !known.contains($0) }) {
      throw refusal(
        path, "cell \(index) has an unknown key '\(stranger)'",
        expected: known.sorted().joined(separator: ", "))
    }
    if entry["polygon"] != nil {
      guard let corners = corners(entry["polygon"]), let cell = CellPolygon(corners)?.cell else {
        throw refusal(
          path, "the polygon of cell \(index) has no area",
          expected: "three or more corners [x, y] in millimetres")
      }
      return cell
    }
    guard let x = number(entry["x"]), let y = number(entry["y"]) else {
      throw refusal(path, "cell \(index) has no place", expected: "x and y, or a polygon")
    }
    let sides = (number(entry["width"]), number(entry["length"]))
    guard let area = number(entry["area"]) ?? sides.0.flatMap({ w in sides.1.map { w * $0 } }),
      area > 0
    else {
      throw refusal(path, "cell \(index) has no area", expected: "area, or width and length")
    }
    let side = area.squareRoot()
    return InsoleCell(
      lateralX: x, heelY: y, width: sides.0 ?? side, length: sides.1 ?? side,
      areaSquareMillimetres: area)
  }

  private static func corners(_ value: (any TOMLValueConvertible)?) -> [(x: Double, y: Double)]? {
    guard let list = value?.array else { return nil }
    var corners: [(x: Double, y: Double)] = []
    for index in 0..<list.count {
      guard let pair = list[index].array, pair.count == 2, let x = number(pair[0]),
        let y = number(pair[1])
      else { return nil }
      corners.append((x, y))
    }
    return corners
  }

  private static func number(_ value: (any TOMLValueConvertible)?) -> Double? {
    GeometryFile.number(value)
  }

  private static func refusal(
    _ path: String, _ found: String, expected: String
  ) -> GaitlabError {
    file(path).refusal(found, expected: expected)
  }

  private static func file(_ path: String) -> GeometryFile {
    GeometryFile(path: path, command: "layouts")
  }
}
