import GaitModel

/// Finds the lag between plates and insoles by cross-correlation of what they carry.
///
/// Strides are not needed: squats and steps on and off do as well. Only the time around loads on a
/// plate counts, because a foot that is off the plates says nothing of them.
struct PlateLagFinder {
  /// A plate's loads on its own clock.
  struct Plate {
    var times: [Double]
    var loads: [Float]
    /// When it is loaded, in seconds.
    var contacts: [ClosedRange<Double>]

    init(times: [Double], loads: [Float]) {
      self.times = times
      self.loads = loads
      contacts = LoadIntervals.find(times: times, loads: loads).map {
        times[$0.lowerBound]...times[$0.upperBound - 1]
      }
    }
  }

  private let plates: [Plate]
  private let insoles: [InsoleForce]
  private let searchSeconds: Double
  private let base: Double

  private static let coarseStep = 0.04
  private static let fineStep = 0.005
  /// A worse fit is no lag.
  private static let leastCorrelation = 0.7
  /// Whether a lag cannot be told from the best one, by Pearson's r of both.
  private let isRival: (_ best: Double, _ other: Double) -> Bool
  /// Lags that are nearer to each other are the same.
  private static let apart = 0.25
  private static let candidateLimit = 12

  /// - Parameters:
  ///   - plates: loads on the plates' clock.
  ///   - insoles: one or two insoles.
  ///   - searchSeconds: how far to both sides lags are tried.
  ///   - isRival: whether a lag cannot be told from the best one, by Pearson's r of both.
  init(
    plates: [Plate], insoles: [InsoleForce], searchSeconds: Double,
    isRival: @escaping (_ best: Double, _ other: Double) -> Bool = { $1 >= $0 - 0.01 }
  ) {
    self.plates = plates
    self.insoles = insoles
    self.searchSeconds = searchSeconds
    self.isRival = isRival
    let start = plates.compactMap(\.times.first).min() ?? 0
    let end = plates.compactMap(\.times.last).max() ?? 0
    let insoleStart = insoles.compactMap(\.times.first).min() ?? 0
    let insoleEnd = insoles.compactMap(\.times.last).max() ?? 0
    let isApart = start > insoleEnd - 1 || end < insoleStart + 1
    base = isApart ? insoleStart - start : 0
  }

  func find() -> PlateLag {
    let none = PlateLag(origin: .notFound, seconds: base, correlation: 0, base: base)
    let lags = base - searchSeconds...base + searchSeconds
    guard
      let coarse = PlateComparison(
        plates: plates, insoles: insoles, lags: lags, step: Self.coarseStep),
      let fine = PlateComparison(plates: plates, insoles: insoles, lags: lags, step: Self.fineStep)
    else { return none }
    var best = none
    var bestMargin = 0.0
    for measure in PlateComparison.Measure.allCases {
      let rough = peaks(coarse.fits(measure, lags: lags))
      let candidates = rough.compactMap { peak in
        let range = peak.seconds - Self.coarseStep...peak.seconds + Self.coarseStep
        return Self.top(fine.fits(measure, lags: range))
      }
      guard let top = candidates.max(by: { $0.correlation < $1.correlation }),
        top.correlation >= Self.leastCorrelation
      else { continue }
      let others = candidates.filter { abs($0.seconds - top.seconds) > Self.apart }
      let next = others.map(\.correlation).max() ?? 0
      // The measure that tells the lag from all others best.
      let margin = top.correlation - next
      guard best.origin == .notFound || margin > bestMargin else { continue }
      bestMargin = margin
      best = lag(top, rivals: others.filter { isRival(top.correlation, $0.correlation) })
    }
    return best
  }

  private func lag(_ top: PlateComparison.Fit, rivals: [PlateComparison.Fit]) -> PlateLag {
    guard !rivals.isEmpty else {
      return PlateLag(
        origin: .found, seconds: top.seconds, correlation: top.correlation, base: base)
    }
    let all = (rivals + [top]).sorted { abs($0.seconds - base) < abs($1.seconds - base) }
    return PlateLag(
      origin: .nearestOfSeveral, seconds: all[0].seconds, correlation: all[0].correlation,
      base: base, alternative: all[1].seconds)
  }

  /// The highest local maxima.
  private func peaks(_ fits: [PlateComparison.Fit]) -> [PlateComparison.Fit] {
    let tops = fits.indices.filter { index in
      (index == 0 || fits[index - 1].correlation <= fits[index].correlation)
        && (index == fits.count - 1 || fits[index + 1].correlation < fits[index].correlation)
    }
    let highest = tops.map { fits[$0] }.sorted { $0.correlation > $1.correlation }
    return Array(highest.prefix(Self.candidateLimit))
  }

  /// The top of a parabola through the best fit and its neighbours.
  private static func top(_ fits: [PlateComparison.Fit]) -> PlateComparison.Fit? {
    guard let best = fits.indices.max(by: { fits[$0].correlation < fits[$1].correlation }) else {
      return nil
    }
    guard best > 0, best + 1 < fits.count else { return fits[best] }
    let (before, here, after) = (
      fits[best - 1].correlation, fits[best].correlation, fits[best + 1].correlation
    )
    let bend = before - 2 * here + after
    guard bend < 0 else { return fits[best] }
    let offset = min(max(0.5 * (before - after) / bend, -0.5), 0.5)
    return PlateComparison.Fit(
      seconds: fits[best].seconds + offset * fineStep, correlation: here)
  }
}
