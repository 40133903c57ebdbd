package import GaitModel

/// Means of the accepted steps, for each foot, and what differs between the feet.
package struct GaitSummary: Equatable, Sendable {
  /// Steps of both feet, rejected ones as well.
  package let stepsFound: Int
  /// Accepted steps of both feet.
  package let stepsUsed: Int
  /// The same of each foot, rejected ones as well.
  package let stepsFoundOnFoot: PerFoot<Int>
  /// Accepted steps of each foot.
  package let stepsUsedOnFoot: PerFoot<Int>
  /// Steps of each foot that somebody has left out by hand or by an option.
  package let stepsLeftOutOnFoot: PerFoot<Int>
  /// Those of them that an option has left out.
  package let stepsLeftOutByOptionOnFoot: PerFoot<Int>
  /// `[101]` newtons over stance of the accepted steps, for each force that they have.
  package let meanCurves: PerFoot<[ForceKind: [MeanSD]]>
  /// Steps of both feet a minute, from the mean stride time; nil with fewer than two strides.
  package let cadenceStepsPerMinute: Double?
  /// The force that decides, which `feet` and `symmetry` are of.
  package let force: ForceKind
  private let means: [ForceKind: PerFoot<[StepMeasure: MeanSD]>]
  /// The highest estimate or reference of all found steps in newtons; 0 without steps.
  package let highestNewtons: Double

  package init(steps: [Step], force: ForceKind) {
    self.init(steps: steps, force: force, after: SummaryTally(force: force))
  }

  /// Means of steps and of those that were collected before them.
  init(steps: some Sequence<Step>, force: ForceKind, after earlier: SummaryTally) {
    var tally = earlier
    for step in steps { tally.add(step) }
    self.force = force
    stepsFoundOnFoot = tally.found
    stepsUsedOnFoot = tally.used
    stepsFound = tally.found.left + tally.found.right
    stepsUsed = tally.used.left + tally.used.right
    stepsLeftOutOnFoot = tally.leftOut
    stepsLeftOutByOptionOnFoot = tally.leftOutByOption
    meanCurves = tally.curves
    highestNewtons = tally.highestNewtons
    cadenceStepsPerMinute = tally.strides.n > 1 ? 120 / tally.strides.mean : nil
    var means: [ForceKind: PerFoot<[StepMeasure: MeanSD]>] = [:]
    for kind in ForceKind.allCases where kind == force || tally.kinds.contains(kind) {
      means[kind] = PerFoot.each { tally.means($0, kind) }
    }
    self.means = means
  }

  /// Means of the accepted steps of each foot, by one force; empty where no step has that.
  package func feet(_ kind: ForceKind) -> PerFoot<[StepMeasure: MeanSD]> {
    means[kind] ?? PerFoot(both: [:])
  }

  /// The same by the force that decides.
  package var feet: PerFoot<[StepMeasure: MeanSD]> { feet(force) }

  /// (R - L) / (0.5 (R + L)), signed; 0.1 says that the right is 10 % above the left.
  package func symmetry(_ measure: StepMeasure, _ kind: ForceKind) -> Double? {
    let feet = feet(kind)
    guard let left = feet.left[measure], let right = feet.right[measure] else { return nil }
    return Self.symmetry(left: left.mean, right: right.mean)
  }

  /// The same by the force that decides, of all measures that both feet have.
  package var symmetry: [StepMeasure: Double] {
    var found: [StepMeasure: Double] = [:]
    for measure in StepMeasure.allCases { found[measure] = symmetry(measure, force) }
    return found
  }

  /// The forces that used steps have, the one that decides first.
  package var kinds: [ForceKind] {
    [force] + ForceKind.allCases.reversed().filter { $0 != force && means[$0] != nil }
  }

  /// How many used steps of a foot have no dip between two peaks, of those that a force covers.
  package func flatSteps(_ foot: Foot, _ kind: ForceKind) -> Int {
    let means = feet(kind)[foot]
    return (means[.maxNewtons]?.n ?? 0) - (means[.firstPeakNewtons]?.n ?? 0)
  }

  /// The measures that say something of these steps.
  ///
  /// Those of two peaks where any step has them; the time of the maximum and the rate to it where a step has
  /// no dip.
  package func telling(_ kind: ForceKind) -> [StepMeasure] {
    let isFlat = Foot.allCases.contains { flatSteps($0, kind) > 0 }
    let hasPeaks = Foot.allCases.contains { feet(kind)[$0][.firstPeakNewtons] != nil }
    return StepMeasure.allCases.filter { measure in
      measure.needsPeaks ? hasPeaks || !isFlat : measure.isForFlatCurves ? isFlat : true
    }
  }

  /// Steps of both feet that somebody has left out by hand or by an option.
  package var stepsLeftOut: Int { stepsLeftOutOnFoot.left + stepsLeftOutOnFoot.right }

  /// Those of them that an option has left out.
  package var stepsLeftOutByOption: Int {
    stepsLeftOutByOptionOnFoot.left + stepsLeftOutByOptionOnFoot.right
  }

  /// What has become of the steps that are not used, where somebody has left some out.
  ///
  /// How steps that were found came not to be used, where somebody has left one out.
  ///
  /// - Parameter foot: nil for both.
  /// - Returns: nil where nobody left a step out.
  package func unusedSteps(_ foot: Foot? = nil) -> (byHand: Int, byOption: Int, rejected: Int)? {
    let feet = foot.map { [$0] } ?? Foot.allCases
    func sum(_ counts: PerFoot<Int>) -> Int { feet.reduce(0) { $0 + counts[$1] } }
    let (leftOut, byOption) = (sum(stepsLeftOutOnFoot), sum(stepsLeftOutByOptionOnFoot))
    guard leftOut > 0 else { return nil }
    return (
      leftOut - byOption, byOption, sum(stepsFoundOnFoot) - sum(stepsUsedOnFoot) - leftOut
    )
  }

  /// Such as `2 left out by hand, 1 by option, 1 rejected`: used ones and these are those that were found.
  ///
  /// - Parameter foot: nil for both.
  /// - Returns: empty where nobody left a step out.
  package func leftOutWords(_ foot: Foot? = nil) -> String {
    guard let (byHand, byOption, rejected) = unusedSteps(foot) else { return "" }
    let ways = [
      byHand > 0 ? "\(byHand) left out by hand" : nil,
      byOption > 0 ? "\(byOption) \(byHand > 0 ? "" : "left out ")by option" : nil,
      rejected > 0 ? "\(rejected) rejected" : nil,
    ]
    return ways.compactMap(\.self).joined(separator: ", ")
  }

  /// Whether too few steps of a foot have a measure for a symmetry: one, or under half of those used.
  package func hasFew(_ measure: StepMeasure, _ kind: ForceKind? = nil) -> Bool {
    let feet = feet(kind ?? force)
    return Foot.allCases.contains { foot in
      let n = feet[foot][measure]?.n ?? 0
      return n < 2 || 2 * n < stepsUsedOnFoot[foot]
    }
  }

  /// What `few` stands for in place of a symmetry, in words.
  package static let fewDefinition =
    "few: one step of a foot has the measure, or under half of those used"

  /// The signed symmetry of two numbers; nil if both are zero.
  package static func symmetry(left: Double, right: Double) -> Double? {
    let mean = 0.5 * (left + right)
    return mean == 0 ? nil : (right - left) / mean
  }
}
