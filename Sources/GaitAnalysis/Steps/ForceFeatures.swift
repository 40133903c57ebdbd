package import GaitModel

/// A peak or valley of the force over stance.
package struct StancePoint: Equatable, Sendable {
  /// The force at the point.
  package var newtons: Double
  /// Percent of stance: 0 at initial contact, 100 at toe-off.
  package var percentStance: Double

  package init(newtons: Double, percentStance: Double) {
    self.newtons = newtons
    self.percentStance = percentStance
  }
}

/// The two peaks of walking and the valley between them.
package struct DoublePeak: Equatable, Sendable {
  /// The weight acceptance peak.
  package var first: StancePoint
  /// The lowest force between both peaks.
  package var valley: StancePoint
  /// The push-off peak.
  package var second: StancePoint
}

/// What is read off one force over one stance.
public struct ForceFeatures: Equatable, Sendable {
  /// The force on 101 points of stance.
  package let curve: StanceCurve
  /// Nil where the curve has no two peaks with a valley between.
  package let peaks: DoublePeak?
  /// Time mean over stance in newtons.
  public let meanNewtons: Double
  /// The highest sample of the stance.
  public let maxNewtons: Double
  /// Where the highest sample lies, in percent of stance.
  package let maxPercentStance: Double
  /// Integral of force over stance.
  public let impulseNewtonSeconds: Double
  /// Slope between 20 and 80 % of the rise from zero to the first peak; nil without two peaks.
  public let loadingRateNewtonsPerSecond: Double?
  /// Slope between 20 and 80 % of the rise from zero to the highest sample, also of a flat curve.
  package let loadingRateToMaxNewtonsPerSecond: Double?

  /// Reads the features off the samples of a stance; nil if they do not cover it, or one is not a number.
  ///
  /// - Parameters:
  ///   - times: seconds, ascending; the samples around the stance as well.
  ///   - newtons: one force a time; may end earlier than the times.
  ///   - stance: initial contact and toe-off.
  package init?(times: [Double], newtons: [Float], stance: Stance) {
    let low = max(times.lowerBound(of: stance.initialContactSeconds) - 1, 0)
    let high = min(times.lowerBound(of: stance.toeOffSeconds) + 1, newtons.count)
    guard high - low > 3, newtons[low..<high].allSatisfy(\.isFinite) else { return nil }
    guard
      let curve = StanceCurve(
        times: times[low..<high], newtons: newtons[low..<high], seconds: stance.seconds)
    else { return nil }
    let samples = StanceSamples(
      times: times[low..<high], newtons: newtons[low..<high], stance: stance,
      first: Double(curve.newtons[0]), last: Double(curve.newtons[100]))
    self.curve = curve
    self.impulseNewtonSeconds = samples.impulse
    self.meanNewtons = samples.impulse / stance.stanceSeconds
    let highest = samples.highest
    self.maxNewtons = highest.newtons
    self.maxPercentStance = highest.percentStance
    self.loadingRateToMaxNewtonsPerSecond = samples.loadingRate(to: highest)
    let peaks = Self.peaks(curve: curve, samples: samples, stance: stance)
    self.peaks = peaks
    self.loadingRateNewtonsPerSecond = peaks.flatMap { samples.loadingRate(to: $0.first) }
  }

  /// `[101]` newtons from initial contact (0 %) to toe-off (100 %).
  public var curveNewtons: [Float] { curve.newtons }
  /// The weight acceptance peak in newtons; nil where the curve has no two peaks.
  public var firstPeakNewtons: Double? { peaks?.first.newtons }
  /// The lowest force between both peaks.
  public var valleyNewtons: Double? { peaks?.valley.newtons }
  /// The push-off peak.
  public var secondPeakNewtons: Double? { peaks?.second.newtons }

  // MARK: - Peaks

  /// Points by which the curve is smoothed to each side to tell peaks from noise.
  private static let smoothingHalfWidth = 3
  /// The valley must be this part below the lower peak.
  private static let minimumDip: Float = 0.02
  /// Percent of stance around a peak of the smoothed curve in which the sample itself is looked for.
  private static let refinementPercent = 6.0

  private static func peaks(
    curve: StanceCurve, samples: StanceSamples, stance: Stance
  ) -> DoublePeak? {
    let smooth = curve.smoothed(halfWidth: smoothingHalfWidth)
    // Local maxima apart from the ends, best pair: the one whose lower peak stands highest over the valley between.
    // Which of several higher ones it is paired with makes no difference to that.
    let maxima = localMaxima(of: smooth)
    let least = 0.4 * Float(samples.highest.newtons)
    let firsts = maxima.filter { $0 <= 60 && smooth[$0] > least }
    let seconds = maxima.filter { $0 >= 40 && smooth[$0] > least }
    var best: (first: Int, valley: Int, second: Int, dip: Float)?
    for first in firsts {
      for second in seconds where second > first {
        var valley = first
        for point in first...second where smooth[point] < smooth[valley] { valley = point }
        let lower: Float = min(smooth[first], smooth[second])
        let dip: Float = lower - smooth[valley]
        if dip > (best?.dip ?? 0) { best = (first, valley, second, dip) }
      }
    }
    guard var best else { return nil }
    guard best.dip > minimumDip * min(smooth[best.first], smooth[best.second]) else { return nil }
    // The dip says where the valley is; the peaks are the highest on either side of it.
    for first in firsts where first < best.valley && smooth[first] > smooth[best.first] {
      best.first = first
    }
    for second in seconds where second > best.valley && smooth[second] > smooth[best.second] {
      best.second = second
    }
    let valleyPercent = Double(best.valley)
    return DoublePeak(
      first: samples.extreme(
        around: Double(best.first), within: refinementPercent, upTo: 0...valleyPercent,
        by: >),
      valley: samples.extreme(
        around: valleyPercent, within: refinementPercent,
        upTo: Double(best.first)...Double(best.second), by: <),
      second: samples.extreme(
        around: Double(best.second), within: refinementPercent, upTo: valleyPercent...100,
        by: >))
  }

  /// Points of stance from 5 to 95 % that stand above their neighbours.
  private static func localMaxima(of curve: [Float]) -> [Int] {
    (5...95).filter { curve[$0] >= curve[$0 - 1] && curve[$0] > curve[$0 + 1] }
  }
}
