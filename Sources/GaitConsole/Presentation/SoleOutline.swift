/// The shape of a sole, for insoles that do not tell theirs.
enum SoleOutline {
  /// For eleven heights from heel to toe, where the sole begins and ends: 0 lateral, 1 medial.
  private static let edges: [(lateral: Double, medial: Double)] = [
    (0.36, 0.66), (0.20, 0.82), (0.15, 0.85), (0.13, 0.81), (0.10, 0.76), (0.06, 0.76),
    (0.02, 0.84), (0.00, 0.95), (0.03, 1.00), (0.13, 1.00), (0.45, 0.88),
  ]

  /// Where the sole begins and ends at a height, 0 at the heel and 1 at the toes.
  private static func edge(along: Double) -> (lateral: Double, medial: Double) {
    let position = min(max(along, 0), 1) * Double(edges.count - 1)
    let low = min(Int(position), edges.count - 2)
    let fraction = position - Double(low)
    func mixed(_ side: KeyPath<(lateral: Double, medial: Double), Double>) -> Double {
      edges[low][keyPath: side]
        + (edges[low + 1][keyPath: side] - edges[low][keyPath: side]) * fraction
    }
    return (mixed(\.lateral), mixed(\.medial))
  }

  /// Whether a place is on the sole; 0 is the heel and the lateral edge, 1 toes and medial edge.
  static func contains(along: Double, lateral: Double) -> Bool {
    let edge = edge(along: along)
    return lateral >= edge.lateral && lateral <= edge.medial
  }

  /// The rim, once around: along is 0 at the heel, lateral 0 at the lateral edge.
  static let rim: [(along: Double, lateral: Double)] = {
    let heights = (0...60).map { Double($0) / 60 }
    let up = heights.map { (along: $0, lateral: edge(along: $0).lateral) }
    let down = heights.reversed().map { (along: $0, lateral: edge(along: $0).medial) }
    return up + down + up.prefix(1)
  }()
}
