extension Array where Element == Double {
  /// The first index of an ascending array whose value is not below `value`.
  ///
  /// - Complexity: O(log n).
  package func lowerBound(of value: Double) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The indices of an ascending array whose values lie in `range`.
  package func indexRange(in range: ClosedRange<Double>) -> Range<Int> {
    let low = lowerBound(of: range.lowerBound)
    var high = lowerBound(of: range.upperBound)
    while high < count, self[high] <= range.upperBound { high += 1 }
    return low..<Swift.max(low, high)
  }

  /// The last index of an ascending array whose value is not above `value`, or nil.
  package func lastIndex(notAbove value: Double) -> Int? {
    var index = lowerBound(of: value)
    if index < count, self[index] == value { return index }
    index -= 1
    return index >= 0 ? index : nil
  }
}
