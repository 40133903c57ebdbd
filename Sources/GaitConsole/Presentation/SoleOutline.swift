import GaitModel

/// The shape of a sole, for insoles that do not tell theirs.
struct SoleOutline: Sendable {
  /// Where the sole begins and ends at a height: 0 lateral, 1 medial.
  typealias Edge = (lateral: Double, medial: Double)

  /// At heights of equal distance from heel to toe.
  private let edges: [Edge]

  /// The shape of most soles.
  static let average = SoleOutline(edges: heights.map(averageEdge))

  private static let heights = (0...60).map { Double($0) / 60 }

  /// At eleven heights from heel to toe.
  private static let average11: [Edge] = [
    (0.36, 0.66), (0.20, 0.82), (0.15, 0.85), (0.13, 0.81), (0.10, 0.76), (0.06, 0.76),
    (0.02, 0.84), (0.00, 0.95), (0.03, 1.00), (0.13, 1.00), (0.45, 0.88),
  ]

  private static func averageEdge(along: Double) -> Edge { edge(along: along, of: average11) }

  private init(edges: [Edge]) { self.edges = edges }

  /// The average shape, wider where this foot has loaded a matrix beside it: what was measured lies on the sole.
  ///
  /// - Parameters:
  ///   - layout: whose cells the peaks are of; one without a matrix has the average shape.
  ///   - peaks: the highest reading of each cell; empty for the average shape.
  init(around layout: InsoleLayout, peaks: [Float]) {
    let floor = (peaks.max() ?? 0) * Self.loadedPart
    guard let matrix = layout.matrix, floor > 0, peaks.count == layout.cellCount else {
      self = .average
      return
    }
    var needed = Self.average.edges
    var cell = 0
    for (index, isThere) in matrix.mask.enumerated() where isThere {
      defer { cell += 1 }
      guard peaks[cell] >= floor else { continue }
      let (row, column) = index.quotientAndRemainder(dividingBy: matrix.columns)
      // Half of a cell around its middle: what is between cells fades towards those that carry less.
      let middle = (Double(row) + 0.5) / Double(matrix.rows)
      let nearest = Int((middle * Double(Self.heights.count - 1)).rounded())
      let span = Int(0.25 / Double(matrix.rows) * Double(Self.heights.count - 1))
      for height in nearest - span...nearest + span {
        needed[height].lateral = min(
          needed[height].lateral, (Double(column) + 0.25) / Double(matrix.columns))
        needed[height].medial = max(
          needed[height].medial, (Double(column) + 0.75) / Double(matrix.columns))
      }
    }
    let reach = max(Self.heights.count / matrix.rows, 1)
    let average = Self.average.edges
    let lateral = Self.softened(zip(average, needed).map { $0.lateral - $1.lateral }, reach: reach)
    let medial = Self.softened(zip(average, needed).map { $1.medial - $0.medial }, reach: reach)
    edges = average.indices.map { height in
      (
        max(average[height].lateral - lateral[height], 0),
        min(average[height].medial + medial[height], 1)
      )
    }
  }

  /// Part of the highest peak from which on a place counts as loaded: well over the noise of insoles.
  private static let loadedPart: Float = 0.1

  /// A curve without corners that is nowhere lower than the values, but where it ends.
  private static func softened(_ values: [Double], reach: Int) -> [Double] {
    func around(_ index: Int, of values: [Double]) -> ArraySlice<Double> {
      values[max(index - reach, 0)...min(index + reach, values.count - 1)]
    }
    let highest = values.indices.map { around($0, of: values).max() ?? 0 }
    return values.indices.map { index in
      around(index, of: highest).reduce(0, +) / Double(2 * reach + 1)
    }
  }

  private static func edge(along: Double, of edges: [Edge]) -> Edge {
    let position = min(max(along, 0), 1) * Double(edges.count - 1)
    let low = min(Int(position), edges.count - 2)
    let fraction = position - Double(low)
    func mixed(_ side: KeyPath<Edge, Double>) -> Double {
      edges[low][keyPath: side]
        + (edges[low + 1][keyPath: side] - edges[low][keyPath: side]) * fraction
    }
    return (mixed(\.lateral), mixed(\.medial))
  }

  /// Whether a place is on the sole; 0 is the heel and the lateral edge, 1 toes and medial edge.
  func contains(along: Double, lateral: Double) -> Bool {
    let edge = Self.edge(along: along, of: edges)
    return lateral >= edge.lateral && lateral <= edge.medial
  }

  /// The rim, once around: along is 0 at the heel, lateral 0 at the lateral edge.
  var rim: [(along: Double, lateral: Double)] {
    let sides = zip(Self.heights, edges)
    let up = sides.map { (along: $0, lateral: $1.lateral) }
    let down = sides.map { (along: $0, lateral: $1.medial) }.reversed()
    return up + down + up.prefix(1)
  }
}
