import GaitFiles
import GaitModel

/// The time stamps of one device, as they come.
///
/// Programs round stamps, to milliseconds for instance, so that neighbours can be equal. They are
/// spread evenly between the stamps before and after where that leaves each about a step of the
/// device; where it does not, the later ones are repetitions and left out.
struct SampleClock {
  private(set) var times: [Double] = []

  init() {}

  /// Takes up the next stamp.
  ///
  /// - Throws: `implausibleValue` or `timeNotAscending` of the reader's line.
  mutating func append(_ time: Double, reader: borrowing LineReader) throws(GaitlabError) {
    guard Plausible.times.contains(time) else {
      throw reader.failure(
        .implausibleValue, found: "time \(time) s", expected: "seconds of the recording's clock",
        advice: "export the recording again, or remove the line")
    }
    if let last = times.last, time < last {
      throw reader.failure(
        .timeNotAscending, found: "time \(time) s after \(last) s",
        expected: "a time that does not go backwards",
        advice: "export the recording again; a file with two recordings has to be split")
    }
    if let first = times.first, time - first > Plausible.longestSeconds {
      throw reader.failure(
        .implausibleValue, found: "time \(time) s in a recording that begins at \(first) s",
        expected: "at most a week", advice: "check the time column, or export shorter parts")
    }
    times.append(time)
  }

  /// Stamps of which each is later than the one before.
  struct Settled {
    /// Seconds, one a sample that is kept.
    var times: [Double] = []
    /// Whether each sample is kept; nil if all are.
    var kept: [Bool]?
    /// How many stamps were moved because they were equal to the one before.
    var spreadCount = 0
    /// How many samples are left out because their stamp was there already.
    var repeatedCount = 0
    /// Samples a second, or nil without two stamps.
    var samplingRateHz: Double?
  }

  /// The stamps with the equal ones spread or left out.
  ///
  /// - Parameter statedRateHz: the rate that the file states, if it does; believed as long as it
  ///   is within 2 % of the stamps' own.
  /// - Returns: the stamps, and what was done to them.
  func settled(statedRateHz: Double? = nil) -> Settled {
    var result = Settled()
    let stated = statedRateHz.flatMap { Plausible.samplingRatesHz.contains($0) ? $0 : nil }
    let step = expectedStep ?? stated.map { 1 / $0 }
    var kept: [Bool] = []
    kept.reserveCapacity(times.count)
    result.times.reserveCapacity(times.count)
    var begin = 0
    while begin < times.count {
      var end = begin + 1
      while end < times.count, times[end] == times[begin] { end += 1 }
      if end == begin + 1, result.times.last.map({ times[begin] > $0 }) ?? true {
        kept.append(true)
        result.times.append(times[begin])
        begin = end
        continue
      }
      let next = end < times.count ? times[end] : nil
      let places = Self.places(
        of: times[begin], count: end - begin, after: result.times.last, before: next, step: step)
      for index in 0..<end - begin {
        let isKept = index < places.count && result.times.last.map { places[index] > $0 } ?? true
        kept.append(isKept)
        if isKept { result.times.append(places[index]) }
      }
      if places.count > 1 { result.spreadCount += places.count - 1 }
      begin = end
    }
    result.repeatedCount = times.count - result.times.count
    if result.repeatedCount > 0 { result.kept = kept }
    result.samplingRateHz = Self.rate(of: result.times, stated: stated)
    return result
  }

  /// Where equal stamps belong: evenly between their neighbours, as many as fit there.
  private static func places(
    of time: Double, count: Int, after last: Double?, before next: Double?, step: Double?
  ) -> [Double] {
    guard count > 1, let step else { return [time] }
    let low = last ?? time - step
    let high = next ?? low + Double(count + 1) * step
    let fitting = min(count, Int(min((high - low) / step + 0.4, 1e6)) - 1)
    guard fitting > 1 else { return [time] }
    let pitch = (high - low) / Double(fitting + 1)
    if pitch < 1.5 * step { return (1...fitting).map { low + Double($0) * pitch } }
    // Samples are missing before or after: the first keeps its stamp unless that is too late.
    let start = min(time, high - Double(fitting) * step)
    return (0..<fitting).map { start + Double($0) * step }
  }

  /// The usual distance of samples, equal stamps shared out over the time up to the next one.
  private var expectedStep: Double? {
    var steps: [Double] = []
    var begin = 0
    for index in times.indices.dropFirst() where times[index] > times[begin] {
      steps.append((times[index] - times[begin]) / Double(index - begin))
      begin = index
      if steps.count == Self.stepLimit { break }
    }
    return steps.isEmpty ? nil : steps.sorted()[steps.count / 2]
  }

  /// More steps than this say nothing new.
  private static let stepLimit = 20_000

  /// The mean rate without the holes, as the median of stamps in whole milliseconds is coarse; a
  /// whole number where the clock is within 0.2 % of one.
  private static func rate(of times: [Double], stated: Double?) -> Double? {
    var steps: [Double] = []
    for index in times.indices.dropFirst().prefix(stepLimit) {
      steps.append(times[index] - times[index - 1])
    }
    guard !steps.isEmpty else { return stated }
    let median = steps.sorted()[steps.count / 2]
    let regular = steps.filter { $0 > 0.5 * median && $0 < 1.5 * median }
    let rate = Double(regular.count) / regular.reduce(0, +)
    guard rate.isFinite, rate > 0 else { return stated }
    if let stated, abs(stated - rate) <= 0.02 * rate { return stated }
    if rate < 1 { return rate }
    if abs(rate - rate.rounded()) <= 2e-3 * rate { return rate.rounded() }
    return (rate * 1000).rounded() / 1000
  }
}
