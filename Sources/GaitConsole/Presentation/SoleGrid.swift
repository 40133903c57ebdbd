import GaitModel
import TerminalCore

/// What of the picture of an insole is the same in every frame: which pixels are on the sole, where its rim runs, and
/// of which cells each pixel is made.
///
/// Cells of a matrix are interpolated by cubics of Catmull and Rom, held between zero and the highest of the four
/// cells around the pixel, so that no value is shown that was not measured. Scattered cells count by the inverse
/// cube of their distance (Shepard, Proc. ACM National Conference 1968).
struct SoleGrid: Sendable {
  /// The cell that each pixel lies in, or that is nearest to it; -1 outside of a layout that tells its shape.
  let nearest: [Int32]
  /// Whether each pixel is on the sole.
  let isOnSole: [Bool]
  /// Whether a pixel is the one in the middle of its cell, which has the glyph of a fault.
  let isMiddle: [Bool]
  /// The rim in fractions of the picture; NaN where it goes on elsewhere.
  let rim: [HeatmapLine.FractionalPoint]
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
    var isOnSole = [Bool](repeating: false, count: count)
    var cells = [Int32](repeating: 0, count: count * surface.taps)
    var weights = [Float](repeating: 0, count: count * surface.taps)
    for pixel in 0..<count {
      let (row, column) = pixel.quotientAndRemainder(dividingBy: pixels.columns)
      let along = 1 - (Double(row) + 0.5) / Double(pixels.rows)
      let across = (Double(column) + 0.5) / Double(pixels.columns)
      let lateral = foot.across(across)
      guard let cell = surface.cell(along: along, lateral: lateral) else { continue }
      nearest[pixel] = Int32(cell)
      isOnSole[pixel] =
        surface.tellsItsShape || SoleOutline.contains(along: along, lateral: lateral)
      for (tap, weighted) in surface.weights(along: along, lateral: lateral).enumerated() {
        cells[pixel * surface.taps + tap] = Int32(weighted.cell)
        weights[pixel * surface.taps + tap] = weighted.weight
      }
    }
    self.nearest = nearest
    self.isOnSole = isOnSole
    tapCells = cells
    tapWeights = weights
    isMiddle = Self.middles(layout, foot, pixels)
    let rim =
      surface.tellsItsShape
      ? Self.rim(around: isOnSole, pixels)
      : SoleOutline.rim.map {
        .init(x: foot.across($0.lateral), y: 1 - $0.along)
      }
    // Lines that lie on the edge of the picture are drawn on its outermost dots.
    self.rim = rim.map { place in
      place.x.isNaN
        ? place : .init(x: min(max(place.x, 0.004), 0.996), y: min(max(place.y, 0.004), 0.996))
    }
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

  /// The edges between pixels on the sole and others, each a piece of the rim.
  private static func rim(
    around isOnSole: [Bool], _ pixels: Size
  ) -> [HeatmapLine.FractionalPoint] {
    var rim: [HeatmapLine.FractionalPoint] = []
    func isInside(_ x: Int, _ y: Int) -> Bool {
      x >= 0 && y >= 0 && x < pixels.columns && y < pixels.rows
        && isOnSole[y * pixels.columns + x]
    }
    func place(_ x: Int, _ y: Int) -> HeatmapLine.FractionalPoint {
      .init(x: Double(x) / Double(pixels.columns), y: Double(y) / Double(pixels.rows))
    }
    for y in 0..<pixels.rows {
      for x in 0..<pixels.columns where isInside(x, y) {
        if !isInside(x - 1, y) { rim += [place(x, y), place(x, y + 1), .gap] }
        if !isInside(x + 1, y) { rim += [place(x + 1, y), place(x + 1, y + 1), .gap] }
        if !isInside(x, y - 1) { rim += [place(x, y), place(x + 1, y), .gap] }
        if !isInside(x, y + 1) { rim += [place(x, y + 1), place(x + 1, y + 1), .gap] }
      }
    }
    return rim
  }
}
