import GaitModel

/// The numbers behind a way of walking.
///
/// The stance curve has two peaks with a valley between. Its mean is not free: over a whole stride
/// both feet together carry one body weight, so that the mean force of a stance is the foot's share
/// of the load divided by its duty factor (the part of the stride that it is on the ground).
struct GaitParameters {
  struct FootParameters {
    /// Stance time by stride time.
    var dutyFactor: Double
    /// The part of the body weight that the foot carries over whole strides.
    var loadShare: Double
    /// Stride time from this foot's contact to the other's, by the stride time.
    var stepFraction: Double
    /// Places of first peak, valley and second peak in the stance, 0...1.
    var knots: (Double, Double, Double)
    /// Heights of first peak, valley and second peak in body weights, before they are scaled.
    var heights: (Double, Double, Double)
  }

  var strideSeconds: Double
  var feet: PerFoot<FootParameters>
  var landsOnHeel: Bool

  /// Slope of the first rise and the last fall, in chords: 1 would be a straight line's, and the
  /// force begins at once as a heel strike does.
  static let flankSlope = 1.2

  /// Draws a walker.
  init(_ configuration: WalkerConfiguration) {
    var random = SplitMix64(seed: configuration.seed, purpose: 1)
    let speed = configuration.speedMetresPerSecond
    // Step frequency grows with the square root of the speed; 1.85 Hz at 1.3 m/s.
    let stepHz = 1.85 * (speed / 1.3).squareRoot() * (1 + 0.02 * random.normal())
    strideSeconds = 2 / stepHz
    landsOnHeel = configuration.gait != .toeWalking
    let base = Self.base(configuration.gait, speed: speed)
    feet = PerFoot.each { foot in
      var parameters = base(foot)
      parameters.heights.0 *= 1 + 0.015 * random.normal()
      parameters.heights.1 *= 1 + 0.015 * random.normal()
      parameters.heights.2 *= 1 + 0.015 * random.normal()
      let sign = foot == .right ? 1.0 : -1.0
      parameters.dutyFactor *= 1 + sign * configuration.asymmetry / 4
      parameters.loadShare *= 1 + sign * configuration.asymmetry / 2
      return parameters
    }
    let sum = feet.left.loadShare + feet.right.loadShare
    feet.left.loadShare /= sum
    feet.right.loadShare /= sum
    for foot in Foot.allCases {
      // Walking has double support: a foot stays until after the other has landed.
      let least = feet[foot].stepFraction + 0.03
      feet[foot].dutyFactor = min(max(feet[foot].dutyFactor, least), 0.80)
    }
  }

  private static func base(_ gait: GaitPreset, speed: Double) -> (Foot) -> FootParameters {
    let duty = 0.62 - 0.025 * (speed - 1.3)
    let valley = 0.75 - 0.22 * (speed - 1.3)
    switch gait {
    case .healthy:
      let parameters = twoPeaks(duty: duty, share: 0.5, step: 0.5, valley: valley)
      return { _ in parameters }
    case .antalgic(let spared):
      let affected = FootParameters(
        dutyFactor: duty - 0.05, loadShare: 0.43, stepFraction: 0.46, knots: (0.26, 0.5, 0.74),
        heights: (0.92, 0.87, 0.88))
      let other = twoPeaks(duty: duty + 0.04, share: 0.57, step: 0.54, valley: valley + 0.05)
      return { $0 == spared ? affected : other }
    case .toeWalking:
      let parameters = FootParameters(
        dutyFactor: duty - 0.01, loadShare: 0.5, stepFraction: 0.5, knots: (0.28, 0.55, 0.80),
        heights: (1.2, 0.98, 0.68))
      return { _ in parameters }
    }
  }

  /// Two equal peaks, high enough that the foot carries its share.
  private static func twoPeaks(
    duty: Double, share: Double, step: Double, valley: Double
  ) -> FootParameters {
    let knots = (0.23, 0.48, 0.77)
    let flank = 0.5 + flankSlope / 12
    let valleyWeight = (knots.2 - knots.0) / 2
    let peakWeight = (knots.0 + 1 - knots.2) * flank + valleyWeight
    let peak = (share / duty - valley * valleyWeight) / peakWeight
    return FootParameters(
      dutyFactor: duty, loadShare: share, stepFraction: step, knots: knots,
      heights: (peak, valley, peak))
  }
}
