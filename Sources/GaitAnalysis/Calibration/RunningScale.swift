package import GaitModel

/// Follows the scale of the insoles while somebody walks.
///
/// Insoles drift by several percent within minutes, which no estimator of a window can see. Physics
/// can: over whole strides of steady walking the mean of left + right is one body weight. After the
/// first calibration each accepted stride moves the scale towards
///
/// ```
/// 1 / (median of the last five stride means of the left + the same of the right)
/// ```
///
/// by 2 % at most, so that a single wrong stride does nothing. Both feet share the scale: a scale for
/// each would take away the asymmetry that a clinician looks for. While no stride is accepted
/// (standing, turning, holes) it is held. It never leaves 25 % of the calibration; where the strides
/// ask for more, `hasLeft` says so: a walking aid, body-weight support, a wrong mass, a failing sensor.
///
/// Causal, and the same however samples were cut and in whichever order feet came: a stride counts
/// from `delaySeconds` after it was known, by which time the other foot's samples have arrived.
///
/// Where another calibration begins to hold it starts again at 1: strides before, and one that spans the change,
/// say nothing of the new one.
package struct RunningScale: Equatable, Sendable {
  /// Factors on the calibrated input of each foot from a moment on.
  package struct Change: Equatable, Sendable {
    /// The moment from which it counts.
    package let fromSeconds: Double
    /// What readings are multiplied with, beyond the calibration.
    package let factors: PerFoot<Double>
  }

  /// Strides of a foot that the scale is the median of.
  package static let strides = 5
  /// Fewer say too little.
  package static let leastStrides = 3
  /// The most that a stride moves the scale, as a part of it.
  package static let largestStep = 0.02
  /// How far the strides may be from one body weight.
  package static let bounds = 0.75...1.25
  /// How much later than the other foot's a foot's samples may arrive.
  package static let delaySeconds = 0.25
  /// Strides of a foot that has not been seen to walk for so long say nothing of now.
  private static let staleSeconds = 6.0

  /// Whether strides correct it.
  package let mode: ScaleMode
  /// Whether each foot has a scale of its own.
  package let scalesFeetApart: Bool
  /// In the order of time; empty while the calibration holds.
  package private(set) var changes: [Change] = []
  /// Whether the strides have asked for a scale beyond the bounds.
  package private(set) var hasLeft = false

  private let feet: [Foot]
  private var meters: PerFoot<StrideMeter?>
  /// When another calibration begins to hold, by time; the first `restarted` have.
  private var restarts: [Double]
  private var restarted = 0
  /// Strides that are known and have not counted yet.
  private var waiting: [(foot: Foot, stride: StrideMeter.Stride)] = []
  private var last = PerFoot<[StrideMeter.Stride]>(both: [])
  private var totals = PerFoot(both: 1.0)

  /// Starts at the calibration.
  ///
  /// - Parameters:
  ///   - metadata: the insoles and their rates.
  ///   - calibrations: without strides behind the first nothing is followed.
  ///   - rule: separates stances from standing.
  ///   - settings: whether the scale is followed, and whether feet share it.
  package init(
    metadata: SessionMetadata, calibrations: CalibrationTimeline, rule: StanceRule,
    settings: CalibrationRule
  ) {
    mode = calibrations.first.origin == .none ? .fixed : settings.scale
    restarts = calibrations.changes.map(\.fromSeconds)
    scalesFeetApart = settings.scalesFeetApart
    feet = metadata.feet
    meters = PerFoot.each { foot in
      metadata.insoles[foot].map { StrideMeter(rule: rule, samplingRateHz: $0.samplingRateHz) }
    }
  }

  /// Takes the calibrated sum of a frame, before any factor, in body weights.
  package mutating func push(_ foot: Foot, timeSeconds: Double, sum: Double) {
    guard mode == .running else { return }
    if let last = meters[foot]?.newestSeconds,
      restarts.contains(where: { last < $0 && $0 <= timeSeconds })
    {
      meters[foot]?.breakOff()
    }
    guard let stride = meters[foot]?.push(timeSeconds: timeSeconds, sum: sum) else { return }
    // Almost always the last: both feet come at the same pace.
    let place = waiting.lastIndex { isOrdered($0, (foot, stride)) }.map { $0 + 1 } ?? 0
    waiting.insert((foot, stride), at: place)
  }

  /// The moment up to which every stride of every foot is known.
  package var knownUntilSeconds: Double {
    guard mode == .running else { return .infinity }
    return feet.map { meters[$0]?.newestSeconds ?? -.infinity }.min() ?? .infinity
  }

  /// Lets strides count that were known by a moment; nothing earlier may be pushed afterwards.
  package mutating func settle(until seconds: Double) {
    while let next = waiting.first, next.stride.knownAtSeconds <= seconds {
      waiting.removeFirst()
      restart(until: next.stride.knownAtSeconds + Self.delaySeconds)
      count(next.stride, of: next.foot)
    }
    restart(until: seconds + Self.delaySeconds)
  }

  /// Starts again from a moment, after which nothing has been read yet.
  package mutating func restart(at seconds: Double) {
    guard restarts.last.map({ $0 < seconds }) ?? true else { return }
    restarts.append(seconds)
    // What the last strides would have changed from then on is of the calibration before.
    changes.removeAll { $0.fromSeconds >= seconds }
  }

  /// What the calibrated input of a foot is multiplied with at a moment.
  ///
  /// - Complexity: O(log n) of the changes; O(1) for moments after the last of them.
  package func factor(_ foot: Foot, at seconds: Double) -> Double {
    changes.factor(foot, at: seconds)
  }

  /// What screens and exports say of it.
  package var report: ScaleReport {
    let all = [PerFoot(both: 1.0)] + changes.map(\.factors)
    let used = all.flatMap { factors in feet.map { factors[$0] } }
    return ScaleReport(
      mode: mode, factors: changes.last?.factors ?? PerFoot(both: 1),
      lowest: used.min() ?? 1, highest: used.max() ?? 1, hasLeft: hasLeft)
  }

  // MARK: - Strides

  private func isOrdered(
    _ a: (foot: Foot, stride: StrideMeter.Stride), _ b: (foot: Foot, stride: StrideMeter.Stride)
  ) -> Bool {
    let (first, second) = (a.stride.knownAtSeconds, b.stride.knownAtSeconds)
    return first == second ? a.foot == .left || b.foot == .right : first < second
  }

  private mutating func restart(until seconds: Double) {
    while restarted < restarts.count, restarts[restarted] <= seconds {
      if mode == .running, !changes.isEmpty {
        changes.append(Change(fromSeconds: restarts[restarted], factors: PerFoot(both: 1)))
      }
      last = PerFoot(both: [])
      totals = PerFoot(both: 1)
      restarted += 1
    }
  }

  private mutating func count(_ stride: StrideMeter.Stride, of foot: Foot) {
    if restarted > 0, stride.startSeconds < restarts[restarted - 1] { return }
    last[foot].append(stride)
    if last[foot].count > Self.strides { last[foot].removeFirst() }
    let now = stride.endSeconds
    let isReady = feet.allSatisfy { foot in
      guard let newest = last[foot].last, last[foot].count >= Self.leastStrides else {
        return false
      }
      return now - newest.endSeconds <= Self.staleSeconds
    }
    guard scalesFeetApart ? last[foot].count >= Self.leastStrides : isReady else { return }
    let medians = PerFoot.each { last[$0].map(\.mean).median ?? 0.5 }
    var wanted = totals
    if scalesFeetApart {
      wanted[foot] = 2 * medians[foot]
    } else {
      let total = feet.count == 2 ? medians.left + medians.right : 2 * medians[foot]
      wanted = PerFoot(both: total)
    }
    for foot in Foot.allCases {
      if !Self.bounds.contains(wanted[foot]) { hasLeft = true }
      let bounded = min(max(wanted[foot], Self.bounds.lowerBound), Self.bounds.upperBound)
      let step = min(max(bounded / totals[foot], 1 - Self.largestStep), 1 + Self.largestStep)
      totals[foot] *= step
    }
    changes.append(
      Change(
        fromSeconds: stride.knownAtSeconds + Self.delaySeconds,
        factors: totals.map { 1 / $0 }))
  }

  package static func == (a: RunningScale, b: RunningScale) -> Bool {
    a.mode == b.mode && a.scalesFeetApart == b.scalesFeetApart && a.changes == b.changes
      && a.hasLeft == b.hasLeft && a.meters == b.meters && a.last == b.last
      && a.waiting.map(\.stride) == b.waiting.map(\.stride) && a.restarts == b.restarts
      && a.restarted == b.restarted
  }
}

extension [RunningScale.Change] {
  /// The factor of a foot at a moment; 1 before the first change.
  ///
  /// - Complexity: O(log n); O(1) for moments after the last change.
  package func factor(_ foot: Foot, at seconds: Double) -> Double {
    guard let newest = last, let oldest = first, oldest.fromSeconds <= seconds else { return 1 }
    if newest.fromSeconds <= seconds { return newest.factors[foot] }
    var (low, high) = (0, count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if self[middle].fromSeconds <= seconds { low = middle } else { high = middle }
    }
    return self[low].factors[foot]
  }
}
