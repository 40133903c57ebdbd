import GaitModel
import TerminalCore

/// Which pixels of a picture are on the sole, and where its rim runs.
struct SoleShape: Sendable {
  let isOnSole: [Bool]
  /// In fractions of the picture; NaN where it goes on elsewhere.
  let rim: [HeatmapLine.FractionalPoint]

  private struct Key: Equatable {
    let layout: InsoleLayout
    let foot: Foot
    let pixels: Size
    let peaks: [Float]
  }

  /// A screen has two feet and now and then two sizes.
  private static let memo = Memo<Key, SoleShape>(capacity: 8)

  /// The shape of a foot's sole.
  ///
  /// - Parameters:
  ///   - layout: tells its shape, or is given one.
  ///   - foot: whose sole it is.
  ///   - pixels: size of the picture.
  ///   - peaks: the highest reading of each cell; empty where nobody has walked.
  /// - Returns: the shape; made once for each of these.
  static func of(
    _ layout: InsoleLayout, _ foot: Foot, _ pixels: Size, peaks: [Float]
  ) -> SoleShape {
    memo.value(Key(layout: layout, foot: foot, pixels: pixels, peaks: peaks)) {
      SoleShape(layout, foot, pixels, peaks: peaks)
    }
  }

  private init(_ layout: InsoleLayout, _ foot: Foot, _ pixels: Size, peaks: [Float]) {
    let surface = SoleSurface(layout)
    let middles = (0..<pixels.columns * pixels.rows).map { Self.middle(of: $0, foot, pixels) }
    let rim: [HeatmapLine.FractionalPoint]
    if surface.tellsItsShape {
      isOnSole = middles.map { surface.cell(along: $0.along, lateral: $0.lateral) != nil }
      rim = Self.edges(around: isOnSole, pixels)
    } else {
      let outline = SoleOutline(around: layout, peaks: peaks)
      isOnSole = middles.map { outline.contains(along: $0.along, lateral: $0.lateral) }
      rim = outline.rim.map { .init(x: foot.across($0.lateral), y: 1 - $0.along) }
    }
    // Lines that lie on the edge of the picture are drawn on its outermost dots.
    self.rim = rim.map { place in
      place.x.isNaN
        ? place : .init(x: min(max(place.x, 0.004), 0.996), y: min(max(place.y, 0.004), 0.996))
    }
  }

  /// Where on the insole the middle of a pixel lies: 0 is the heel and the lateral edge, 1 toes and medial edge.
  static func middle(
    of pixel: Int, _ foot: Foot, _ pixels: Size
  ) -> (along: Double, lateral: Double) {
    let (row, column) = pixel.quotientAndRemainder(dividingBy: pixels.columns)
    return (
      1 - (Double(row) + 0.5) / Double(pixels.rows),
      foot.across((Double(column) + 0.5) / Double(pixels.columns))
    )
  }

  /// The edges between pixels on the sole and others, each a piece of the rim.
  private static func edges(
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
