import GaitModel

/// Compares the reference of each foot with the insoles and says where it cannot be that foot's force.
///
/// Depends on the samples and stances alone. Where a foot is loaded and its reference reads nothing,
/// somebody has to carry the body: if the other foot's reference does while that foot is in the air,
/// the foot stood on the other's plate; if nobody's does, it stood beside the plates.
struct ReferenceCheck {
  /// What is known of one foot.
  struct Side {
    var track: FootTrack
    /// Found on the reference, and on the estimate, in order.
    var reference: [Stance]
    var estimated: [Stance]
    /// Those on the estimate that are steps: no seated or resting foot's, and no standing.
    var contacts: [Stance]
  }

  private let sides: PerFoot<Side?>
  private let thresholds: StanceThresholds
  private let bodyWeight: Double

  /// Samples a second at which forces are compared.
  private static let step = 0.02
  /// Seconds of both that are needed for a correlation.
  private static let leastSeconds = 5.0
  /// A reference that varies by less, in body weights, is compared with nothing.
  private static let leastSpread = 0.03
  /// The other foot's insole has to fit better by this much in Pearson's r.
  private static let leastAdvantage = 0.3
  /// Somebody who walks is carried by more than this, in body weights.
  private static let carried = 0.3
  /// A reference that fits at a lag of more seconds may as well be the other foot's.
  private static let longestOwnLag = 0.25
  /// Seconds that a lag is looked for in.
  private static let lagSeconds = 60.0

  init(sides: PerFoot<Side?>, thresholds: StanceThresholds, bodyWeight: Double) {
    self.sides = sides
    self.thresholds = thresholds
    self.bodyWeight = bodyWeight
  }

  func report(levels: ReferenceLevels, lag: ReferenceLag = .none) -> ReferenceReport {
    var report = ReferenceReport()
    report.lag = lag
    let grids = sides.map { side in side.flatMap { Grids($0.track, step: Self.step) } }
    for foot in Foot.allCases {
      guard let side = sides[foot] else { continue }
      var own = ReferenceReport.FootReport()
      own.level = levels.feet[foot]
      own.lagSeconds = Self.lag(side.track)
      report.uncovered[foot] = side.track.secondsWithoutReference
      own.coveredFraction = Self.covered(side.track, report.uncovered[foot])
      report.feet[foot] = own
    }
    correlate(grids, &report)
    let isSwapped = isSwapped(report)
    if !isSwapped {
      let whole = report
      for foot in Foot.allCases {
        if let side = sides[foot], !side.track.reference.isEmpty {
          findStrangers(foot, side, into: &report)
        }
      }
      correlate(grids, &report)
      // Where hardly anything is left to compare, it is the whole that contradicts.
      for foot in Foot.allCases where report.feet[foot]?.correlation == nil {
        report.feet[foot]?.correlation = whole.feet[foot]?.correlation
      }
    }
    report.flags = flags(report, isSwapped: isSwapped, grids: grids, levels: levels)
    report.isContradicted = report.flags.contains { Self.contradictions.contains($0) }
    return report
  }

  private static let contradictions: Set<TrustFlag> = [
    .referenceContradicts, .referenceFeetSwapped,
  ]

  /// Correlates reference and insoles where the reference may be the foot's force.
  private func correlate(_ grids: PerFoot<Grids?>, _ report: inout ReferenceReport) {
    for foot in Foot.allCases {
      guard let grid = grids[foot] else { continue }
      let mask = grid.mask(without: report.excluded(foot))
      report.feet[foot]?.correlation = correlation(grid, grid.insole, mask)
      if let other = sides[foot.opposite]?.track {
        report.feet[foot]?.crossCorrelation = correlation(
          grid, grid.insole(of: other), mask)
      }
    }
  }

  /// Whether the reference of each foot follows the other insole.
  private func isSwapped(_ report: ReferenceReport) -> Bool {
    let feet = Foot.allCases.compactMap { report.feet[$0] }.filter { $0.correlation != nil }
    return !feet.isEmpty
      && feet.allSatisfy { foot in
        guard let own = foot.correlation, let cross = foot.crossCorrelation else { return false }
        return own < ReferenceReport.leastCorrelation
          && cross >= ReferenceReport.leastCorrelation && cross - own >= Self.leastAdvantage
      }
  }

  private func flags(
    _ report: ReferenceReport, isSwapped: Bool, grids: PerFoot<Grids?>, levels: ReferenceLevels
  ) -> [TrustFlag] {
    var flags = levels.flags
    if report.lag.origin == .found { flags.append(.referenceShifted) }
    let feet = Foot.allCases.compactMap { report.feet[$0] }
    // A reference that fits a little later is late; the other foot's fits, too, but half a stride later.
    let isContradicted = feet.contains { foot in
      foot.correlation.map { $0 < ReferenceReport.leastCorrelation } ?? false
        && !(ReferenceReport.longestLag...Self.longestOwnLag).contains(abs(foot.lagSeconds ?? 0))
    }
    if isContradicted { flags.append(isSwapped ? .referenceFeetSwapped : .referenceContradicts) }
    if !isContradicted,
      feet.contains(where: { abs($0.lagSeconds ?? 0) > ReferenceReport.longestLag })
    {
      flags.append(.referenceLate)
    }
    if Foot.allCases.contains(where: { isLoadedInSwing($0, grids[$0], report) }) {
      flags.append(.referenceNotUnloaded)
    }
    if Foot.allCases.contains(where: { !report.onOtherPlate[$0].isEmpty }) {
      flags.append(.referenceOnOtherPlate)
    }
    let isPartial = Foot.allCases.contains {
      !report.uncovered[$0].isEmpty || !report.offPlate[$0].isEmpty
    }
    if isPartial { flags.append(.referencePartial) }
    return flags
  }

