/// The mapping between a range of time, or any other quantity, and columns.
package struct TimeAxis: Equatable, Sendable {
  package let range: ClosedRange<Double>
  package let width: Int

  package init(range: ClosedRange<Double>, width: Int) {
    self.range = range
    self.width = width
  }

  private var span: Double { range.upperBound - range.lowerBound }

  /// Returns the column of `value`, or nil outside the range.
  package func column(of value: Double) -> Int? {
    guard width > 0, span > 0, range.contains(value) else { return nil }
    return min(Int((value - range.lowerBound) / span * Double(width)), width - 1)
  }

  /// Returns the columns that `interval` touches; empty outside the range.
  package func columns(of interval: ClosedRange<Double>) -> Range<Int> {
    guard width > 0, span > 0, interval.overlaps(range) else { return 0..<0 }
    let inside = interval.clamped(to: range)
    guard let first = column(of: inside.lowerBound), let last = column(of: inside.upperBound)
    else { return 0..<0 }
    return first..<last + 1
  }

  /// Returns the value at the middle of `column`, clamped to the range.
  package func value(atColumn column: Int) -> Double {
    guard width > 0 else { return range.lowerBound }
    let fraction = (Double(column) + 0.5) / Double(width)
    return range.lowerBound + span * min(max(fraction, 0), 1)
  }
}
