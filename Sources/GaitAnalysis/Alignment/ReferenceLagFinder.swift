package import GaitModel

/// Finds the lag of the reference of a recording by cross-correlation with what the insoles read.
///
/// Strides are not needed: whatever changes the load tells it, such as squats, sitting down or a step
/// onto a plate. Where nothing fits, several lags fit alike, or no lag fits clearly better than none,
/// nothing is found.
package enum ReferenceLagFinder {
  /// Lags that are tried, in seconds to both sides.
  package static let searchSeconds = 5.0
  /// Seconds of a recording that are compared.
  package static let windowSeconds = 60.0
  /// A worse fit is no lag.
  private static let leastCorrelation = 0.85
  /// A longer lag may as well make the other foot's reference fit: the feet are told apart first.
  private static let longestOwnLag = 0.25
  /// Nothing fits much better than this.
  private static let sureCorrelation = 0.95
  /// Another lag that leaves less than this times as much unexplained might be the right one.
  private static let rivalPart = 1.5
  /// A reference that varies by a smaller part of its usual highest force tells nothing.
  private static let leastSpread = 0.05
  /// Seconds of a reference that lags are found on.
  private static let leastSeconds = 10.0

  /// Finds the lag.
  ///
  /// - Parameters:
  ///   - reference: forces with a load upwards; nil for a foot without them.
  ///   - insoles: what each insole reads over the same seconds.
  /// - Returns: nil where no lag of more than `ReferenceLag.shortest` can be told.
  /// - Complexity: O(n) in the samples, times the lags that are tried.
  package static func find(
    reference: PerFoot<ForceBlock?>, insoles: PerFoot<InsoleForce?>
  ) -> ReferenceLag? {
    let lively = reference.map { block in block.flatMap { isLively($0) ? $0 : nil } }
    let both = Foot.allCases.compactMap { foot -> LagEstimate? in
      guard let block = lively[foot], let insole = insoles[foot] else { return nil }
      return LagEstimate.find(reference: block, times: insole.times, newtons: insole.newtons)
    }
    // One device, one clock: the foot that fits better tells the lag of both.
    let near = both.max { $0.correlation < $1.correlation }
    if let near, abs(near.seconds) <= ReferenceLag.shortest,
      both.allSatisfy({ $0.correlation >= sureCorrelation })
    {
      return nil
    }
    guard let far = far(lively, insoles), far.origin != .notFound else {
      return near.flatMap { abs($0.seconds) <= longestOwnLag ? told($0) : nil }
    }
    if let near, abs(far.seconds - near.seconds) < ReferenceLag.shortest { return told(near) }
    // Steady steps fit a stride too early or too late, too, but not as well.
    guard far.origin == .found, near.map({ !isRival(far.correlation, $0.correlation) }) ?? true
    else { return nil }
    return told(far)
  }

  /// Whether a lag leaves hardly more unexplained than the best one.
  private static func isRival(_ best: Double, _ other: Double) -> Bool {
    1 - other * other <= rivalPart * (1 - best * best)
  }

  private static func told(_ lag: LagEstimate) -> ReferenceLag? {
    guard lag.isClear, abs(lag.seconds) > ReferenceLag.shortest else { return nil }
    return ReferenceLag(seconds: lag.seconds, origin: .found, correlation: lag.correlation)
  }

  private static func told(_ lag: PlateLag) -> ReferenceLag? {
    guard lag.correlation >= leastCorrelation, abs(lag.seconds) > ReferenceLag.shortest else {
      return nil
    }
    return ReferenceLag(seconds: lag.seconds, origin: .found, correlation: lag.correlation)
  }

  private static func far(
    _ reference: PerFoot<ForceBlock?>, _ insoles: PerFoot<InsoleForce?>
  ) -> PlateLag? {
    let plates = Foot.allCases.compactMap { reference[$0] }.filter { block in
      guard let first = block.times.first, let last = block.times.last else { return false }
      return last - first >= leastSeconds
    }.map { PlateLagFinder.Plate(times: $0.times, loads: $0.newtons) }
    guard !plates.isEmpty else { return nil }
    let lag = PlateLagFinder(
      plates: plates, insoles: Foot.allCases.compactMap { insoles[$0] },
      searchSeconds: searchSeconds, isRival: isRival
    ).find()
    return lag.base == 0 ? lag : nil
  }

  /// Whether a force changes so much that another can be laid over it.
  package static func isLively(_ block: ForceBlock) -> Bool {
    var values = MeanSD()
    for newtons in block.newtons where newtons.isFinite { values.push(Double(newtons)) }
    guard let spread = values.sd,
      let high = block.newtons.filter(\.isFinite).map(Double.init).quantile(0.95)
    else { return false }
    return spread > 0 && spread >= leastSpread * high
  }

  /// The seconds of a reference in which the load changes most.
  ///
  /// - Parameter reference: forces of each foot, of the whole recording or parts of it.
  /// - Returns: at most `windowSeconds`; nil without forces.
  package static func liveliest(_ reference: PerFoot<ForceBlock?>) -> ClosedRange<Double>? {
    let blocks = Foot.allCases.compactMap { reference[$0] }.filter { !$0.isEmpty }
    guard let start = blocks.compactMap(\.times.first).min(),
      let end = blocks.compactMap(\.times.last).max()
    else { return nil }
    guard end - start > windowSeconds else { return start...end }
    let hop = windowSeconds / 2
    var best: (range: ClosedRange<Double>, spread: Double)?
    for piece in 0...Int((end - start - windowSeconds) / hop) {
      let low = start + Double(piece) * hop
      let range = low...low + windowSeconds
      let spread = blocks.reduce(0.0) { sum, block in
        var values = MeanSD()
        for newtons in block.newtons[block.times.indexRange(in: range)] where newtons.isFinite {
          values.push(Double(newtons))
        }
        // A short piece that happens to change says little.
        return sum + (values.sd ?? 0) * Double(values.n).squareRoot()
      }
      if best.map({ spread > $0.spread }) ?? true { best = (range, spread) }
    }
    return best?.range
  }
}
