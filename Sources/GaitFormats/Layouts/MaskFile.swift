import Foundation
package import GaitFiles
package import GaitModel
import PlainText
import TOMLKit

/// Reads regions of a foot from a small TOML file.
///
///     name = "rearfoot and wound"
///     [[region]]
///     name = "wound"
///     cells = [12, 13, 20]      # numbers of cells in a frame, from 1
///     [[region]]
///     name = "rearfoot"
///     along = [0, 0.5]          # parts of the outline's length, from the heel
///     [[region]]
///     name = "first ray"
///     along = [0.5, 1]
///     across = [0, 0.35]        # parts of its width there, from the medial edge
///     [[region]]
///     name = "arch"
///     polygon = [[60, 80], [90, 80], [90, 130], [60, 130]]   # mm from lateral edge, heel
package enum MaskFile {
  private static let regionLimit = 64

  /// Reads a mask.
  ///
  /// - Parameter path: the file.
  /// - Returns: the regions in the file's order; a cell belongs to the first that contains it.
  /// - Throws: `badHeader` with what is wrong, or why the file cannot be read.
  package static func read(path: String) throws(GaitlabError) -> MaskDefinition {
    let file = GeometryFile(path: path, command: "analyze")
    let table = try file.table()
    if let stranger = table.keys.first(where: { !["name", "region"].contains($0) }) {
      throw file.refusal("an unknown key '\(stranger)'", expected: "name, [[region]]")
    }
    guard let list = table["region"]?.array, (1...regionLimit).contains(list.count) else {
      throw file.refusal("no [[region]], or too many", expected: "1 to \(regionLimit)")
    }
    var regions: [MaskDefinition.Region] = []
    for index in 0..<list.count {
      guard let entry = list[index].table else {
        throw file.refusal("region \(index + 1) is not a table", expected: "[[region]]")
      }
      let region = try region(entry, number: index + 1, file: file)
      guard !regions.contains(where: { $0.name == region.name }) else {
        throw file.refusal("two regions '\(region.name)'", expected: "a name for each")
      }
      regions.append(region)
    }
    return MaskDefinition(name: table["name"]?.string ?? FileName.stem(file.path), regions: regions)
  }

  private static func region(
    _ entry: TOMLTable, number: Int, file: GeometryFile
  ) throws(GaitlabError) -> MaskDefinition.Region {
    let known = ["name", "along", "across", "cells", "polygon"]
    if let stranger = entry.keys.first(where: { !known.contains($0) }) {
      throw file.refusal(
        "region \(number) has an unknown key '\(stranger)'",
        expected: known.joined(separator: ", "))
    }
    guard let name = entry["name"]?.string, !name.isEmpty else {
      throw file.refusal("region \(number) has no name", expected: "name = \"...\"")
    }
    let isPart = entry["along"] != nil || entry["across"] != nil
    guard [isPart, entry["cells"] != nil, entry["polygon"] != nil].count(where: { $0 }) == 1 else {
      throw file.refusal(
        "region \(number) has no place, or more than one",
        expected: "along and across, or cells, or a polygon")
    }
    if isPart {
      guard let along = part(entry["along"]), let across = part(entry["across"]) else {
        throw file.refusal(
          "the borders of region \(number)",
          expected: "two parts from 0 to 1, such as [0, 0.5]")
      }
      return MaskDefinition.Region(name: name, shape: .part(along: along, fromMedial: across))
    }
    if let list = entry["cells"]?.array {
      let cells = (0..<list.count).compactMap { list[$0].int }
      guard cells.count == list.count, !cells.isEmpty,
        cells.allSatisfy(InsoleLayout.cellCountRange.contains)
      else {
        throw file.refusal("the cells of region \(number)", expected: "numbers from 1")
      }
      return MaskDefinition.Region(name: name, shape: .cells(cells))
    }
    guard let corners = GeometryFile.corners(entry["polygon"]), corners.count >= 3 else {
      throw file.refusal(
        "the polygon of region \(number)",
        expected: "three or more corners [x, y] in millimetres")
    }
    return MaskDefinition.Region(name: name, shape: .polygon(corners))
  }

  /// Two parts in order; all of it where nothing is said.
  private static func part(_ value: (any TOMLValueConvertible)?) -> ClosedRange<Double>? {
    guard let value else { return 0...1 }
    guard let list = value.array, list.count == 2, let low = GeometryFile.number(list[0]),
      let high = GeometryFile.number(list[1]), low >= 0, low < high, high <= 1
    else { return nil }
    return low...high
  }
}
