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
