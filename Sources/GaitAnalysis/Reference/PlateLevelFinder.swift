import GaitModel

/// Finds what a plate reads without a load, and which way a load goes.
///
/// Plates are zeroed now and then, so that of the two ends of what one reads the unloaded one is the
/// nearer to 0. Where a plate is unloaded it reads nearly the same for a while.
enum PlateLevelFinder {
  private static let windowSeconds = 4.0
  /// The part of a window that has to be unloaded for its level to be seen.
  private static let unloadedShare = 0.15
  /// Less is no load, in newtons.
  private static let leastLoad = 50.0
  /// The unloaded end is at most this share of the loaded one.
  private static let highestLevel = 0.3
  /// Unloaded readings lie within this many newtons, and within this share of the load.
  private static let noise = (newtons: 8.0, share: 0.02)
  /// A smaller drift over the whole recording is none, in newtons.
  private static let leastDrift = 5.0
  /// Readings this near to the level are unloaded, and count if they stay so for a while.
  private static let nearLevel = 30.0
  private static let leastRunSeconds = 0.08

  private struct Point {
    var time: Double
    var newtons: Double
  }

  /// A straight line through points in time.
  private struct Line {
    var start: Double
    var newtons: Double
    var slope: Double

    func at(_ time: Double) -> Double { newtons + slope * (time - start) }
  }

  /// A level, and where it comes from.
  typealias Found = (level: ReferenceLevel, origin: LevelOrigin)

  /// Loads are negative where `stated` says so, and otherwise where the end nearer to 0 is above the other.
  static func find(
    times: [Double], newtons: [Float], isNegative stated: Bool? = nil
  ) -> Found {
    let step = max(1, newtons.count / 50_000)
    let sorted = stride(from: 0, to: newtons.count, by: step).map { Double(newtons[$0]) }.sorted()
    guard sorted.count >= 10, let start = times.first, let end = times.last else {
      return (ReferenceLevel(newtons: median(sorted), startSeconds: times.first ?? 0), .neverLoaded)
    }
    let low = sorted[sorted.count / 100]
    let high = sorted[sorted.count - 1 - sorted.count / 100]
    if high - low < leastLoad, abs(low + high) / 2 < 2 * leastLoad {
      return (ReferenceLevel(newtons: median(sorted), startSeconds: times.first ?? 0), .neverLoaded)
    }
    let isNegative = stated ?? (abs(high) < abs(low))
    let sign: Double = isNegative ? -1 : 1
    let (unloaded, loaded) = isNegative ? (-high, -low) : (low, high)
    let points = windowLevels(
      times, newtons, sign: sign, below: unloaded + 0.3 * (loaded - unloaded),
      width: max(noise.newtons, noise.share * loaded))
    guard unloaded < highestLevel * loaded, !points.isEmpty else {
      return (
        ReferenceLevel(isNegative: isNegative, newtons: 0, startSeconds: start), .neverUnloaded
      )
    }
    let rough = line(points, start: start, seconds: end - start)
    let runs = unloadedRuns(times, newtons, sign: sign, near: rough)
    let fine = runs.count >= points.count ? line(runs, start: start, seconds: end - start) : rough
    let level = ReferenceLevel(
      isNegative: isNegative, newtons: sign * fine.newtons, driftPerSecond: sign * fine.slope,
      startSeconds: start)
    return (level, .measured)
  }

  /// The load: readings less the level, with a load upwards.
  static func loads(times: [Double], newtons: [Float], level: ReferenceLevel) -> [Float] {
    let sign: Double = level.isNegative ? -1 : 1
    return zip(times, newtons).map { time, value in
      Float(sign * (Double(value) - level.newtons(at: time)))
    }
  }

  // MARK: - Where the plate is unloaded

  /// The level of each window that is unloaded for a part of it.
  private static func windowLevels(
    _ times: [Double], _ newtons: [Float], sign: Double, below limit: Double, width: Double
  ) -> [Point] {
    var points: [Point] = []
    var begin = 0
    while begin < times.count {
      var end = begin
      while end < times.count, times[end] < times[begin] + windowSeconds { end += 1 }
      defer { begin = max(end, begin + 1) }
      let needed = max(5, Int(Double(end - begin) * unloadedShare))
      let low = (begin..<end).filter { sign * Double(newtons[$0]) < limit }
        .sorted { sign * Double(newtons[$0]) < sign * Double(newtons[$1]) }
      guard low.count >= needed else { continue }
      let value = { (index: Int) -> Double in sign * Double(newtons[low[index]]) }
      var best = (width: Double.infinity, first: 0)
      for first in 0...low.count - needed
      where value(first + needed - 1) - value(first) < best.width {
        best = (value(first + needed - 1) - value(first), first)
      }
      guard best.width <= width else { continue }
      let chosen = low[best.first..<best.first + needed]
      points.append(
        Point(
          time: median(chosen.map { times[$0] }),
          newtons: median(chosen.map { sign * Double(newtons[$0]) })))
    }
    return points
  }

  /// The level of each stretch in which the plate stays near its rough level.
  private static func unloadedRuns(
    _ times: [Double], _ newtons: [Float], sign: Double, near rough: Line
  ) -> [Point] {
    var points: [Point] = []
    var begin: Int?
    for index in 0...times.count {
      let isNear =
        index < times.count
        && abs(sign * Double(newtons[index]) - rough.at(times[index])) < nearLevel
      if isNear {
        begin = begin ?? index
        continue
      }
      guard let start = begin else { continue }
      begin = nil
      // The ends of a stretch are the flanks of loads.
      let trim = (index - start) / 6
      let inner = start + trim..<index - trim
      guard inner.count >= 5, times[index - 1] - times[start] >= leastRunSeconds else { continue }
      // A long stretch counts as several.
      let pieces = max(
        1, Int((times[inner.upperBound - 1] - times[inner.lowerBound]) / windowSeconds))
      for piece in 0..<pieces {
        let range =
          inner.lowerBound + inner.count * piece / pieces..<inner.lowerBound + inner.count
          * (piece + 1) / pieces
        points.append(
          Point(
            time: (times[range.lowerBound] + times[range.upperBound - 1]) / 2,
            newtons: median(newtons[range].map { sign * Double($0) })))
      }
    }
    return points
  }

  /// The line of the median slope of all pairs (Theil 1950, Sen 1968).
  private static func line(_ points: [Point], start: Double, seconds: Double) -> Line {
    // Many points say the same as some.
    let step = max(1, points.count / 150)
    let some = stride(from: 0, to: points.count, by: step).map { points[$0] }
    var slopes: [Double] = []
    for (index, earlier) in some.enumerated() {
      for later in some[(index + 1)...] where later.time > earlier.time + 1 {
        slopes.append((later.newtons - earlier.newtons) / (later.time - earlier.time))
      }
    }
    let slope = slopes.count >= 3 ? median(slopes) : 0
    let kept = abs(slope) * seconds >= leastDrift ? slope : 0
    let level = median(some.map { $0.newtons - kept * ($0.time - start) })
    return Line(start: start, newtons: level, slope: kept)
  }

  static func median(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
