/// The steps of a clock, to tell its rate from.
struct TimeSteps {
  /// More steps than this say nothing new.
  private static let limit = 20_000
  private var steps: [Double] = []

  mutating func add(_ seconds: Double) {
    if steps.count < Self.limit { steps.append(seconds) }
  }

  /// The rate of the median step, rounded to a thousandth of a hertz, or nil without a step.
  var samplingRateHz: Double? {
    guard !steps.isEmpty else { return nil }
    let median = steps.sorted()[steps.count / 2]
    guard median > 0 else { return nil }
    let rate = 1 / median
    return rate < 1 ? rate : (rate * 1000).rounded() / 1000
  }
}

/// What times say of their unit where the rate of the samples is known.
struct StatedRate {
  let rateHz: Double

  /// Steps and rate fit a unit as well as this.
  private static let tolerance = 0.1
  private static let units: [(factor: Double, name: String)] = [
    (1e3, "milliseconds"), (1e6, "microseconds"), (1e9, "nanoseconds"), (1 / 60.0, "minutes"),
    (1 / 3600.0, "hours"),
  ]
  /// Fewer steps may as well be holes.
  private static let leastSteps = 10
  /// More steps than this say nothing new.
  private static let stepLimit = 20_000

  /// The unit that the times are in, or nil if they may be seconds.
  func unit(of times: [Double]) -> String? {
    let steps = zip(times.dropFirst().prefix(Self.stepLimit), times).map { $0 - $1 }.sorted()
    guard steps.count >= Self.leastSteps, let last = steps.last, last > 0 else { return nil }
    let factor = steps[steps.count / 2] * rateHz
    return Self.units.first { abs(factor / $0.factor - 1) <= Self.tolerance }?.name
  }
}
