import GaitModel
import TerminalCore

/// What of the picture of an insole is the same in every frame: of which cells each pixel is made.
///
/// Cells of a matrix are interpolated by cubics of Catmull and Rom, held between zero and the highest of the four
/// cells around the pixel, so that no value is shown that was not measured. Scattered cells count by the inverse
/// cube of their distance (Shepard, Proc. ACM National Conference 1968).
struct SoleGrid: Sendable {
  /// The cell that each pixel lies in, or that is nearest to it; -1 outside of a layout that tells its shape.
  let nearest: [Int32]
  /// Whether a pixel is the one in the middle of its cell, which has the glyph of a fault.
  let isMiddle: [Bool]
  /// `[pixels * taps]` cells and their weights.
  private let tapCells: [Int32]
  private let tapWeights: [Float]
  private let taps: Int

  /// The value of a pixel, of one reading a cell.
  func value(at pixel: Int, of cells: [Float]) -> Float {
    // The first four are those around the pixel; where they read nothing, so does it.
    let first = pixel * taps
    var highest: Float = 0
    for tap in first..<first + min(4, taps) { highest = max(highest, cells[Int(tapCells[tap])]) }
    guard highest > 0 else { return 0 }
    var sum: Float = 0
    for tap in first..<first + taps { sum += tapWeights[tap] * cells[Int(tapCells[tap])] }
    return min(max(sum, 0), highest)
  }

  // MARK: - Making

  private struct Key: Equatable {
    let layout: InsoleLayout
    let foot: Foot
    let pixels: Size
  }

  /// A screen has two feet and now and then two sizes.
  private static let memo = Memo<Key, SoleGrid>(capacity: 8)

  /// The grid of a layout; made once for each size of the picture.
  static func of(_ layout: InsoleLayout, _ foot: Foot, _ pixels: Size) -> SoleGrid {
    memo.value(Key(layout: layout, foot: foot, pixels: pixels)) { SoleGrid(layout, foot, pixels) }
  }

  private init(_ layout: InsoleLayout, _ foot: Foot, _ pixels: Size) {
    let surface = SoleSurface(layout)
    let count = pixels.columns * pixels.rows
    taps = surface.taps
    var nearest = [Int32](repeating: -1, count: count)
    var cells = [Int32](repeating: 0, count: count * surface.taps)
    var weights = [Float](repeating: 0, count: count * surface.taps)
    for pixel in 0..<count {
      let (along, lateral) = SoleShape.middle(of: pixel, foot, pixels)
      guard let cell = surface.cell(along: along, lateral: lateral) else { continue }
      nearest[pixel] = Int32(cell)
      for (tap, weighted) in surface.weights(along: along, lateral: lateral).enumerated() {
        cells[pixel * surface.taps + tap] = Int32(weighted.cell)
        weights[pixel * surface.taps + tap] = weighted.weight
      }
    }
    self.nearest = nearest
    tapCells = cells
    tapWeights = weights
    isMiddle = Self.middles(layout, foot, pixels)
  }

  private static func middles(
    _ layout: InsoleLayout, _ foot: Foot, _ pixels: Size
  ) -> [Bool] {
    var isMiddle = [Bool](repeating: false, count: pixels.columns * pixels.rows)
    guard !isMiddle.isEmpty else { return isMiddle }
    let raster = HeatmapRaster(layout: layout, foot: foot)
    for cell in layout.cells {
      let place = raster.place(lateralX: cell.lateralX, heelY: cell.heelY)
      let mark = HeatmapMark(at: place, in: pixels)
      isMiddle[mark.y * pixels.columns + mark.x] = true
    }
    return isMiddle
  }
}