  // MARK: - Parts

  private static func covered(_ track: FootTrack, _ uncovered: [ClosedRange<Double>]) -> Double {
    guard let first = track.times.first, let last = track.times.last, last > first else { return 0 }
    let missing = uncovered.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    return max(0, 1 - missing / (last - first))
  }

  private static func lag(_ track: FootTrack) -> Double? {
    guard let first = track.reference.times.first else { return nil }
    let seconds = first...first + lagSeconds
    let frames = track.times.indexRange(in: seconds)
    let block = track.reference.block(of: track.foot, in: seconds)
    guard ReferenceLagFinder.isLively(block),
      let lag = LagEstimate.find(
        reference: block, times: Array(track.times[frames]),
        newtons: Array(track.measured[frames])),
      lag.isClear || abs(lag.seconds) <= ReferenceLag.shortest
    else { return nil }
    return lag.seconds
  }

  private func correlation(_ grid: Grids, _ insole: ForceGrid, _ mask: [Bool]) -> Double? {
    let least = Int(Self.leastSeconds / grid.reference.step)
    guard grid.spread(mask) >= Self.leastSpread * bodyWeight else { return nil }
    return grid.reference.correlation(
      with: insole, shift: 0, samples: mask.indices, mask: mask, least: least)
  }

  /// Whether the reference of a foot stays above the contact force while the foot is in the air.
  private func isLoadedInSwing(_ foot: Foot, _ grid: Grids?, _ report: ReferenceReport) -> Bool {
    guard let grid, let side = sides[foot] else { return false }
    let excluded = report.excluded(foot)
    var levels: [Double] = []
    for (stance, next) in zip(side.estimated, side.estimated.dropFirst()) {
      let swing = next.initialContactSeconds - stance.toeOffSeconds
      guard swing > 0.2, swing < 2 else { continue }
      let middle = stance.toeOffSeconds + swing / 2
      guard !excluded.contains(where: { $0.contains(middle) }) else { continue }
      let inner = middle - 0.2 * swing...middle + 0.2 * swing
      if let level = grid.meanReference(in: inner) { levels.append(level) }
    }
    guard levels.count >= 3, let level = levels.median else { return false }
    return abs(level) > thresholds.offNewtons && level < 0.5 * bodyWeight
  }

  /// Finds contacts of the insole that its reference knows nothing of.
  private func findStrangers(_ foot: Foot, _ side: Side, into report: inout ReferenceReport) {
    for contact in side.contacts {
      let length = contact.stanceSeconds
      let inner =
        contact.initialContactSeconds + 0.2 * length...contact.toeOffSeconds - 0.2 * length
      let range = side.track.reference.times.indexRange(in: inner)
      guard range.count >= 3,
        side.track.reference.newtons[range].allSatisfy({ Double($0) < thresholds.onNewtons })
      else { continue }
      let before = side.reference.last { $0.toeOffSeconds <= inner.lowerBound }?.toeOffSeconds
      let after =
        side.reference.first { $0.initialContactSeconds >= inner.upperBound }?.initialContactSeconds
      let low = before ?? side.track.times.first ?? contact.initialContactSeconds
      let high = after ?? side.track.times.last ?? contact.toeOffSeconds
      guard low < high else { continue }
      switch carrier(foot, inner) {
      case .nobody: report.offPlate[foot].join(low...high)
      case .otherPlate: report.onOtherPlate[foot].join(low...high)
      case .unknown: break
      }
    }
  }

  private enum Carrier { case nobody, otherPlate, unknown }

  /// Whose plate carries the body while a foot's reads nothing.
  private func carrier(_ foot: Foot, _ seconds: ClosedRange<Double>) -> Carrier {
    guard let other = sides[foot.opposite], !other.track.reference.isEmpty else { return .nobody }
    // The other foot's plate counts while that foot is in the air.
    let times = other.track.reference.times
    let range = times.indexRange(in: seconds)
    guard !range.isEmpty else { return .nobody }
    let alone = range.filter { index in
      let time = times[index]
      let after = other.estimated.partition(where: { $0.toeOffSeconds >= time })
      return after == other.estimated.count
        || other.estimated[after].initialContactSeconds > time
    }
    guard alone.count >= 3 else { return .unknown }
    let load = alone.reduce(0) { $0 + Double(other.track.reference.newtons[$1]) }
    return load / Double(alone.count) > Self.carried * bodyWeight ? .otherPlate : .nobody
  }
}

extension [Stance] {
  /// The first index for which a condition holds that holds for all after it.
  fileprivate func partition(where holds: (Stance) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension [ClosedRange<Double>] {
  /// Adds a range that begins no earlier than the last; two that touch become one.
  mutating func join(_ range: ClosedRange<Double>) {
    guard let last, range.lowerBound <= last.upperBound else {
      append(range)
      return
    }
    self[count - 1] = last.lowerBound...Swift.max(last.upperBound, range.upperBound)
  }
}
