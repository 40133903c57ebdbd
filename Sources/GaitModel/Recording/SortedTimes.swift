extension RandomAccessCollection<Double> where Index == Int {
  /// The first index of ascending values that is not below `value`.
  ///
  /// - Complexity: O(log n).
  @inlinable package func lowerBound(of value: Double) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The indices of ascending values that lie in `range`.
  @inlinable package func indexRange(in range: ClosedRange<Double>) -> Range<Int> {
    let low = lowerBound(of: range.lowerBound)
    var high = lowerBound(of: range.upperBound)
    while high < endIndex, self[high] <= range.upperBound { high += 1 }
    return low..<Swift.max(low, high)
  }

  /// The last index of ascending values that is not above `value`, or nil.
  @inlinable package func lastIndex(notAbove value: Double) -> Int? {
    var index = lowerBound(of: value)
    if index < endIndex, self[index] == value { return index }
    index -= 1
    return index >= startIndex ? index : nil
  }
}
