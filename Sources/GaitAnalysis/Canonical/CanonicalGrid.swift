public import GaitModel

/// Spreads the cells of any insole over the canonical grid of 16 x 8 cells without losing force.
///
/// Row 0 is the heel and column 0 the lateral edge, for both feet: the right foot arrives mirrored
/// onto the left, since `InsoleCell.lateralX` is measured from the lateral edge. A cell's force is
/// shared among the canonical cells that its rectangle covers, in proportion to the covered area;
/// what would fall outside the insole's box stays in the nearest canonical cell. So
/// sum(canonical pressure x canonical area) = sum(pressure x area) up to rounding.
public struct CanonicalGrid: Equatable, Sendable {
  /// From heel to toe.
  package static let rows = 16
  /// From lateral to medial.
  package static let columns = 8
  /// Cells of a canonical frame, 128.
  package static let cellCount = rows * columns

  /// Area of one canonical cell in square millimetres, a 128th of the insole's box.
  package let cellAreaSquareMillimetres: Double
  /// Cells of the layout that the grid was made for.
  package let sourceCellCount: Int

  // Compressed rows: for source cell c, entries starts[c]..<starts[c + 1] of targets and weights.
  private let starts: [Int32]
  private let targets: [Int32]
  private let weights: [Float]
  /// Whether the layout is such a grid itself, cell for cell in the same order.
  private let isOneToOne: Bool

  /// Prepares for the frames of a layout.
  ///
  /// - Parameter layout: of the insole.
  public init(layout: InsoleLayout) {
    let rowPitch = layout.lengthMillimetres / Double(Self.rows)
    let columnPitch = layout.widthMillimetres / Double(Self.columns)
    let area = rowPitch * columnPitch
    var starts: [Int32] = [0]
    var targets: [Int32] = []
    var weights: [Float] = []
    for cell in layout.cells {
      let alongRows = Self.shares(
        center: cell.heelY, extent: cell.length, pitch: rowPitch, count: Self.rows)
      let alongColumns = Self.shares(
        center: cell.lateralX, extent: cell.width, pitch: columnPitch, count: Self.columns)
      for (row, rowShare) in alongRows {
        for (column, columnShare) in alongColumns {
          targets.append(Int32(row * Self.columns + column))
          weights.append(Float(rowShare * columnShare * cell.areaSquareMillimetres / area))
        }
      }
      starts.append(Int32(targets.count))
    }
    self.cellAreaSquareMillimetres = area
    self.sourceCellCount = layout.cellCount
    self.starts = starts
    self.targets = targets
    self.weights = weights
    isOneToOne = targets == Array(0..<Int32(Self.cellCount)) && starts.count == targets.count + 1
  }

  /// Writes the canonical pressures of one frame.
  ///
  /// - Parameters:
  ///   - source: pressures `[C]` of the layout's cells, any unit.
  ///   - scale: factor that every output is multiplied with.
  ///   - canonical: receives `[128]` in the unit of `source` times `scale`.
  /// - Complexity: O(C x cells covered by one).
  public func apply(_ source: ArraySlice<Float>, scale: Float, into canonical: inout [Float]) {
    precondition(source.count == sourceCellCount, "\(source.count) of \(sourceCellCount) cells")
    precondition(canonical.count == Self.cellCount, "\(canonical.count) of 128 cells")
    if isOneToOne {
      let (values, weights) = (source.span, weights.span)
      var into = canonical.mutableSpan
      // Known to be within all of them, many cells are taken at once.
      for cell in 0..<min(values.count, min(weights.count, into.count)) {
        into[cell] = values[cell] * scale * weights[cell]
      }
      return
    }
    for index in canonical.indices { canonical[index] = 0 }
    var cell = 0
    for value in source {
      if value != 0 {
        let scaled = value * scale
        for entry in Int(starts[cell])..<Int(starts[cell + 1]) {
          canonical[Int(targets[entry])] += scaled * weights[entry]
        }
      }
      cell += 1
    }
  }

  /// What a cell of the layout gives to the canonical cells that it covers: covered area over theirs.
  package func shares(ofCell cell: Int) -> [(target: Int, weight: Float)] {
    (Int(starts[cell])..<Int(starts[cell + 1])).map { (Int(targets[$0]), weights[$0]) }
  }

  /// The parts of a cell's extent that fall on each canonical row or column; they sum to 1.
  private static func shares(
    center: Double, extent: Double, pitch: Double, count: Int
  ) -> [(index: Int, share: Double)] {
    let limit = pitch * Double(count)
    let low = min(max(center - extent / 2, 0), limit)
    let high = min(max(center + extent / 2, 0), limit)
    guard high - low > 1e-9 else {
      // Clamped before it becomes an integer: a file may put a cell anywhere.
      return [(Int(min(max(center / pitch, 0), Double(count - 1))), 1)]
    }
    var parts: [(index: Int, share: Double)] = []
    for index in 0..<count {
      let start = max(low, Double(index) * pitch)
      let end = min(high, Double(index + 1) * pitch)
      if end - start > 1e-9 { parts.append((index, (end - start) / (high - low))) }
    }
    return parts
  }
}
