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
