import GaitAnalysis
import GaitModel
import TerminalCore

/// Turns the cells of an insole into the pixels of a picture, toes up, as seen from above.
///
/// A matrix is shown as the device has it. Scattered cells each fill the part of a sole that is
/// nearest to them. The left foot's lateral edge is on the left, the right foot's on the right.
struct HeatmapRaster {
  let layout: InsoleLayout
  let foot: Foot

  /// The picture of one frame.
  ///
  /// - Parameters:
  ///   - cells: pressures in the order of the layout's cells; nil draws the sole empty.
  ///   - scale: what turns them into the unit of the legend.
  ///   - peaks: the highest reading of each cell; what never read anything lies outside the sole
  ///     and is left out. Empty draws every cell.
  ///   - faults: cells that get a glyph of their own.
  ///   - pixels: size of the picture.
  /// - Returns: a picture of that size; NaN lies outside the sole.
  func image(
    cells: [Float]?, scale: Float, peaks: [Float], faults: [Int: CellFault], pixels: Size
  ) -> HeatmapImage {
    let count = pixels.columns * pixels.rows
    var values = [Float](repeating: .nan, count: count)
    var flags = [UInt8](repeating: HeatmapImage.Flag.normal, count: count)
    let lookup = layout.matrix.map(matrixIndex) ?? nil
    for y in 0..<pixels.rows {
      let along = 1 - (Double(y) + 0.5) / Double(pixels.rows)
      for x in 0..<pixels.columns {
        let across = (Double(x) + 0.5) / Double(pixels.columns)
        let lateral = foot == .left ? across : 1 - across
        guard let cell = cell(along: along, lateral: lateral, matrixIndex: lookup) else {
          continue
        }
        if peaks.indices.contains(cell), peaks[cell] <= 0, faults[cell] == nil { continue }
        let pixel = y * pixels.columns + x
        values[pixel] = cells.map { $0[cell] * scale } ?? 0
        flags[pixel] = flag(faults[cell])
      }
    }
    return HeatmapImage(width: pixels.columns, height: pixels.rows, values: values, flags: flags)
  }

  /// The pixel of a place on the insole, or nil without one.
  func pixel(of center: CenterOfPressure, pixels: Size) -> Point? {
    guard center.exists else { return nil }
    let lateral = Double(center.lateralX) / layout.widthMillimetres
    let across = foot == .left ? lateral : 1 - lateral
    let along = 1 - Double(center.heelY) / layout.lengthMillimetres
    return Point(
      x: min(max(Int(across * Double(pixels.columns)), 0), pixels.columns - 1),
      y: min(max(Int(along * Double(pixels.rows)), 0), pixels.rows - 1))
  }

  private func flag(_ fault: CellFault?) -> UInt8 {
    switch fault {
    case .dead: HeatmapImage.Flag.dead
    case .saturated: HeatmapImage.Flag.saturated
    // Silence has its colour already; it may be a high arch.
    case .silent, nil: HeatmapImage.Flag.normal
    }
  }

  private func cell(along: Double, lateral: Double, matrixIndex: [Int]?) -> Int? {
    if let matrix = layout.matrix, let matrixIndex {
      let row = min(Int(along * Double(matrix.rows)), matrix.rows - 1)
      let column = min(Int(lateral * Double(matrix.columns)), matrix.columns - 1)
      let index = matrixIndex[row * matrix.columns + column]
      return index >= 0 ? index : nil
    }
    guard SoleOutline.contains(along: along, lateral: lateral) else { return nil }
    let x = lateral * layout.widthMillimetres
    let y = along * layout.lengthMillimetres
    var nearest: Int?
    var least = Double.infinity
    for (index, cell) in layout.cells.enumerated() {
      let distance =
        (cell.lateralX - x) * (cell.lateralX - x) + (cell.heelY - y) * (cell.heelY - y)
      if distance < least {
        least = distance
        nearest = index
      }
    }
    return nearest
  }

  /// For each place of the matrix the cell there, or -1.
  private func matrixIndex(_ matrix: InsoleLayout.Matrix) -> [Int]? {
    var next = 0
    return matrix.mask.map { isThere in
      defer { if isThere { next += 1 } }
      return isThere ? next : -1
    }
  }
}

/// The shape of a sole, for insoles that do not tell theirs.
enum SoleOutline {
  /// For eleven heights from heel to toe, where the sole begins and ends: 0 lateral, 1 medial.
  private static let edges: [(lateral: Double, medial: Double)] = [
    (0.36, 0.66), (0.20, 0.82), (0.15, 0.85), (0.13, 0.81), (0.10, 0.76), (0.06, 0.76),
    (0.02, 0.84), (0.00, 0.95), (0.03, 1.00), (0.13, 1.00), (0.45, 0.88),
  ]

  /// Whether a place is on the sole; 0 is the heel and the lateral edge, 1 toes and medial edge.
  static func contains(along: Double, lateral: Double) -> Bool {
    let position = min(max(along, 0), 1) * Double(edges.count - 1)
    let low = min(Int(position), edges.count - 2)
    let fraction = position - Double(low)
    let start =
      edges[low].lateral + (edges[low + 1].lateral - edges[low].lateral) * fraction
    let end = edges[low].medial + (edges[low + 1].medial - edges[low].medial) * fraction
    return lateral >= start && lateral <= end
  }
}
