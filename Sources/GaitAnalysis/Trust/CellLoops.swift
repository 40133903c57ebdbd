/// What every reading of a frame does to one number of its cell.
///
/// Each is a loop over one array that changes: only these does the compiler turn into arithmetic of many cells at once.
enum CellLoops {
  /// Keeps the lower one of each number and reading; readings that are no number change nothing.
  static func lower(_ lowest: inout [Float], to values: Span<Float>) {
    var lowest = lowest.mutableSpan
    for index in 0..<min(values.count, lowest.count) {
      let (value, old) = (values[index], lowest[index])
      lowest[index] = value < old ? value : old
    }
  }

  /// Keeps the higher one of each number and reading; readings that are no number change nothing.
  static func raise(_ highest: inout [Float], to values: Span<Float>) {
    var highest = highest.mutableSpan
    for index in 0..<min(values.count, highest.count) {
      let (value, old) = (values[index], highest[index])
      highest[index] = value > old ? value : old
    }
  }

  /// Keeps the smallest change of each reading that is one.
  static func lower(
    _ smallest: inout [Float], toChangesFrom previous: [Float], to values: Span<Float>
  ) {
    let previous = previous.span
    var smallest = smallest.mutableSpan
    for index in 0..<min(values.count, min(smallest.count, previous.count)) {
      let (change, old) = (abs(values[index] - previous[index]), smallest[index])
      smallest[index] = change > 0 && change < old ? change : old
    }
  }

  static func copy(_ values: Span<Float>, into copy: inout [Float]) {
    var copy = copy.mutableSpan
    for index in 0..<min(values.count, copy.count) { copy[index] = values[index] }
  }

  static func add(_ values: Span<Float>, to sums: inout [Double]) {
    var sums = sums.mutableSpan
    for index in 0..<min(values.count, sums.count) { sums[index] += Double(values[index]) }
  }
}
