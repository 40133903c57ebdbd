package import GaitModel

/// A cell that is told by its corners.
package struct CellPolygon {
  /// The cell with the polygon's centroid, area and extent.
  package let cell: InsoleCell

  /// Area and centroid by the shoelace formula; nil without an area.
  ///
  /// - Parameter corners: in millimetres, around the cell in either direction.
  package init?(_ corners: [(x: Double, y: Double)]) {
    guard corners.count >= 3, let first = corners.first else { return nil }
    var (twice, x, y) = (0.0, 0.0, 0.0)
    // Around the first corner, so that a polygon far away loses no digits.
    for (a, b) in zip(corners, corners.dropFirst() + [first]) {
      let (ax, ay, bx, by) = (a.x - first.x, a.y - first.y, b.x - first.x, b.y - first.y)
      let cross = ax * by - bx * ay
      twice += cross
      x += (ax + bx) * cross
      y += (ay + by) * cross
    }
    guard twice.magnitude > 1e-6 else { return nil }
    let xs = corners.map(\.x)
    let ys = corners.map(\.y)
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else {
      return nil
    }
    cell = InsoleCell(
      lateralX: first.x + x / (3 * twice), heelY: first.y + y / (3 * twice), width: right - left,
      length: high - low, areaSquareMillimetres: twice.magnitude / 2)
  }
}
