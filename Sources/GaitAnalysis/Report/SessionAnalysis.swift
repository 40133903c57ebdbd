package import GaitModel

/// Everything that analysis says of a session, or of the part of it that was read so far.
public struct SessionAnalysis: Equatable, Sendable {
  /// When a stance begins and ends.
  package var rule: StanceRule
  /// The rule in newtons.
  package var thresholds: StanceThresholds
  /// The calibrations that counted, each from when it held.
  package var calibrations: CalibrationTimeline
  /// The card of the estimator.
  package var estimator: EstimatorDescription
  /// The force that stances were found on.
  package var decidedBy: ForceKind
  /// How the scale has moved since the calibration, in the order of time.
  package var scaleChanges: [RunningScale.Change]
  /// The forces of each foot; nil for one that was not recorded.
  package var tracks: PerFoot<FootTrack?>
  /// Steps of both feet by initial contact.
  public var steps: [Step]
  /// Means and symmetry of the accepted steps.
  package var summary: GaitSummary
  /// How far the estimate is from the reference; nil where there is none.
  public var errors: ErrorReport?
  /// All that is known for and against the numbers.
  package var trust: TrustReport
  /// The highest reading of each cell so far, in the unit of the device.
  package var cellPeaks: PerFoot<[Float]>
  /// Whether the whole session has been read.
  package var isComplete: Bool
  /// What was left out by hand and fits none of the steps, for instance because the rule is another.
  package var leftOutWithoutStep: [LeftOutStep]
  /// Numbers of each foot that an option leaves out and that no step has.
  package var skippedWithoutStep: PerFoot<[Int]>

  package init(
    rule: StanceRule, thresholds: StanceThresholds, calibrations: CalibrationTimeline,
    estimator: EstimatorDescription, decidedBy: ForceKind,
    scaleChanges: [RunningScale.Change] = [], tracks: PerFoot<FootTrack?>, steps: [Step],
    summary: GaitSummary, errors: ErrorReport?, trust: TrustReport, cellPeaks: PerFoot<[Float]>,
    isComplete: Bool, leftOutWithoutStep: [LeftOutStep] = [],
    skippedWithoutStep: PerFoot<[Int]> = PerFoot(both: [])
  ) {
    self.rule = rule
    self.thresholds = thresholds
    self.calibrations = calibrations
    self.estimator = estimator
    self.decidedBy = decidedBy
    self.scaleChanges = scaleChanges
    self.tracks = tracks
    self.steps = steps
    self.summary = summary
    self.errors = errors
    self.trust = trust
    self.cellPeaks = cellPeaks
    self.isComplete = isComplete
    self.leftOutWithoutStep = leftOutWithoutStep
    self.skippedWithoutStep = skippedWithoutStep
  }

  /// The calibration that held at the end; the body weight is that of all of them.
  package var calibration: Calibration { calibrations.last }

  /// The force that contacts were found on: `measured` where the insole's own sum overrules the estimate.
  package var contactsBy: ForceKind {
    decidedBy == .estimated && trust.flags.contains(.contactsDisagree) ? .measured : decidedBy
  }

  /// The force that a step was found on, which for single ones is the estimate where a plate has no samples.
  package func foundOn(_ step: Step) -> ForceKind {
    step.force(decidedBy: decidedBy) == decidedBy ? contactsBy : .estimated
  }

  /// Whether forces of the insoles are newtons: counts without a body mass are not.
  package var hasNewtons: Bool { !trust.flags.contains(.countsAreNoNewtons) }

  /// Whether parts of body weight mean anything: not where insoles read what no person weighs.
  package var hasBodyWeights: Bool { !trust.flags.contains(.nobodysWeight) }

  /// Whether the forces at which stances begin and end are newtons.
  package var hasThresholdsInNewtons: Bool { hasNewtons || decidedBy == .reference }

  /// The contact force as a part of body weight; nil where that means nothing.
  package var onBodyWeights: Double? {
    let weight = calibration.bodyWeightNewtons
    let isOneUnit = hasNewtons || decidedBy != .reference
    return hasBodyWeights && isOneUnit && weight > 0 ? thresholds.onNewtons / weight : nil
  }

  /// Whether a measure of the force that decides can be given.
  ///
  /// - Parameters:
  ///   - measure: of the steps.
  ///   - kind: of the force; nil for the one that decides.
  ///   - inBodyWeights: whether newtons are shown as parts of body weight, which counts have too.
  /// - Returns: false where the unit would be a lie.
  package func gives(
    _ measure: StepMeasure, of kind: ForceKind? = nil, inBodyWeights: Bool = false
  ) -> Bool {
    guard measure.isForce else { return true }
    if inBodyWeights, measure.unit == "N" { return hasBodyWeights }
    return hasNewtons(kind ?? decidedBy)
  }

  /// Whether a force is newtons: counts without a body mass are not.
  package func hasNewtons(_ kind: ForceKind) -> Bool { kind == .reference || hasNewtons }

  /// Whether parts of body weight of a force mean anything.
  ///
  /// A plate's newtons are no part of a body weight that is only known in counts.
  package func hasBodyWeights(_ kind: ForceKind) -> Bool {
    hasBodyWeights && calibration.bodyWeightNewtons > 0 && (kind != .reference || hasNewtons)
  }

  /// The same of the steps that lie within a part of the session.
  ///
  /// Calibration, scale, model and trust stay those of the whole; errors are not those of the part and go.
  package func part(_ seconds: ClosedRange<Double>) -> SessionAnalysis {
    var part = self
    part.steps = steps.filter {
      seconds.contains($0.stance.initialContactSeconds) && seconds.contains($0.stance.toeOffSeconds)
    }
    part.summary = GaitSummary(steps: part.steps, force: decidedBy)
    part.errors = nil
    part.leftOutWithoutStep = leftOutWithoutStep.filter {
      seconds.contains($0.initialContactSeconds)
    }
    return part
  }

  /// The stances of a foot that some seconds share, in the order of time.
  package func stances(of foot: Foot, in seconds: ClosedRange<Double>) -> [Stance] {
    let first = stepCount(until: seconds.lowerBound - rule.maxStanceSeconds)
    let last = stepCount(until: seconds.upperBound)
    return steps[first..<last].lazy.map(\.stance)
      .filter { $0.foot == foot && $0.seconds.overlaps(seconds) }
  }

  /// How many steps of both feet had begun by a moment.
  ///
  /// - Complexity: O(log steps).
  package func stepCount(until seconds: Double) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].stance.initialContactSeconds <= seconds {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Agreement of estimate and reference over the accepted steps of a foot, in body weights.
  ///
  /// For each foot, since an insole's error is its own: limits of both together describe neither.
  package func blandAltman(_ measure: StepMeasure, foot: Foot) -> BlandAltman? {
    let scale = measure.unit == "N" ? calibration.bodyWeightNewtons : 1
    return BlandAltman(
      pairs: steps.filter { $0.isAccepted && $0.foot == foot }.compactMap { step in
        guard let estimate = measure.value(of: step, force: .estimated),
          let reference = measure.value(of: step, force: .reference)
        else { return nil }
        return (estimate / scale, reference / scale)
      })
  }
}
