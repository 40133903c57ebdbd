/// A rectangle in character cells, never of negative width or height.
package struct Rect: Equatable, Hashable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  /// Creates a rectangle; negative extents become zero.
  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// Creates the rectangle of a whole screen of `size`.
  package init(size: Size) {
    self.init(x: 0, y: 0, width: size.columns, height: size.rows)
  }

  /// The first column right of the rectangle.
  package var maxX: Int { x + width }

  /// The first row below the rectangle.
  package var maxY: Int { y + height }

  package var isEmpty: Bool { width <= 0 || height <= 0 }

  package func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// Returns the rectangle less `amount` cells on each of its four sides.
  package func inset(by amount: Int) -> Rect {
    inset(dx: amount, dy: amount)
  }

  /// Returns the rectangle less `dx` columns left and right and `dy` rows above and below.
  ///
  /// Where there is not enough room the result is empty and stays inside the rectangle.
  package func inset(dx: Int, dy: Int) -> Rect {
    Rect(
      x: x + min(dx, width / 2), y: y + min(dy, height / 2),
      width: width - 2 * dx, height: height - 2 * dy)
  }

  /// Returns the part that is in both rectangles; empty where they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(
      x: left, y: top,
      width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }
}

/// A place in character cells; the origin is the top left corner and `y` grows downwards.
package struct Point: Equatable, Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A size in character cells.
package struct Size: Equatable, Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}
