extension Array where Element == Double {
  /// The median, or nil if there are no values.
  package var median: Double? {
    guard !isEmpty else { return nil }
    guard count.isMultiple(of: 2) else { return neighbours(count / 2).low }
    let (low, high) = neighbours(count / 2 - 1)
    return (low + high) / 2
  }

  /// The value below which `fraction` of the values lie, by linear interpolation; nil if empty.
  package func quantile(_ fraction: Double) -> Double? {
    guard !isEmpty else { return nil }
    let position = fraction * Double(count - 1)
    let place = Int(position)
    let (low, high) = neighbours(place)
    return low + (high - low) * (position - Double(place))
  }

  /// What would stand at a place and at the next one if all were sorted; the last has itself beside it.
  ///
  /// Selection after Hoare, "Algorithm 65: FIND", Communications of the ACM 4, 1961: the rest stays unsorted.
  private func neighbours(_ place: Int) -> (low: Double, high: Double) {
    var values = self
    var (first, last) = (0, count - 1)
    while first < last {
      let pivot = values.middleOfThree(first, last)
      var (i, j) = (first, last)
      while i <= j {
        while values[i] < pivot { i += 1 }
        while pivot < values[j] { j -= 1 }
        guard i <= j else { break }
        values.swapAt(i, j)
        i += 1
        j -= 1
      }
      if place <= j { last = j } else if place >= i { first = i } else { break }
    }
    let low = values[place]
    return (low, values[(place + 1)...].min() ?? low)
  }

  private func middleOfThree(_ first: Int, _ last: Int) -> Double {
    let (a, b, c) = (self[first], self[(first + last) / 2], self[last])
    return Swift.max(Swift.min(a, b), Swift.min(Swift.max(a, b), c))
  }
}
