package import GaitModel
import PlainText

/// Why a layout that was typed is none.
package struct LayoutRefusal: Error, Equatable {
  package let reason: String
}

/// Insoles that announce nothing, as people type them: `16x8 270x95 kPa 100`.
package enum LayoutText {
  /// Something to begin with for a number of cells.
  package static func proposal(cellCount: Int) -> String {
    matrixProposal(cellCount: cellCount) + " counts 100"
  }

  /// The same without unit and rate.
  static func matrixProposal(cellCount: Int) -> String {
    // About as many rows to a column as an insole is longer than wide, if that comes out even.
    let columns = (1...64).filter { cellCount % $0 == 0 }
      .min {
        abs(Double(cellCount) / Double($0 * $0) - 2) < abs(Double(cellCount) / Double($1 * $1) - 2)
      }
    let shape = columns.map { "\(cellCount / $0)x\($0)" } ?? "\(cellCount)x1"
    return "\(shape) 270x95"
  }

  /// Reads rows x columns, length x width in millimetres, unit and frames a second.
  package static func insole(
    _ text: String, cellCount: Int
  ) throws(LayoutRefusal) -> InsoleDescription {
    let words = text.split(separator: " ")
    guard words.count == 4 else {
      throw LayoutRefusal(reason: tr("expected four things, such as 16x8 270x95 kPa 100"))
    }
    guard let shape = MatrixText.shape(words[0]), shape.rows * shape.columns == cellCount else {
      throw LayoutRefusal(
        reason: tr(
          cellCount, one: "'\(words[0])' is not rows x columns of \(cellCount) cell",
          many: "'\(words[0])' is not rows x columns of \(cellCount) cells"))
    }
    guard let size = MatrixText.size(words[1]) else {
      throw LayoutRefusal(reason: tr("'\(words[1])' is not length x width in millimetres"))
    }
    guard let unit = PressureUnit.allCases.first(where: { $0.rawValue == words[2] }) else {
      let known = PressureUnit.allCases.map(\.rawValue).joined(separator: ", ")
      throw LayoutRefusal(reason: tr("'\(words[2])' is none of \(known)"))
    }
    guard let rate = Double(ScreenNumber.typed(String(words[3]))), (1...2000).contains(rate) else {
      throw LayoutRefusal(reason: tr("'\(words[3])' is not 1 to 2000 frames a second"))
    }
    return InsoleDescription(
      layout: MatrixText.layout(shape, size),
      unit: unit, samplingRateHz: rate)
  }
}
