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

  let sides: PerFoot<Side?>
  let thresholds: StanceThresholds
  /// One body weight in newtons; where nobody knows it, about what the reference carries.
  let bodyWeight: Double
  /// The walker's weight, where the mass is known.
  let knownWeight: Double?

  /// Samples a second at which forces are compared.
  private static let step = 0.02
  /// Seconds of both that are needed for a correlation, and those of a plate that a few steps met.
  private static let leastSeconds = 5.0
  private static let leastSecondsOnPlate = 0.4
  /// A reference that varies by less, in body weights, is compared with nothing.
  private static let leastSpread = 0.03
  /// The other foot's insole has to fit better by this much in Pearson's r.
  private static let leastAdvantage = 0.3
  /// A reference that fits at a lag of more seconds may as well be the other foot's.
  private static let longestOwnLag = 0.25
  /// Seconds that a lag is looked for in.
  private static let lagSeconds = 60.0

  /// Begins with what is known of a session.
  ///
  /// - Parameters:
  ///   - sides: the forces and stances of each foot.
  ///   - thresholds: the forces at which stances on the reference begin and end.
  ///   - bodyWeight: in newtons; nil where the insoles' own unit is none of force.
  ///   - knownWeight: the walker's weight; nil where the mass is not known.
  init(
    sides: PerFoot<Side?>, thresholds: StanceThresholds, bodyWeight: Double?, knownWeight: Double?
  ) {
    self.sides = sides
    self.thresholds = thresholds
    self.knownWeight = knownWeight
    self.bodyWeight = bodyWeight ?? Self.usualLoad(sides)
  }

  /// What the reference carries at most, but for a few samples: one body weight and a little, in walking.
  private static func usualLoad(_ sides: PerFoot<Side?>) -> Double {
    let loads = Foot.allCases.compactMap { foot in
      sides[foot].flatMap { side in
        side.track.reference.newtons.map(Double.init).quantile(0.98)
      }
    }
    return max(loads.max() ?? 0, 1)
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
    let isOfAnotherUnit = !isSwapped && isOfAnotherUnit(grids)
    let whole = report
    if !isSwapped {
      for foot in Foot.allCases {
        if let side = sides[foot], !side.track.reference.isEmpty {
          findStrangers(foot, side, into: &report)
        }
      }
    }
    let swings = PerFoot.each { swingLevels($0, grids[$0], report) }
    if !isSwapped {
      report.notUnloaded = swings.map(stretchesNotUnloaded)
      correlate(grids, &report)
      // Where hardly anything is left to compare, it is the whole that contradicts; not where a plate was
      // met by parts of steps only.
      for foot in Foot.allCases
      where report.feet[foot]?.correlation == nil && report.offPlate[foot].isEmpty {
        report.feet[foot]?.correlation = whole.feet[foot]?.correlation
      }
      report.carriedBodyWeights = carriedBodyWeights(report)
    }
    report.flags = levels.flags
    report.flags += flags(report, isSwapped: isSwapped)
    report.isContradicted = report.flags.contains { Self.contradictions.contains($0) }
    if !report.isContradicted {
      if Foot.allCases.contains(where: { isLoadedInSwing(swings[$0]) }) {
        report.flags.append(.referenceNotUnloaded)
      }
      let isOfOneWeight = report.carriedBodyWeights.map(Self.plausibleWeight.contains) ?? true
      if isOfAnotherUnit || !isOfOneWeight || Foot.allCases.contains(where: isClipped) {
        report.flags.append(.referenceNotBodyWeight)
      }
    }
    report.flags += coverage(report, isOfAnotherUnit: isOfAnotherUnit)
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
      // A plate that is met by a step or two says enough by those; what lies around them is zero.
      let seconds =
        report.offPlate[foot].isEmpty ? Self.leastSeconds : Self.leastSecondsOnPlate
      report.feet[foot]?.correlation = correlation(grid, grid.insole, mask, seconds: seconds)
      if let other = sides[foot.opposite]?.track {
        report.feet[foot]?.crossCorrelation = correlation(
          grid, grid.insole(of: other), mask, seconds: seconds)
      }
    }
  }

  /// Whether the reference of each foot follows the other insole.
  private func isSwapped(_ report: ReferenceReport) -> Bool {
    let feet = Foot.allCases.compactMap { report.feet[$0] }.filter { $0.correlation != nil }
    return !feet.isEmpty
      && feet.allSatisfy { foot in
        guard let own = foot.correlation, let cross = foot.crossCorrelation else { return false }
        // What falls just as the own insole rises is that foot's: one of the two is inverted.
        return own < ReferenceReport.leastCorrelation && cross > -own
          && cross >= ReferenceReport.leastCorrelation && cross - own >= Self.leastAdvantage
      }
  }

  private func flags(_ report: ReferenceReport, isSwapped: Bool) -> [TrustFlag] {
    var flags: [TrustFlag] = []
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
    return flags
  }

  /// What there is to say of steps without a plate, or on the other one.
  private func coverage(_ report: ReferenceReport, isOfAnotherUnit: Bool) -> [TrustFlag] {
    var flags: [TrustFlag] = []
    if Foot.allCases.contains(where: { !report.onOtherPlate[$0].isEmpty }) {
      flags.append(.referenceOnOtherPlate)
    }
    let isPartial = Foot.allCases.contains {
      !report.uncovered[$0].isEmpty || !report.offPlate[$0].isEmpty
    }
    if isPartial, !isOfAnotherUnit { flags.append(.referencePartial) }
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

  private func correlation(
    _ grid: Grids, _ insole: ForceGrid, _ mask: [Bool], seconds: Double
  ) -> Double? {
    let least = Int(seconds / grid.reference.step)
    guard grid.spread(mask) >= Self.leastSpread * bodyWeight else { return nil }
    return grid.reference.correlation(
      with: insole, shift: 0, samples: mask.indices, mask: mask, least: least)
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
