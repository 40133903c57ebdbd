import GaitFiles
public import GaitModel
public import Testing

/// Insoles of every kind that exists, from a handful of scattered cells to a fine masked matrix.
package enum TestLayouts {
  /// Four scattered cells of different sizes, one of them over the edge of the box.
  package static let scattered4 = InsoleLayout(
    name: "scattered 4", lengthMillimetres: 270, widthMillimetres: 98,
    cells: [
      InsoleCell(lateralX: 48, heelY: 30, width: 60, length: 50, areaSquareMillimetres: 2400),
      InsoleCell(lateralX: 20.5, heelY: 181, width: 31, length: 33, areaSquareMillimetres: 900),
      InsoleCell(lateralX: 77, heelY: 195, width: 40, length: 44, areaSquareMillimetres: 1500),
      InsoleCell(lateralX: 70, heelY: 262, width: 26, length: 24, areaSquareMillimetres: 500),
    ])

  package static let matrix16x8 = InsoleLayout(
    name: "matrix 16 x 8", rows: 16, columns: 8, rowPitchMillimetres: 16, columnPitchMillimetres: 12
  )

  /// A matrix whose corners are cut off and whose cells are smaller than their pitch.
  package static let masked31x11 = masked(
    name: "masked 31 x 11", rows: 31, columns: 11, pitch: 8.3, area: 50)

  package static let masked60x21 = masked(
    name: "masked 60 x 21", rows: 60, columns: 21, pitch: 5.08, area: nil)

  package static let all = [scattered4, matrix16x8, masked31x11, masked60x21]

  private static func masked(
    name: String, rows: Int, columns: Int, pitch: Double, area: Double?
  ) -> InsoleLayout {
    let mask = (0..<rows * columns).map { index in
      let along = Double(index / columns) / Double(rows - 1) * 2 - 1
      let across = Double(index % columns) / Double(columns - 1) * 2 - 1
      return along * along + across * across < 1.3
    }
    return InsoleLayout(
      name: name, rows: rows, columns: columns, rowPitchMillimetres: pitch,
      columnPitchMillimetres: pitch, mask: mask, cellAreaSquareMillimetres: area)
  }

  /// Scattered cells at random, some of them over the edges of the box.
  package static func random(cellCount: Int, using random: inout SplitMix64) -> InsoleLayout {
    InsoleLayout(
      name: "random \(cellCount)", lengthMillimetres: 270, widthMillimetres: 100,
      cells: (0..<cellCount).map { _ in
        let width = 2 + 40 * random.uniform()
        let length = 2 + 40 * random.uniform()
        return InsoleCell(
          lateralX: 100 * random.uniform(), heelY: 270 * random.uniform(), width: width,
          length: length, areaSquareMillimetres: width * length * (0.5 + 0.5 * random.uniform()))
      })
  }
}

extension InsoleLayout: CustomTestStringConvertible {
  /// Its name: with every cell, a report of one test takes minutes under a sanitizer.
  public var testDescription: String { name }
}
