import GaitAnalysis
import GaitModel

/// Error statistics the plain way: everything in arrays, every sum in a pass of its own.
struct PlainErrors {
  var estimates: [Double] = []
  var references: [Double] = []

  var errors: [Double] { zip(estimates, references).map { $0 - $1 } }

  private func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  /// Checks a result; returns what differs by more than 1e-9, or nil.
  func difference(from found: ErrorStatistics?, range: Double) -> String? {
    guard let found else { return estimates.isEmpty ? nil : "no statistics" }
    guard found.n == estimates.count else { return "n \(found.n) of \(estimates.count)" }
    let meanEstimate = mean(estimates)
    let meanReference = mean(references)
    let spreadReference = references.reduce(0) { $0 + ($1 - meanReference) * ($1 - meanReference) }
    let spreadEstimate = estimates.reduce(0) { $0 + ($1 - meanEstimate) * ($1 - meanEstimate) }
    let products = zip(estimates, references).reduce(0) {
      $0 + ($1.0 - meanEstimate) * ($1.1 - meanReference)
    }
    let rmse = mean(errors.map { $0 * $0 }).squareRoot()
    let pairs: [(String, Double?, Double)] = [
      ("bias", found.bias, mean(errors)), ("mae", found.mae, mean(errors.map { abs($0) })),
      ("rmse", found.rmse, rmse), ("nrmse", found.nrmsePercent, 100 * rmse / range),
      ("r2", found.r2, 1 - errors.reduce(0) { $0 + $1 * $1 } / spreadReference),
      ("r", found.pearsonR, products / (spreadEstimate * spreadReference).squareRoot()),
    ]
    for (name, value, expected) in pairs where expected.isFinite {
      guard let value, abs(value - expected) <= 1e-9 * max(1, abs(expected)) else {
        return "\(name): \(value.map { "\($0)" } ?? "nil") for \(expected)"
      }
    }
    return nil
  }

  /// What phase a moment of a foot is in, looked up among all steps each time.
  static func phase(of time: Double, steps: [Step]) -> StancePhase? {
    for step in steps where step.isAccepted {
      let start = step.stance.initialContactSeconds
      let end = step.stance.toeOffSeconds
      if time >= start && time <= end {
        let percent = 100 * (time - start) / (end - start)
        return percent < 15 ? .loading : percent > 85 ? .unloading : .midStance
      }
      if let swing = step.swingSeconds, time > end, time < end + swing { return .swing }
    }
    return nil
  }

  /// The reference at a moment, by a search from the start.
  static func reference(_ block: ForceTrack, at time: Double) -> Double? {
    guard let after = block.times.firstIndex(where: { $0 >= time }) else { return nil }
    if block.times[after] == time { return Double(block.newtons[after]) }
    guard after > 0 else { return nil }
    let low = block.times[after - 1]
    let high = block.times[after]
    guard high - low <= 0.05 else { return nil }
    let weight = (time - low) / (high - low)
    return Double(block.newtons[after - 1]) * (1 - weight) + Double(block.newtons[after]) * weight
  }
}
