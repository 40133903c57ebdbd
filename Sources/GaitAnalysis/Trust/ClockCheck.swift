import GaitModel

/// Finds clocks of two insoles that are apart by the double support of both sides.
///
/// A clock that is late makes one double support longer and the other shorter by the same time, and leaves
/// the stances alone. A walker with unequal double supports has unequal stances, too, and no foot lands
/// just when the other lifts.
struct ClockCheck {
  /// Seconds by which the other foot's stance overlaps each foot's initial contact, in the order of time.
  private let overlaps: PerFoot<[Double]>
  /// Median stance of each foot in seconds.
  private let stances: PerFoot<Double>

  /// Contacts after the other foot's toe-off and before it by this much are not one walk, in seconds.
  private static let leastOverlap = 0.03
  private static let leastSteps = 3
  /// Double supports that differ by more are not one walker's, in seconds...
  private static let longestDifference = 0.14
  /// ...if they differ by more than so many times their spread...
  private static let spreads = 3.0
  /// ...and by more than so many times what the stances do.
  private static let stanceParts = 2.0
  /// A clock that runs away moves both by at least this, in seconds.
  private static let leastRun = 0.08
  private static let leastStepsOfRun = 6

  init(steps: [Step]) {
    let used = steps.filter(\.isAccepted)
    var overlaps = PerFoot<[Double]>(both: [])
    for (former, next) in zip(used, used.dropFirst()) where former.foot != next.foot {
      let overlap = former.stance.toeOffSeconds - next.stance.initialContactSeconds
      // Feet that are longer apart do not walk.
      guard abs(overlap) < former.stance.stanceSeconds else { continue }
      overlaps[next.foot].append(overlap)
    }
    self.overlaps = overlaps
    stances = PerFoot.each { foot in
      used.filter { $0.foot == foot }.map(\.stance.stanceSeconds).median ?? 0
    }
  }

  /// Whether one foot lands long before the other lifts, and the other only after it has lifted.
  var areApart: Bool { Foot.allCases.contains(where: landsAfter) || differ || runAway }

  private func landsAfter(_ foot: Foot) -> Bool {
    let (late, early) = (overlaps[foot], overlaps[foot.opposite])
    // In nearly every step, or it is no walk at all.
    guard late.count >= Self.leastSteps, early.count >= Self.leastSteps,
      let high = late.quantile(0.8), let low = early.quantile(0.2)
    else { return false }
    return high < -Self.leastOverlap && low > Self.leastOverlap
  }

  /// Whether the double supports differ as those of no walker.
  private var differ: Bool {
    guard let left = overlaps.left.median, let right = overlaps.right.median,
      min(overlaps.left.count, overlaps.right.count) >= Self.leastSteps
    else { return false }
    // Somebody who runs has none.
    guard max(left, right) > 0 else { return false }
    let difference = abs(left - right)
    let spread = Foot.allCases.map { Self.spread(overlaps[$0]) }.max() ?? 0
    return difference > Self.longestDifference && difference > Self.spreads * spread
      && difference > Self.stanceParts * abs(stances.left - stances.right)
  }

  /// Half of the range that holds the middle half.
  private static func spread(_ values: [Double]) -> Double {
    ((values.quantile(0.75) ?? 0) - (values.quantile(0.25) ?? 0)) / 2
  }

  /// Whether one double support grows and the other shrinks by the same.
  private var runAway: Bool {
    let changes = PerFoot.each { foot -> Double? in
      let values = overlaps[foot]
      guard values.count >= Self.leastStepsOfRun,
        let first = Array(values.prefix(values.count / 3)).median,
        let last = Array(values.suffix(values.count / 3)).median
      else { return nil }
      return last - first
    }
    guard let left = changes.left, let right = changes.right, left * right < 0 else { return false }
    return min(abs(left), abs(right)) > Self.leastRun
  }
}
