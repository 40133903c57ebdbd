import GaitModel

/// Finds when something is loaded.
enum LoadIntervals {
  /// A shorter load is a scuff, and a shorter pause within one is noise, in seconds.
  private static let leastSeconds = 0.1
  private static let longestPause = 0.04
  /// Loaded is more than this share of what it usually is at most.
  private static let share = 0.05
  private static let steadyShare = 0.1
  private static let leastNewtons = 20.0
  /// A longer hole in the times ends a load, in seconds.
  private static let longestHole = 0.25

  /// The indices of each load.
  ///
  /// - Parameters:
  ///   - times: ascending seconds.
  ///   - loads: newtons, upwards and without a level.
  ///   - leastShare: the share of the usual highest load from which on it is one.
  ///   - leastNewtons: less is never one.
  /// - Returns: in the order of time.
  static func find(
    times: [Double], loads: [Float], leastShare: Double = share,
    leastNewtons: Double = leastNewtons
  ) -> [Range<Int>] {
    let threshold = Float(threshold(loads, share: leastShare, least: leastNewtons))
    var found: [Range<Int>] = []
    var begin: Int?
    for index in loads.indices {
      let isHole = index > 0 && times[index] - times[index - 1] > longestHole
      if let start = begin, isHole || loads[index] <= threshold {
        found.append(start..<index)
        begin = nil
      }
      if begin == nil, loads[index] > threshold { begin = index }
    }
    if let begin { found.append(begin..<loads.count) }
    return merged(found, times: times).filter { range in
      times[range.upperBound - 1] - times[range.lowerBound] >= leastSeconds
    }
  }

  private static func merged(_ ranges: [Range<Int>], times: [Double]) -> [Range<Int>] {
    var merged: [Range<Int>] = []
    for range in ranges {
      if let last = merged.last,
        times[range.lowerBound] - times[last.upperBound - 1] <= longestPause
      {
        merged[merged.count - 1] = last.lowerBound..<range.upperBound
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  private static func threshold(_ loads: [Float], share: Double, least: Double) -> Double {
    guard !loads.isEmpty else { return least }
    // Of a long recording every so many samples are enough.
    let step = max(1, loads.count / 20_000)
    let sorted = stride(from: 0, to: loads.count, by: step).map { Double(loads[$0]) }.sorted()
    let high = sorted[sorted.count - 1 - sorted.count / 200]
    // A reading that hardly changes beside what it always is has an offset, not a load.
    let low = sorted[sorted.count / 50]
    let offset = high - low < steadyShare * high ? low : 0
    return max(least, offset + share * (high - offset))
  }
}
