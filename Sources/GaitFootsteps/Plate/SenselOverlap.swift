/// Which sensels lie under a convex polygon, and with what part of its area.
enum SenselOverlap {
  /// A sensel's index on the plate and the part of the polygon's area that lies on it.
  struct Share: Equatable, Sendable {
    var sensel: Int
    var weight: Float
  }

  /// The shares of a convex polygon; they sum to 1 unless it reaches over the edge of the plate.
  static func shares(of polygon: [PlatePoint]) -> [Share] {
    let whole = area(polygon)
    guard whole > 0, let top = polygon.map(\.row).min(), let bottom = polygon.map(\.row).max(),
      let left = polygon.map(\.column).min(), let right = polygon.map(\.column).max()
    else { return [] }
    var shares: [Share] = []
    for row in max(0, Int(top))..<max(max(0, Int(top)), min(PlateStep.rows, Int(bottom) + 1)) {
      let strip = clip(clip(polygon, \.row, from: Double(row)), \.row, to: Double(row + 1))
      let first = max(0, Int(left))
      for column in first..<max(first, min(PlateStep.columns, Int(right) + 1)) {
        let part = clip(
          clip(strip, \.column, from: Double(column)), \.column, to: Double(column + 1))
        let weight = area(part) / whole
        if weight > 1e-9 {
          shares.append(Share(sensel: row * PlateStep.columns + column, weight: Float(weight)))
        }
      }
    }
    return shares
  }

  /// The shoelace formula.
  static func area(_ polygon: [PlatePoint]) -> Double {
    guard let last = polygon.last else { return 0 }
    var sum = 0.0
    var previous = last
    for point in polygon {
      sum += previous.row * point.column - point.row * previous.column
      previous = point
    }
    return abs(sum) / 2
  }

  private static func clip(
    _ polygon: [PlatePoint], _ axis: KeyPath<PlatePoint, Double>, from limit: Double
  ) -> [PlatePoint] {
    clip(polygon) { $0[keyPath: axis] - limit }
  }

  private static func clip(
    _ polygon: [PlatePoint], _ axis: KeyPath<PlatePoint, Double>, to limit: Double
  ) -> [PlatePoint] {
    clip(polygon) { limit - $0[keyPath: axis] }
  }

  /// The part of a polygon where a linear function is not negative (Sutherland and Hodgman 1974).
  private static func clip(
    _ polygon: [PlatePoint], inside: (PlatePoint) -> Double
  ) -> [PlatePoint] {
    guard var previous = polygon.last else { return [] }
    var before = inside(previous)
    var kept: [PlatePoint] = []
    for point in polygon {
      let now = inside(point)
      if (before < 0) != (now < 0) {
        let part = before / (before - now)
        kept.append(
          PlatePoint(
            row: previous.row + part * (point.row - previous.row),
            column: previous.column + part * (point.column - previous.column)))
      }
      if now >= 0 { kept.append(point) }
      previous = point
      before = now
    }
    return kept
  }
}
