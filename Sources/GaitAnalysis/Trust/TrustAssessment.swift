package import GaitModel

/// Weighs what is known of a session and says what to doubt.
package struct TrustAssessment {
  private let metadata: SessionMetadata
  private let calibrations: CalibrationTimeline
  private let tracks: PerFoot<FootTrack?>
  private let steps: [Step]
  private let faults: PerFoot<[Int: CellFault]>
  private let notFiniteFrames: Int
  private let readsBelowZero: Bool
  private let estimator: EstimatorDescription
  private let scale: ScaleReport
  private let watches: PerFoot<HoleWatch?>
  private let doubts: [TrustFlag]
  private let contacts: ContactAgreement?
  private let reference: ReferenceReport?
  /// Whether steps were found before those that are judged.
  private let hasEarlierSteps: Bool

  package init(
    metadata: SessionMetadata, calibrations: CalibrationTimeline, tracks: PerFoot<FootTrack?>,
    steps: [Step],
    faults: PerFoot<[Int: CellFault]>, notFiniteFrames: Int, readsBelowZero: Bool,
    estimator: EstimatorDescription, scale: ScaleReport = ScaleReport(),
    watches: PerFoot<HoleWatch?> = PerFoot(both: nil), doubts: [TrustFlag] = [],
    contacts: ContactAgreement? = nil, reference: ReferenceReport? = nil,
    hasEarlierSteps: Bool = false
  ) {
    self.hasEarlierSteps = hasEarlierSteps
    self.contacts = contacts
    self.reference = reference
    self.estimator = estimator
    self.scale = scale
    self.watches = watches
    self.doubts = doubts
    self.metadata = metadata
    self.calibrations = calibrations
    self.tracks = tracks
    self.steps = steps
    self.faults = faults
    self.notFiniteFrames = notFiniteFrames
    self.readsBelowZero = readsBelowZero
  }

  /// What holds at the end.
  private var calibration: Calibration { calibrations.last }

  /// All that is known for and against the numbers.
  package var report: TrustReport {
    let gaps = Foot.allCases.flatMap { tracks[$0]?.gaps ?? [] }
      .sorted { $0.startSeconds < $1.startSeconds }
    // Raw counts have no scale of their own that a body weight could be compared with.
    let isPressure = metadata.feet.allSatisfy { metadata.insoles[$0]?.unit.isAbsolute ?? false }
    let ratio =
      isPressure
      ? metadata.bodyWeightNewtons.flatMap { strideMean(\.measured, over: $0, byOther: true) } : nil
    let estimateRatio = strideMean(\.estimated, over: calibration.bodyWeightNewtons)
    let kinds = Set(Foot.allCases.flatMap { faults[$0].values })
    var flags: [TrustFlag] = []
    if metadata.isSimulated { flags.append(.simulated) }
    if !calibration.isBodyMassKnown { flags.append(.bodyMassUnknown) }
    if calibration.origin == .none { flags.append(.uncalibrated) }
    if let ratio, !TrustReport.plausibleRatio.contains(ratio) {
      flags.append(.bodyWeightImplausible)
      if calibrations.all.contains(where: { $0.origin == .automatic }) {
        flags.append(.scaledToBodyWeight)
      }
    }
    if steps.isRunning { flags.append(.running) }
    if !isEstimatePlausible(estimateRatio) { flags.append(.estimateImplausible) }
    if estimator.isFittedToSimulation, !metadata.isSimulated { flags.append(.fittedToSimulation) }
    if isFarFromModelRate { flags.append(.rateFarFromModel) }
    if isFarFromModelLayout { flags.append(.layoutFarFromModel) }
    flags += doubts
    if contacts?.isGood == false { flags.append(.contactsDisagree) }
    if kinds.contains(.dead) { flags.append(.deadCells) }
    if kinds.contains(.saturated) { flags.append(.saturatedCells) }
    if !gaps.isEmpty { flags.append(.gaps) }
    let watches = Foot.allCases.compactMap { self.watches[$0] }
    let judged = watches.reduce(0) { $0 + $1.frames }
    let nearHole = watches.reduce(0) { $0 + $1.nearHole }
    let fallenBack = watches.reduce(0) { $0 + $1.fallenBack }
    if fallenBack > 0 { flags.append(.fellBack) }
    if scale.hasLeft { flags.append(.scaleLeft) }
    if steps.contains(where: { !$0.isAccepted }) { flags.append(.stepsRejected) }
    if steps.isEmpty, !hasEarlierSteps { flags.append(.noSteps) }
    if notFiniteFrames > 0 { flags.append(.notFinite) }
    if readsBelowZero { flags.append(.negativeReadings) }
    return TrustReport(
      bodyWeightRatio: ratio, estimateRatio: estimateRatio, faults: faults,
      // A frame that is left out makes a gap like one that never came: counted once.
      droppedFrames: gaps.reduce(0) { sum, gap in
        sum
          + gap.missingFrames(samplingRateHz: metadata.insoles[gap.foot]?.samplingRateHz ?? 0)
      }, gaps: gaps, scale: scale,
      nearHoleFraction: judged > 0 ? Double(nearHole) / Double(judged) : 0,
      fallbackFrames: fallenBack, flags: flags, contacts: contacts,
      swingLoad: SwingLoad(
        metadata: metadata, calibrations: calibrations, tracks: tracks, steps: steps),
      reference: reference)
  }

  private func isEstimatePlausible(_ ratio: Double?) -> Bool {
    // Partial load is what somebody asked to see.
    if calibration.origin == .insole { return !steps.isEmpty }
    if let ratio { return TrustReport.plausibleEstimateRatio.contains(ratio) }
    // The insoles themselves walk, and the estimate does not.
    return !(steps.isEmpty && calibration.origin == .automatic)
  }

  private var isFarFromModelRate: Bool {
    guard let modelRate = estimator.samplingRateHz, estimator.receptiveFieldFrames > 1 else {
      return false
    }
    let plausible = TrustReport.plausibleRateRatio
    return metadata.feet.contains { foot in
      metadata.insoles[foot].map { !plausible.contains($0.samplingRateHz / modelRate) } ?? false
    }
  }

  /// The sum of cells knows no layouts, and a linear model was fitted to any.
  private var isFarFromModelLayout: Bool {
    guard estimator.receptiveFieldFrames > 1 else { return false }
    return metadata.feet.contains { foot in
      metadata.insoles[foot].map {
        !(estimator.trainedLayouts ?? .dense).covers(cellCount: $0.layout.cellCount)
      } ?? false
    }
  }

  /// Mean of a force, left + right, over whole strides by a weight.
  ///
  /// - Parameters:
  ///   - force: of each foot.
  ///   - weight: in newtons.
  ///   - byOther: whether a foot without steps is looked at over the other's strides.
  /// - Returns: 1 by physics; nil where there are no strides.
  private func strideMean(
    _ force: KeyPath<FootTrack, ChunkedArray<Float>>, over weight: Double, byOther: Bool = false
  ) -> Double? {
    guard metadata.feet.count == 2 else { return nil }
    var sum = 0.0
    for foot in Foot.allCases {
      guard let track = tracks[foot] else { return nil }
      var strides = MeanSD()
      let hasSteps = steps.contains {
        $0.foot == foot && $0.isAccepted && $0.swingSeconds != nil
      }
      let walking = byOther && !hasSteps ? foot.opposite : foot
      for step in steps where step.foot == walking && step.isAccepted {
        guard let swing = step.swingSeconds else { continue }
        let start = step.stance.initialContactSeconds
        let range = track.times.indexRange(in: start...(step.stance.toeOffSeconds + swing))
        let forces = track[keyPath: force]
        // Estimates come late; a stride whose end has none waits.
        guard !range.isEmpty, range.upperBound <= forces.count else { continue }
        let mean = forces[range].reduce(0.0) { $0 + Double($1) } / Double(range.count)
        if mean.isFinite { strides.push(mean) }
      }
      guard strides.n > 0 else { return nil }
      sum += strides.mean
    }
    return sum / weight
  }
}
