extension Rect {
  /// Cuts `rows` rows off the top; asks for more than there is give an empty rest.
  package func splitTop(_ rows: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, rows), height)
    return (
      Rect(x: x, y: y, width: width, height: cut),
      Rect(x: x, y: y + cut, width: width, height: height - cut)
    )
  }

  /// Cuts `rows` rows off the bottom.
  package func splitBottom(_ rows: Int) -> (rest: Rect, bottom: Rect) {
    let cut = min(max(0, rows), height)
    let (rest, bottom) = splitTop(height - cut)
    return (rest, bottom)
  }

  /// Cuts `columns` columns off the left.
  package func splitLeft(_ columns: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, columns), width)
    return (
      Rect(x: x, y: y, width: cut, height: height),
      Rect(x: x + cut, y: y, width: width - cut, height: height)
    )
  }

  /// Cuts `columns` columns off the right.
  package func splitRight(_ columns: Int) -> (rest: Rect, right: Rect) {
    let cut = min(max(0, columns), width)
    let (rest, right) = splitLeft(width - cut)
    return (rest, right)
  }

  /// Divides the width in proportion to `weights`; the parts cover the rectangle exactly.
  package func columns(_ weights: [Int]) -> [Rect] {
    var left = x
    return Self.shares(of: width, weights: weights).map { share in
      defer { left += share }
      return Rect(x: left, y: y, width: share, height: height)
    }
  }

  /// Two halves of one size side by side; an odd column stays free between them.
  package var halves: [Rect] {
    let (left, rest) = splitLeft(width / 2)
    return [left, rest.splitRight(width / 2).right]
  }

  /// Divides the height in proportion to `weights`; the parts cover the rectangle exactly.
  package func rows(_ weights: [Int]) -> [Rect] {
    var top = y
    return Self.shares(of: height, weights: weights).map { share in
      defer { top += share }
      return Rect(x: x, y: top, width: width, height: share)
    }
  }

  /// Splits `total` by rounding the running sum, so that rounding never loses a cell.
  private static func shares(of total: Int, weights: [Int]) -> [Int] {
    let positive = weights.map { max(0, $0) }
    let sum = positive.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    var running = 0
    var used = 0
    return positive.map { weight in
      running += weight
      let end = (total * running * 2 + sum) / (2 * sum)
      defer { used = end }
      return end - used
    }
  }
}
