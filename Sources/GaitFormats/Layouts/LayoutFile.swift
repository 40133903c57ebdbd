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
  /// The layout that a text means: rows x columns and size, a known name, or a file.
  ///
  /// - Parameter text: as `--layout` takes it.
  /// - Returns: the layout.
  /// - Throws: as `read`, for a text that is neither of the first two.
  package static func named(_ text: String) throws(GaitlabError) -> InsoleLayout {
    if let layout = MatrixText.layout(text) ?? KnownLayouts.named(text) { return layout }
    return try read(path: text)
  }

  /// Reads a layout.
  ///
  /// - Parameter path: the file.
  /// - Returns: the layout, with cells as the file lists them.
  /// - Throws: `badHeader` with what is wrong, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> InsoleLayout {
    let file = GeometryFile(path: path, command: "layouts")
    let table = try file.table()
    return try layout(table, file: file)
  }

  private static func layout(
    _ table: TOMLTable, file: GeometryFile
  ) throws(GaitlabError) -> InsoleLayout {
    let known: Set = ["name", "length", "width", "cell"]
    if let stranger = table.keys.first(where: { !known.contains($0) }) {
      throw file.refusal("an unknown key '\(stranger)'", expected: "name, length, width, [[cell]]")
    }
    guard let length = GeometryFile.number(table["length"]),
      let width = GeometryFile.number(table["width"])
    else {
      throw file.refusal("no length or no width", expected: "both in millimetres")
    }
    guard let list = table["cell"]?.array, !list.isEmpty else {
      throw file.refusal("no [[cell]]", expected: "one for each value of a frame")
    }
    var cells: [InsoleCell] = []
    for index in 0..<list.count {
      guard let entry = list[index].table else {
        throw file.refusal("cell \(index + 1) is not a table", expected: "[[cell]]")
      }
      cells.append(try cell(entry, number: index + 1, file: file))
    }
    let layout = InsoleLayout(
      name: table["name"]?.string ?? FileName.stem(file.path), lengthMillimetres: length,
      widthMillimetres: width, cells: cells)
    guard layout.isPlausible else {
      throw file.refusal(
        "a size or a cell that no insole has",
        expected: "1 to \(InsoleLayout.cellCountRange.upperBound) cells, sizes in millimetres")
    }
    return layout
  }

  private static func cell(
    _ entry: TOMLTable, number index: Int, file: GeometryFile
  ) throws(GaitlabError) -> InsoleCell {
    let known: Set = ["x", "y", "width", "length", "area", "polygon"]
    if let stranger = entry.keys.first(where: { !known.contains($0) }) {
      throw file.refusal(
        "cell \(index) has an unknown key '\(stranger)'",
        expected: known.sorted().joined(separator: ", "))
    }
    if entry["polygon"] != nil {
      guard let corners = GeometryFile.corners(entry["polygon"]),
        let cell = CellPolygon(corners.map { ($0.lateralX, $0.heelY) })?.cell
      else {
        throw file.refusal(
          "the polygon of cell \(index) has no area",
          expected: "three or more corners [x, y] in millimetres")
      }
      return cell
    }
    guard let x = GeometryFile.number(entry["x"]), let y = GeometryFile.number(entry["y"]) else {
      throw file.refusal("cell \(index) has no place", expected: "x and y, or a polygon")
    }
    let sides = (GeometryFile.number(entry["width"]), GeometryFile.number(entry["length"]))
    guard
      let area = GeometryFile.number(entry["area"])
        ?? sides.0.flatMap({ w in sides.1.map { w * $0 } }),
      area > 0
    else {
      throw file.refusal("cell \(index) has no area", expected: "area, or width and length")
    }
    let side = area.squareRoot()
    return InsoleCell(
      lateralX: x, heelY: y, width: sides.0 ?? side, length: sides.1 ?? side,
      areaSquareMillimetres: area)
  }
}
