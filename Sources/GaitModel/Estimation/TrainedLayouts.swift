/// The layouts of insoles that a model was trained on.
package struct TrainedLayouts: Equatable, Sendable {
  /// Cells from which on an insole is a dense grid.
  package static let denseCells = 64
  /// Numbers of cells that a sparse layout can have.
  package static let sparseRange = 1...1024

  /// Whether dense grids were among them.
  package let dense: Bool
  /// Cells of the sparse layouts, from the fewest to the most; nil where there were none.
  package let sparseCells: ClosedRange<Int>?

  /// Dense grids alone, which is what a model without this fact has seen.
  package static let dense = TrainedLayouts(isDense: true, cells: nil)

  /// Every layout, for estimators that were not trained.
  package static let anyInsole = TrainedLayouts(isDense: true, cells: sparseRange)

  /// Nil where both are missing, and for cells beyond `sparseRange`.
  package init?(dense: Bool, sparseCells: ClosedRange<Int>? = nil) {
    if let sparseCells {
      guard Self.sparseRange.contains(sparseCells.lowerBound),
        Self.sparseRange.contains(sparseCells.upperBound)
      else { return nil }
    } else if !dense {
      return nil
    }
    self.init(isDense: dense, cells: sparseCells)
  }

  private init(isDense: Bool, cells: ClosedRange<Int>?) {
    dense = isDense
    sparseCells = cells
  }

  /// Whether insoles of so many cells were among them.
  package func covers(cellCount: Int) -> Bool {
    (dense && cellCount >= Self.denseCells) || sparseCells?.contains(cellCount) == true
  }

  /// As cards have it: `dense grids, sparse insoles of 8 to 64 cells`.
  package var text: String {
    let sparse = sparseCells.map { cells in
      let count = cells.count == 1 ? "\(cells.lowerBound)" : Self.range(cells, " to ")
      return "sparse insoles of \(count) \(cells == 1...1 ? "cell" : "cells")"
    }
    return [dense ? "dense grids" : nil, sparse].compactMap { $0 }.joined(separator: ", ")
  }

  private static func range(_ cells: ClosedRange<Int>, _ between: String) -> String {
    "\(cells.lowerBound)\(between)\(cells.upperBound)"
  }
}

extension TrainedLayouts {
  /// As files have it: `dense`, `sparse 8-64`, or `dense, sparse 8-64`.
  package var metadataText: String {
    let sparse = sparseCells.map { Self.sparseWord + Self.range($0, "-") }
    return [dense ? Self.denseWord : nil, sparse].compactMap { $0 }
      .joined(separator: Self.separator)
  }

  /// Reads what `metadataText` gives; nil for anything else.
  package init?(metadataText text: String) {
    let isDense = text == Self.denseWord || text.hasPrefix(Self.denseWord + Self.separator)
    var cells: ClosedRange<Int>?
    if let word = text.firstRange(of: Self.sparseWord) {
      let bounds = text[word.upperBound...].split(separator: "-").compactMap { Int($0) }
      guard bounds.count == 2, bounds[0] <= bounds[1] else { return nil }
      cells = bounds[0]...bounds[1]
    }
    self.init(dense: isDense, sparseCells: cells)
    // One way to write it: no other order, sign, zero or space.
    guard metadataText == text else { return nil }
  }

  private static let denseWord = "dense"
  private static let sparseWord = "sparse "
  private static let separator = ", "
}
