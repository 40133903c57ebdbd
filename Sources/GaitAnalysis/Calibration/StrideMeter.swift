import GaitModel

/// Finds whole strides in the calibrated cell sum of one foot, as they end.
///
/// A contact begins where the sum rises above a quarter of a body weight and has stayed there for a
/// tenth of a second; it is over below 15 %. The thresholds are far from both the unloaded insole and
/// the peak, since only the time from one contact to the next matters and not the edges of stance. A
/// stride that touches a hole, lasts less than half a second or more than four, holds a stance of
/// standing, or departs by a quarter from the length of those before it is not one of steady walking.
package struct StrideMeter: Equatable, Sendable {
  /// One whole stride, from initial contact to initial contact.
  package struct Stride: Equatable, Sendable {
    /// The contact that begins the stride.
    package let startSeconds: Double
    /// The next contact of the same foot.
    package let endSeconds: Double
    /// When the samples told that it is over.
    package let knownAtSeconds: Double
    /// Mean of the calibrated sum in body weights.
    package let mean: Double
  }

  static let onBodyWeights = 0.25
  static let offBodyWeights = 0.15
  /// A contact, or a swing, that is shorter than this is none.
  static let leastSeconds = 0.1
  static let lengthTolerance = 0.25
  /// Strides whose length the next one is compared with.
  private static let compared = 5

  private let rule: StanceRule
  private let longestStepSeconds: Double
  private var previous: (time: Double, sum: Double)?
  private var isLoaded = false
  /// Since when the sum has been on the other side of its threshold.
  private var changedAt: Double?
  /// The last initial contact; nil before the first.
  private var contactAt: Double?
  private var impulseAtContact = 0.0
  private var releasedAt: Double?
  private var impulse = 0.0
  private var impulseAtChange = 0.0
  private var isWhole = true
  /// Whether the next sample is not to be joined with the last.
  private var isBroken = false
  private var lengths: [Double] = []

  /// Starts without a sample.
  package init(rule: StanceRule, samplingRateHz: Double) {
    self.rule = rule
    longestStepSeconds = max(rule.maxGapSeconds, 1.5 / max(samplingRateHz, 1)) + 1e-6
  }

  /// The newest sample's time; nil before the first.
  var newestSeconds: Double? { previous?.time }

  /// Takes the next sample; one that is not newer than the last is passed over.
  ///
  /// - Parameters:
  ///   - time: seconds of the session's clock.
  ///   - sum: of the calibrated cells in body weights.
  /// - Returns: the stride that this sample ends, if it is one of steady walking.
  package mutating func push(timeSeconds time: Double, sum: Double) -> Stride? {
    guard let last = previous else {
      previous = (time, sum)
      isLoaded = sum > Self.onBodyWeights
      return nil
    }
    guard time > last.time, sum.isFinite else { return nil }
    defer { previous = (time, sum) }
    if isBroken || time - last.time > longestStepSeconds {
      isBroken = false
      // What happened in a hole is not known.
      isWhole = false
      changedAt = nil
      contactAt = nil
      isLoaded = sum > Self.onBodyWeights
      return nil
    }
    impulse += 0.5 * (sum + last.sum) * (time - last.time)
    let isOpposite = isLoaded ? sum < Self.offBodyWeights : sum > Self.onBodyWeights
    guard isOpposite else {
      changedAt = nil
      return nil
    }
    let since = changedAt ?? time
    if changedAt == nil {
      changedAt = time
      impulseAtChange = impulse
    }
    guard time - since >= Self.leastSeconds else { return nil }
    isLoaded.toggle()
    changedAt = nil
    if isLoaded { return contact(at: since, knownAt: time) }
    releasedAt = since
    return nil
  }

  /// Ends the stride that has begun, without counting it: what follows is in another scale.
  mutating func breakOff() { isBroken = true }

  private mutating func contact(at time: Double, knownAt: Double) -> Stride? {
    defer {
      contactAt = time
      impulseAtContact = impulseAtChange
      releasedAt = nil
      isWhole = true
    }
    guard let start = contactAt, let releasedAt, isWhole else { return nil }
    let length = time - start
    guard AutomaticCalibration.strideSeconds.contains(length),
      releasedAt - start <= rule.maxStanceSeconds
    else { return nil }
    let usual = lengths.median
    lengths.append(length)
    if lengths.count > Self.compared { lengths.removeFirst() }
    if let usual, abs(length / usual - 1) > Self.lengthTolerance { return nil }
    return Stride(
      startSeconds: start, endSeconds: time, knownAtSeconds: knownAt,
      mean: (impulseAtChange - impulseAtContact) / length)
  }

  package static func == (a: StrideMeter, b: StrideMeter) -> Bool {
    a.previous?.time == b.previous?.time && a.previous?.sum == b.previous?.sum
      && a.isLoaded == b.isLoaded && a.changedAt == b.changedAt && a.contactAt == b.contactAt
      && a.impulse == b.impulse && a.lengths == b.lengths && a.isWhole == b.isWhole
      && a.isBroken == b.isBroken
  }
}
