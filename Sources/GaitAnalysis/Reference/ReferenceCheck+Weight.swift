import GaitModel

extension ReferenceCheck {
  /// Outside this, in body weights, the reference is not the walker's whole force.
  static let plausibleWeight = 0.9...1.1
  /// Strides of each foot that are needed.
  private static let leastStrides = 3
  /// A stride longer than this many usual ones has a contact within it that does not count.
  private static let longestStride = 1.5
  /// A reference that follows the insole better than this is that foot's force, in whatever unit.
  private static let sureCorrelation = 0.8

  /// Left + right of the reference over whole strides by the walker's weight; 1 by physics.
  ///
  /// Nil where the mass is not known or a foot has no three strides on its plate.
  func carriedBodyWeights(_ report: ReferenceReport) -> Double? {
    guard let knownWeight, knownWeight > 0 else { return nil }
    var sum = 0.0
    for foot in Foot.allCases {
      guard let side = sides[foot] else { return nil }
      let means = strideMeans(side, without: report.uncovered[foot] + report.excluded(foot))
      guard means.count >= Self.leastStrides, let mean = means.median else { return nil }
      sum += mean
    }
    return sum / knownWeight
  }

  private func strideMeans(_ side: Side, without excluded: [ClosedRange<Double>]) -> [Double] {
    let strides = zip(side.contacts, side.contacts.dropFirst()).map {
      $0.initialContactSeconds...$1.initialContactSeconds
    }
    guard let usual = strides.map({ $0.upperBound - $0.lowerBound }).median else { return [] }
    return strides.compactMap { seconds in
      guard seconds.upperBound - seconds.lowerBound <= Self.longestStride * usual,
        side.track.hasReference(in: seconds),
        !excluded.contains(where: { $0.shared(with: seconds) > 0 })
      else { return nil }
      let forces = side.track.reference.newtons[side.track.reference.times.indexRange(in: seconds)]
      guard !forces.isEmpty else { return nil }
      return forces.reduce(0) { $0 + Double($1) } / Double(forces.count)
    }
  }

  /// Whether the reference of a foot stops at the same highest force again and again.
  func isClipped(_ foot: Foot) -> Bool {
    guard let side = sides[foot] else { return false }
    var signal = CellSignal(cellCount: 1)
    for newtons in side.track.reference.newtons { signal.push([newtons][...]) }
    return !signal.clipped.isEmpty
  }

  /// Whether the reference follows the insole and never reaches the contact force: kilonewtons, or parts
  /// of a body weight.
  func isOfAnotherUnit(_ grids: PerFoot<Grids?>) -> Bool {
    guard knownWeight != nil else { return false }
    let found = Foot.allCases.filter { grids[$0] != nil }
    return !found.isEmpty
      && found.allSatisfy { foot in
        guard let grid = grids[foot], let side = sides[foot],
          let high = side.track.reference.newtons.map(Double.init).quantile(0.98),
          high < thresholds.onNewtons
        else { return false }
        let all = [Bool](repeating: true, count: grid.reference.values.count)
        let r = grid.reference.correlation(
          with: grid.insole, shift: 0, samples: all.indices, mask: all,
          least: Int(5 / grid.reference.step))
        return (r ?? 0) > Self.sureCorrelation
      }
  }
}
