import GaitModel

/// What the highest readings of an insole's cells say of the side on which the arch lies.
///
/// The arch of a foot is on its medial side: the midfoot is loaded laterally of the line from the heel
/// to the ball (Cavanagh & Rodgers 1987 use the same for the arch index), and the big toe, which
/// carries most of the toes' load, lies medially of the ball. Neither depends on how the foot lies on
/// the insole.
struct FootprintShape {
  /// How far the midfoot lies medially of the line from heel to ball, in widths of the insole.
  private(set) var midfoot: Double
  /// How far the toes lie medially of the ball; nil where no cell under them is loaded.
  private(set) var toes: Double?

  /// Fewer cells say too little of the sides of a foot.
  private static let leastCells = 12
  /// Less is within what healthy feet have.
  private static let leastOffset = 0.02
  /// A foot without much of an arch has its midfoot this near to the line...
  private static let flatOffset = 0.05
  /// ...and its toes this far from the ball.
  private static let clearOffset = 0.1

  /// Nil where a part of the foot is not loaded, or there are too few cells.
  ///
  /// - Parameters:
  ///   - layout: where the cells lie.
  ///   - peaks: the highest reading of each.
  init?(layout: InsoleLayout, peaks: [Float]) {
    guard layout.cellCount >= Self.leastCells, layout.cellCount == peaks.count,
      layout.lengthMillimetres > 0, layout.widthMillimetres > 0
    else { return nil }
    func center(_ part: Range<Double>) -> (x: Double, y: Double)? {
      var sums = (load: 0.0, x: 0.0, y: 0.0)
      for (cell, peak) in zip(layout.cells, peaks) where peak.isFinite && peak > 0 {
        guard part.contains(cell.heelY / layout.lengthMillimetres) else { continue }
        let load = Double(peak) * cell.areaSquareMillimetres
        sums.load += load
        sums.x += load * cell.lateralX
        sums.y += load * cell.heelY
      }
      guard sums.load > 0 else { return nil }
      return (sums.x / sums.load, sums.y / sums.load)
    }
    guard let heel = center(0..<0.3), let middle = center(0.35..<0.55),
      let ball = center(0.6..<0.8), ball.y > heel.y
    else { return nil }
    let part = (middle.y - heel.y) / (ball.y - heel.y)
    midfoot = (middle.x - heel.x - part * (ball.x - heel.x)) / layout.widthMillimetres
    toes = center(0.85..<1.01).map { ($0.x - ball.x) / layout.widthMillimetres }
  }

  /// Whether the foot looks like that of the other side: by its arch, or, where that hardly shows, by its
  /// toes.
  var isMirrored: Bool {
    midfoot > Self.leastOffset && (toes ?? -1) < 0
      || abs(midfoot) < Self.flatOffset && (toes ?? 0) < -Self.clearOffset
  }
}
