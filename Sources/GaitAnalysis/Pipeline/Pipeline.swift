package import GaitModel

/// The one place where grid, estimator, segmentation and step table are put in a row.
///
/// Replay, batch, live input and tests all push frames through this. What comes out depends on the
/// samples alone, never on how they were cut into calls or how fast they came.
package struct Pipeline: Sendable {
  /// What the numbers rest on.
  package private(set) var basis: SessionBasis
  /// The card of the estimator at the higher rate of both feet.
  package let estimator: EstimatorDescription

  /// The scale as the strides so far tell it.
  package private(set) var scale: RunningScale

  var feet: PerFoot<FootPipeline?>
  /// Steps whose samples were dropped.
  var settled = SettledSteps()
  private var settledUntil = -Double.infinity
  private(set) var isComplete = false
  /// Whether the reference of a live session has stopped: steps are not waited for on it.
  package var isReferenceSilent = false

  /// The session's, with the rates that its frames have.
  package var metadata: SessionMetadata { basis.metadata }
  /// The calibrations that count.
  package var calibrations: CalibrationTimeline { basis.calibrations }
  /// The calibration that holds at the end.
  package var calibration: Calibration { basis.calibration }
  /// When a stance begins and ends.
  package var rule: StanceRule { basis.rule }

  /// - Parameters:
  ///   - basis: what the numbers rest on; it tells insoles, mass, and whether there is a reference.
  ///   - scale: what strides have told before, where the frames that follow were analysed already.
  ///   - makeEstimator: makes the estimator of a foot whose frames come at a rate in hertz.
  package init(
    basis: SessionBasis, scale: RunningScale? = nil,
    makeEstimator: (_ samplingRateHz: Double) -> any ForceEstimator = { _ in
      SumOfCellsEstimator()
    }
  ) {
    let metadata = basis.metadata
    self.basis = basis
    self.scale = scale ?? basis.startingScale
    let rates = metadata.feet.compactMap { metadata.insoles[$0]?.samplingRateHz }
    estimator = makeEstimator(rates.max() ?? 200).description
    feet = PerFoot.each { foot in
      metadata.insoles[foot].map { insole in
        FootPipeline(
          foot: foot, insole: insole, basis: basis, estimator: makeEstimator(insole.samplingRateHz))
      }
    }
  }

  /// Makes room for a recording of known length, so that tracks need not grow again and again.
  package mutating func reserve(seconds: Double) {
    for foot in Foot.allCases { feet[foot]?.reserve(seconds: seconds) }
  }

  /// Takes frames of a foot; they are estimated once the other foot's have come as far.
  package mutating func push(_ frames: FrameBlock) {
    var feet = PerFoot<FrameBlock?>(both: nil)
    feet[frames.foot] = frames
    push(feet)
  }

  /// Takes frames of both feet.
  ///
  /// - Parameters:
  ///   - frames: nil for a foot that has none.
  ///   - work: how what each foot has by itself is done.
  package mutating func push(_ frames: PerFoot<FrameBlock?>, by work: any FootWork = FeetInTurn()) {
    work.update(&feet) { foot, pipeline in
      if let frames = frames[foot] { pipeline.push(frames) }
    }
    for foot in Foot.allCases { feet[foot]?.tell(&scale) }
    release(by: work)
  }

  /// Says that all frames up to a moment have come that ever will: nobody waits for a silent foot.
  package mutating func settle(until seconds: Double, by work: any FootWork = FeetInTurn()) {
    guard seconds > settledUntil else { return }
    settledUntil = seconds
    release(by: work)
  }

  private mutating func release(by work: any FootWork) {
    let known = max(scale.knownUntilSeconds, settledUntil)
    scale.settle(until: known)
    let scale = scale
    work.update(&feet) { _, pipeline in
      pipeline.release(until: known + RunningScale.delaySeconds, scale: scale)
    }
  }

  /// Takes forces of the reference on the clock of the frames.
  package mutating func push(reference: ForceBlock) {
    feet[reference.foot]?.push(reference: reference)
  }

  /// Takes a calibration that was made while the session runs.
  ///
  /// - Parameter change: later than every frame that was pushed; what was computed of them stays.
  package mutating func calibrate(_ change: CalibrationChange) {
    basis.calibrate(change)
    scale.restart(at: change.fromSeconds)
    for foot in Foot.allCases {
      feet[foot]?.calibrate(basis)
    }
  }

  /// Leaves other steps out by hand, of those found and to be found.
  package mutating func leaveOut(_ steps: [LeftOutStep]) { basis.leaveOut(steps) }

  /// Leaves other contacts out that another program has chosen.
  package mutating func skip(_ contacts: [LeftOutStep]) { basis.skip(contacts) }

  /// What is known of each foot over time so far.
  package var tracks: PerFoot<FootTrack?> { feet.map { $0?.track } }

  /// Steps of both feet that have a number and are not in the list: they were in another unit.
  package var forgottenSteps: Int {
    settled.listing(isReferenceHere ? .reference : .estimated).dropped
  }

  /// Steps found on either force since the beginning: what has changed when there is something new.
  package var findings: Int {
    Foot.allCases.reduce(0) { $0 + (feet[$1]?.findings ?? 0) }
  }

  private var isReferenceHere: Bool {
    !isReferenceSilent && Foot.allCases.contains { feet[$0]?.track.reference.isEmpty == false }
  }

  /// Ends the session; nothing may be pushed afterwards.
  package mutating func finish() {
    settle(until: .infinity)
    for foot in Foot.allCases { feet[foot]?.finish() }
    isComplete = true
  }
}
