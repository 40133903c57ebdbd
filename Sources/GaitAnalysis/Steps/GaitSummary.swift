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
  /// `[101]` newtons over stance of the accepted steps, for each force that they have.
  package let meanCurves: PerFoot<[ForceKind: [MeanSD]]>
  /// Steps of both feet a minute, from the mean stride time; nil with fewer than two strides.
  package let cadenceStepsPerMinute: Double?
  /// Means of the accepted steps of each foot.
  package let feet: PerFoot<[StepMeasure: MeanSD]>
  /// (R - L) / (0.5 (R + L)), signed; 0.1 says that the right is 10 % above the left.
  package let symmetry: [StepMeasure: Double]
  /// The force that the newtons are of.
  package let force: ForceKind
  /// The highest estimate or reference of all found steps in newtons; 0 without steps.
  package let highestNewtons: Double

  package init(steps: [Step], force: ForceKind) {
    let used = steps.filter(\.isAccepted)
    self.force = force
    stepsFound = steps.count
    stepsUsed = used.count
    stepsFoundOnFoot = PerFoot.each { foot in steps.count { $0.foot == foot } }
    stepsUsedOnFoot = PerFoot.each { foot in used.count { $0.foot == foot } }
    stepsLeftOutOnFoot = PerFoot.each { foot in steps.count { $0.foot == foot && $0.isLeftOut } }
    meanCurves = PerFoot.each { foot in
      var curves: [ForceKind: [MeanSD]] = [:]
      for step in used where step.foot == foot {
        for kind in ForceKind.allCases {
          guard let curve = step.features(kind)?.curve else { continue }
          var points =
            curves.removeValue(forKey: kind)
            ?? Array(repeating: MeanSD(), count: StanceCurve.pointCount)
          for index in points.indices { points[index].push(Double(curve.newtons[index])) }
          curves[kind] = points
        }
      }
      return curves
    }
    highestNewtons =
      steps.lazy.map { max($0.estimated?.maxNewtons ?? 0, $0.reference?.maxNewtons ?? 0) }.max()
      ?? 0
    var strides = MeanSD()
    for step in used {
      if let swing = step.swingSeconds { strides.push(step.stance.stanceSeconds + swing) }
    }
    cadenceStepsPerMinute = strides.n > 1 ? 120 / strides.mean : nil
    let feet = PerFoot.each { foot in
      var means: [StepMeasure: MeanSD] = [:]
      for measure in StepMeasure.allCases {
        let values = used.filter { $0.foot == foot }
          .compactMap { measure.value(of: $0, force: force) }
        if !values.isEmpty { means[measure] = MeanSD(values) }
      }
      return means
    }
    self.feet = feet
    var symmetry: [StepMeasure: Double] = [:]
    for measure in StepMeasure.allCases {
      if let left = feet.left[measure], let right = feet.right[measure] {
        symmetry[measure] = Self.symmetry(left: left.mean, right: right.mean)
      }
    }
    self.symmetry = symmetry
  }

  /// Steps of both feet that somebody has left out by hand or by an option.
  package var stepsLeftOut: Int { stepsLeftOutOnFoot.left + stepsLeftOutOnFoot.right }

  /// Whether too few steps of a foot have a measure for a symmetry: one, or under half of those used.
  package func hasFew(_ measure: StepMeasure) -> Bool {
    Foot.allCases.contains { foot in
      let n = feet[foot][measure]?.n ?? 0
      return n < 2 || 2 * n < stepsUsedOnFoot[foot]
    }
  }

  /// The signed symmetry of two numbers; nil if both are zero.
  package static func symmetry(left: Double, right: Double) -> Double? {
    let mean = 0.5 * (left + right)
    return mean == 0 ? nil : (right - left) / mean
  }
}
