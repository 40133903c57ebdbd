import GaitFiles
import GaitModel

/// Times of a table's rows: a column of seconds, or frames and sub-frames at a rate.
struct PlateClock {
  private var frames: [Double] = []
  private var subframes: [Double] = []
  private(set) var times: [Double] = []
  /// Rows without a time of their own.
  private(set) var count = 0
  private var steps = TimeSteps()
  /// The first row whose time is that of the row before.
  private var firstEqual: GaitlabError?

  /// Takes up a row that has its time in seconds.
  ///
  /// - Throws: `timeNotAscending` or `implausibleValue`.
  mutating func add(time: Double, _ reader: borrowing LineReader) throws(GaitlabError) {
    guard !time.isNaN else { throw Self.withoutTime(reader) }
    if let last = times.last, let first = times.first {
      if time <= last, firstEqual == nil || time < last {
        let error = Self.backwards("time \(time) s after \(last) s", reader)
        guard time == last else { throw error }
        firstEqual = error
      }
      guard time - first <= Plausible.longestSeconds else { throw Self.tooLong(reader) }
      if time > last { steps.add(time - last) }
    }
    times.append(time)
  }

  /// Takes up a row that has a frame and a sub-frame, which is 0 where there are none.
  ///
  /// - Throws: `timeNotAscending` or `badNumber`.
  mutating func add(
    frame: Double, subframe: Double, _ reader: borrowing LineReader
  ) throws(GaitlabError) {
    guard frame == frame.rounded(), subframe == subframe.rounded(), subframe >= 0 else {
      throw Self.withoutTime(reader)
    }
    if let last = frames.last, let lastSubframe = subframes.last {
      guard frame > last || (frame == last && subframe > lastSubframe) else {
        throw Self.backwards("frame \(Int(frame)) after frame \(Int(last))", reader)
      }
    }
    count += 1
    frames.append(frame)
    subframes.append(subframe)
  }

  /// Spreads equal times, which come from rounding, evenly at the rate of the whole.
  ///
  /// - Returns: whether there were any.
  /// - Throws: `timeNotAscending` where they are no rounding of a steady clock.
  mutating func spreadEqualTimes() throws(GaitlabError) -> Bool {
    guard let firstEqual else { return false }
    guard let first = times.first, let last = times.last, last > first else { throw firstEqual }
    let step = (last - first) / Double(times.count - 1)
    let rounding = zip(times, times.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min() ?? 0
    let isRounded = times.indices.allSatisfy { index in
      abs(times[index] - (first + Double(index) * step)) <= 1.5 * rounding
    }
    // Times that are merely doubled have gaps of twice the step behind them.
    guard isRounded, step > 0, step < 0.95 * rounding else { throw firstEqual }
    times = times.indices.map { first + Double($0) * step }
    steps = TimeSteps()
    steps.add(step)
    return true
  }

  /// Seconds from the first row on, for frames at a rate.
  ///
  /// - Throws: `implausibleValue`.
  func times(
    samplingRateHz rate: Double, _ reader: borrowing LineReader
  ) throws(GaitlabError) -> [Double] {
    guard let first = frames.first, let firstSub = subframes.first else { return times }
    let perFrame = (subframes.max() ?? 0) + 1
    let start = first * perFrame + firstSub
    guard let last = frames.last, (last - first) * perFrame / rate <= Plausible.longestSeconds
    else { throw Self.tooLong(reader) }
    return zip(frames, subframes).map { ($0 * perFrame + $1 - start) / rate }
  }

  /// The rate of a column of seconds, or nil.
  var samplingRateHz: Double? { steps.samplingRateHz }

  private static func withoutTime(_ reader: borrowing LineReader) -> GaitlabError {
    reader.failure(
      .badNumber, found: "a row without its time or frame", expected: "one in every row",
      advice: "export the plates again, or remove the line")
  }

  private static func backwards(
    _ found: String, _ reader: borrowing LineReader
  ) -> GaitlabError {
    reader.failure(
      .timeNotAscending, found: found, expected: "rows that ascend, one trial in a file",
      advice: "export each trial into a file of its own")
  }

  private static func tooLong(_ reader: borrowing LineReader) -> GaitlabError {
    reader.failure(
      .implausibleValue, found: "a recording of more than a week", expected: "at most a week",
      advice: "check the times, or export shorter parts")
  }
}
