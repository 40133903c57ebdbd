package import GaitModel

/// Why a layout that was typed is none.
package struct LayoutRefusal: Error, Equatable {
  package let reason: String
}

/// Insoles that announce nothing, as people type them: `16x8 270x95 kPa 100`.
package enum LayoutText {
  /// Something to begin with for a number of cells.
  package static func proposal(cellCount: Int) -> String {
    // About as many rows to a column as an insole is longer than wide, if that comes out even.
    let columns = (1...64).filter { cellCount % $0 == 0 }
      .min {
        abs(Double(cellCount) / Double($0 * $0) - 2) < abs(Double(cellCount) / Double($1 * $1) - 2)
      }
    let shape = columns.map { "\(cellCount / $0)x\($0)" } ?? "\(cellCount)x1"
    return "\(shape) 270x95 counts 100"
  }

  /// Reads rows x columns, length x width in millimetres, unit and frames a second.
  package static func insole(
    _ text: String, cellCount: Int
  ) throws(LayoutRefusal) -> InsoleDescription {
    let words = text.split(separator: " ")
    guard words.count == 4 else {
      throw LayoutRefusal(reason: "expected four things, such as 16x8 270x95 kPa 100")
    }
    let shape = words[0].split(separator: "x").compactMap { Int($0) }
    guard shape.count == 2, shape[0] > 0, shape[1] > 0,
      shape[0].multipliedReportingOverflow(by: shape[1]) == (cellCount, false)
    else {
      throw LayoutRefusal(reason: "'\(words[0])' is not rows x columns of \(cellCount) cells")
    }
    let size = words[1].split(separator: "x").compactMap { Double($0) }
    guard size.count == 2, size.allSatisfy({ (20...1000).contains($0) }) else {
      throw LayoutRefusal(reason: "'\(words[1])' is not length x width in millimetres")
    }
    guard let unit = PressureUnit.allCases.first(where: { $0.rawValue == words[2] }) else {
      let known = PressureUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw LayoutRefusal(reason: "'\(words[2])' is none of \(known)")
    }
    guard let rate = Double(words[3]), (1...2000).contains(rate) else {
      throw LayoutRefusal(reason: "'\(words[3])' is not 1 to 2000 frames a second")
    }
    return InsoleDescription(
      layout: layout(rows: shape[0], columns: shape[1], length: size[0], width: size[1]),
      unit: unit, samplingRateHz: rate)
  }

  /// Reads rows x columns and length x width in millimetres alone, such as `16x8 270x95`.
  ///
  /// - Parameter text: what was typed.
  /// - Returns: nil for anything else.
  package static func matrix(_ text: String) -> InsoleLayout? {
    let words = text.split(separator: " ")
    guard words.count == 2 else { return nil }
    let shape = words[0].split(separator: "x").compactMap { Int($0) }
    let size = words[1].split(separator: "x").compactMap { Double($0) }
    guard shape.count == 2, size.count == 2, shape.allSatisfy({ (1...4096).contains($0) }),
      InsoleLayout.cellCountRange.contains(shape[0] * shape[1]),
      size.allSatisfy({ (20...1000).contains($0) })
    else { return nil }
    return layout(rows: shape[0], columns: shape[1], length: size[0], width: size[1])
  }

  private static func layout(
    rows: Int, columns: Int, length: Double, width: Double
  ) -> InsoleLayout {
    InsoleLayout(
      name: "\(rows)x\(columns)", rows: rows, columns: columns,
      rowPitchMillimetres: length / Double(rows), columnPitchMillimetres: width / Double(columns))
  }
}
