import GaitFiles
import GaitModel

/// The time stamps of one device, as they come.
///
/// Programs round stamps, to milliseconds for instance, so that neighbours can be equal. They are
/// spread evenly over the time up to the next stamp where that leaves each about a step of the
/// device; where it does not, the later ones are repetitions and left out.
struct SampleClock {
  private(set) var times: [Double] = []

  init() {}

  /// Takes up the next stamp.
  ///
  /// - Throws: `implausibleValue` or `timeNotAscending` of the reader's line.
  mutating func append(_ time: Double, reader: borrowing LineReader) throws(SessionError) {
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
      let count = end - begin
      var places = 1
      var pitch = 0.0
      if count > 1, let step {
        let room = end < times.count ? times[end] - times[begin] : Double(count) * step
        places = min(count, max(1, Int(min(room / step + 0.4, 1e6))))
        pitch = min(room / Double(places), step)
      }
      for index in 0..<count {
        let time = times[begin] + Double(index) * pitch
        let isKept = index < places && result.times.last.map { time > $0 } ?? true
        kept.append(isKept)
        if isKept { result.times.append(time) }
        if isKept, index > 0 { result.spreadCount += 1 }
      }
      begin = end
    }
    result.repeatedCount = times.count - result.times.count
    if result.repeatedCount > 0 { result.kept = kept }
    result.samplingRateHz = Self.rate(of: result.times, stated: stated)
    return result
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

  /// The mean rate without the holes; stamps in whole milliseconds have no better median.
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
    if abs(rate - rate.rounded()) <= 1e-3 * rate { return rate.rounded() }
    return (rate * 1000).rounded() / 1000
  }
}
