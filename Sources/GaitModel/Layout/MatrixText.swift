/// A matrix of cells as people type it: rows x columns and length x width in millimetres, such as `16x8 270x95`.
package enum MatrixText {
  /// Reads a matrix.
  ///
  /// - Parameter text: what was typed.
  /// - Returns: nil for anything else.
  package static func layout(_ text: String) -> InsoleLayout? {
    let words = text.split(separator: " ")
    guard words.count == 2, let shape = shape(words[0]), let size = size(words[1]),
      InsoleLayout.cellCountRange.contains(shape.rows * shape.columns)
    else { return nil }
    return layout(shape, size)
  }

  /// Rows and columns, such as `16x8`; nil for anything else.
  package static func shape(_ word: Substring) -> (rows: Int, columns: Int)? {
    let numbers = word.split(separator: "x").compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] > 0, numbers[1] > 0,
      !numbers[0].multipliedReportingOverflow(by: numbers[1]).overflow
    else { return nil }
    return (numbers[0], numbers[1])
  }

  /// Millimetres that an insole has, such as `270x95`; nil for anything else.
  package static func size(_ word: Substring) -> (length: Double, width: Double)? {
    let numbers = word.split(separator: "x").compactMap { Double($0) }
    guard numbers.count == 2, numbers.allSatisfy({ (20...1000).contains($0) }) else { return nil }
    return (numbers[0], numbers[1])
  }

  /// Cells that fill a rectangle.
  package static func layout(
    _ shape: (rows: Int, columns: Int), _ size: (length: Double, width: Double)
  ) -> InsoleLayout {
    InsoleLayout(
      name: "\(shape.rows)x\(shape.columns)", rows: shape.rows, columns: shape.columns,
      rowPitchMillimetres: size.length / Double(shape.rows),
      columnPitchMillimetres: size.width / Double(shape.columns))
  }
}
