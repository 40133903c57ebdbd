/// A line laid over a heatmap.
package struct HeatmapLine: Equatable, Sendable {
  /// What a line is, from the lowest to the one on top.
  package enum Kind: Equatable, Sendable {
    /// The rim of what is drawn, in a colour of its own.
    case outline(ThemeRole)
    /// Through places of one value.
    case contour
    /// One of many; the one that counts is drawn over them.
    case faint
    /// The one that counts.
    case strong

    var layer: Int {
      switch self {
      case .outline: 0
      case .contour: 1
      case .faint: 2
      case .strong: 3
      }
    }
  }

  /// Fractions of the picture: 0 left and top, 1 right and bottom; NaN breaks the line.
  package var points: [FractionalPoint]
  package var kind: Kind

  package init(points: [FractionalPoint], kind: Kind = .strong) {
    self.points = points
    self.kind = kind
  }

  /// A place in a picture of any size.
  package struct FractionalPoint: Equatable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }

    /// Where a line stops, to go on elsewhere.
    package static let gap = FractionalPoint(x: .nan, y: .nan)
  }
}

extension HeatmapImage {
  /// The line through places of one value, by marching squares between the middles of pixels.
  ///
  /// - Parameter level: the value. At the rim of what is drawn a line ends: it does not run along it.
  /// - Returns: pieces of lines, with a gap behind each.
  package func contour(at level: Float) -> HeatmapLine {
    typealias Place = HeatmapLine.FractionalPoint
    var points: [Place] = []
    func value(_ x: Int, _ y: Int) -> Float {
      guard x >= 0, y >= 0, x < width, y < height else { return .nan }
      return values[y * width + x]
    }
    func isDrawn(_ x: Int, _ y: Int) -> Bool { !value(x, y).isNaN }
    /// Where the level lies between two neighbours, in fractions of the picture.
    func crossing(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int)) -> Place {
      let (low, high) = (value(a.x, a.y), value(b.x, b.y))
      let share = high == low ? 0.5 : Double((level - low) / (high - low))
      let x = Double(a.x) + Double(b.x - a.x) * share
      let y = Double(a.y) + Double(b.y - a.y) * share
      return Place(x: (x + 0.5) / Double(width), y: (y + 0.5) / Double(height))
    }
    var cuts: [Place] = []
    for y in -1..<height {
      // The corners of a square between four pixels, from the upper left clockwise; the left two are known.
      var upper = value(-1, y) >= level
      var lower = value(-1, y + 1) >= level
      for x in -1..<width {
        let (nextUpper, nextLower) = (value(x + 1, y) >= level, value(x + 1, y + 1) >= level)
        defer { (upper, lower) = (nextUpper, nextLower) }
        guard upper != nextUpper || upper != lower || upper != nextLower,
          isDrawn(x, y), isDrawn(x + 1, y), isDrawn(x, y + 1), isDrawn(x + 1, y + 1)
        else { continue }
        cuts.removeAll(keepingCapacity: true)
        if upper != nextUpper { cuts.append(crossing((x, y), (x + 1, y))) }
        if nextUpper != nextLower { cuts.append(crossing((x + 1, y), (x + 1, y + 1))) }
        if nextLower != lower { cuts.append(crossing((x + 1, y + 1), (x, y + 1))) }
        if lower != upper { cuts.append(crossing((x, y + 1), (x, y))) }
        // Two cuts are a line; four are a saddle, whose two lines join neighbouring cuts.
        for pair in stride(from: 0, to: cuts.count - 1, by: 2) {
          points.append(cuts[pair])
          points.append(cuts[pair + 1])
          points.append(.gap)
        }
      }
    }
    return HeatmapLine(points: points, kind: .contour)
  }
}
