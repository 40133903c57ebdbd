import GaitModel

/// What each foot's insole reads over whole strides, above what it reads in the air.
///
/// Two feet that walk carry nearly the same: a foot alone on the ground carries the whole body, and each
/// is alone for two fifths of a stride. A spared leg carries less; half of the other it carries only with
/// a walking aid.
struct InsoleShares {
  /// Means over the strides of each foot in the order of time; of the other foot's strides where a foot
  /// has hardly any steps of its own.
  private let means: PerFoot<[Double]>

  /// The smallest part of both that a foot carries without a walking aid, and some for the insoles.
  private static let leastShare = 0.3
  /// By how much the ratio of the feet may change in a walk.
  private static let plausibleChange = 0.75...(1 / 0.75)
  private static let leastStrides = 3
  /// Strides of each foot that a change is found on.
  private static let leastStridesOfChange = 6
  /// Part of the time that every walker's foot is in the air, or less.
  private static let airPart = 0.1

  /// Nil for one foot alone and where nobody walks.
  init?(tracks: PerFoot<FootTrack?>, steps: [Step]) {
    guard let left = tracks.left, let right = tracks.right else { return nil }
    let strides = PerFoot.each { foot in
      steps.filter { $0.foot == foot && $0.isAccepted }.compactMap { step in
        step.swingSeconds.map {
          step.stance.initialContactSeconds...step.stance.toeOffSeconds + $0
        }
      }
    }
    let means = PerFoot.each { foot in
      let own = strides[foot].count >= Self.leastStrides ? strides[foot] : strides[foot.opposite]
      return Self.means(foot == .left ? left : right, over: own)
    }
    guard Foot.allCases.allSatisfy({ means[$0].count >= Self.leastStrides }) else { return nil }
    self.means = means
  }

  private static func means(_ track: FootTrack, over strides: [ClosedRange<Double>]) -> [Double] {
    let forces = strides.map { seconds in
      track.measured[track.times.indexRange(in: seconds)].map(Double.init).filter(\.isFinite)
    }.filter { !$0.isEmpty }
    guard let air = forces.compactMap({ $0.quantile(airPart) }).median else { return [] }
    return forces.map { max(0, $0.reduce(0, +) / Double($0.count) - air) }
  }

  /// Whether one foot reads so little that its insole has another gain.
  var differ: Bool {
    guard let left = means.left.median, let right = means.right.median, left + right > 0 else {
      return false
    }
    return min(left, right) < Self.leastShare * (left + right)
  }

  /// Whether one foot reads less and less beside the other.
  var change: Bool {
    guard Foot.allCases.allSatisfy({ means[$0].count >= Self.leastStridesOfChange }),
      let early = ratio({ $0.prefix($0.count / 3) }),
      let late = ratio({ $0.suffix($0.count / 3) })
    else { return false }
    return !Self.plausibleChange.contains(late / early)
  }

  /// Left by right in a part of the strides.
  private func ratio(_ part: ([Double]) -> ArraySlice<Double>) -> Double? {
    guard let left = Array(part(means.left)).median, let right = Array(part(means.right)).median,
      left > 0, right > 0
    else { return nil }
    return left / right
  }
}
