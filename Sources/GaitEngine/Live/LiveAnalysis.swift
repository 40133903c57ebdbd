package import GaitAnalysis
package import GaitFiles
package import GaitModel

/// A session that is being measured, taken through the same pipeline as a recorded one.
///
/// A recording knows its first minute before it begins; a live one has to walk it first. Until there
/// are strides enough, forces are the insoles' own. Then the calibration is found, and what is still
/// kept is analysed again with it, as a replay will do. A calibration that is made later holds from the next
/// frame on; what was before stays as it is, live and in a replay. Samples of the last two minutes are kept for
/// the screen; steps, means and errors are those of the whole session.
///
/// What begins again (the first calibration, another mass, lag or level of the reference) takes in the frames that `ring`
/// has, a minute or more. Steps before them stay as they were measured. Where they were in another unit, or
/// by another model, they leave the list; their numbers are not given again.
package struct LiveAnalysis: Sendable {
  /// What the screen keeps of samples, in seconds.
  package static let windowSeconds = 120.0
  /// How often numbers are made again without a new step, in seconds of the session.
  private static let refreshSeconds = 1.0
  /// A reference that has sent nothing while so much was walked is silent, in seconds.
  private static let silenceSeconds = 1.0

  /// As the devices state it, with the calibration and the lag that were found: what is recorded.
  package internal(set) var metadata: SessionMetadata
  private(set) var ring = LiveRing()
  /// The lag that was found or set; nil before.
  package internal(set) var lag: LagEstimate?
  var settings: AnalysisSettings
  var pipeline: Pipeline
  var searchedAt = -Double.infinity
  private var trimmedAt = -Double.infinity
  var cached: (analysis: SessionAnalysis, at: Double, steps: Int)?
  /// Whether a lag was set by hand and is not looked for any more.
  var isLagFixed = false
  /// Whether frames enough were seen to know their rates.
  var isRateKnown = false
  var levelsSearchedAt = -Double.infinity
  /// How far the reference has come: its newest sample, or the newest frame then; nil before it has said anything.
  private var referenceHeardAt: Double?
  /// Whether the levels of the reference came with the session and are not looked for.
  var areLevelsFixed = false
  /// Whether calibration, lag and levels are another program's, which has more to find them on.
  let isMirror: Bool

  /// Begins to analyse.
  ///
  /// - Parameters:
  ///   - metadata: insoles that were announced; a calibration in it counts from the start.
  ///   - settings: what the user decided.
  ///   - isMirror: whether calibration, lag and levels are those of the metadata and not looked for.
  /// - Throws: why the estimator does not run on these insoles.
  package init(
    metadata: SessionMetadata, settings: AnalysisSettings, isMirror: Bool = false
  ) throws(GaitlabError) {
    self.isMirror = isMirror
    var metadata = metadata
    metadata.bodyMassKilograms = settings.basis.bodyMassKilograms ?? metadata.bodyMassKilograms
    metadata.fitCalibrations()
    var settings = settings
    if settings.basis.choice == .walking {
      // What is found will be the one that is stored.
      metadata.calibration = nil
      metadata.calibrationChanges = []
      settings.basis.choice = .stored
    }
    // Nothing is taken off until it is known what, and what is found will be stored: a replay takes off
    // the same.
    areLevelsFixed = metadata.referenceLevels != nil
    metadata.referenceLevels = metadata.referenceLevels ?? PerFoot(both: nil)
    self.metadata = metadata
    self.settings = settings
    isLagFixed = metadata.referenceLagSeconds != 0
    let basis = SessionBasis(
      metadata: metadata, head: LiveRing().frames, settings: settings.basis)
    pipeline = Pipeline(
      basis: basis, makeEstimator: try settings.estimator.checked(for: basis.metadata))
  }

  /// What the numbers rest on at the moment.
  package var basis: SessionBasis { pipeline.basis }

  /// The card of what estimates at the moment.
  package var estimator: EstimatorDescription { pipeline.estimator }

  /// The newest time of either foot; nil before the first frame.
  package var newestSeconds: Double? { ring.range?.upperBound }

  /// The time of the first frame; what continues a recording begins behind it.
  package private(set) var firstSeconds: Double?

  package mutating func push(_ block: FrameBlock) {
    firstSeconds = firstSeconds ?? block.times.first
    ring.append(block)
    pipeline.push(block)
    search()
    trim()
  }

  package mutating func push(reference block: ForceBlock) {
    ring.append(reference: block)
    // By its own times as well: while no insole is there a plate goes on.
    if !block.isEmpty {
      referenceHeardAt = max(newestSeconds ?? -.infinity, block.times.last ?? -.infinity)
    }
    pipeline.push(reference: basis.aligned(block))
    // A plate goes on while no insole is there.
    trim()
  }

  /// Whether a reference was there and sends nothing any more: steps are found on the estimate meanwhile.
  package var isReferenceSilent: Bool {
    guard let referenceHeardAt, let newest = newestSeconds else { return false }
    return newest - referenceHeardAt > Self.silenceSeconds
  }

  /// Says that every foot has had its turn: one that lags behind is not waited for.
  package mutating func settle() {
    guard let newest = newestSeconds else { return }
    pipeline.settle(until: newest - RunningScale.delaySeconds)
  }

  /// Goes on with another estimator; what is still kept is analysed again with it.
  ///
  /// - Throws: why it does not run on these insoles; then nothing has changed.
  package mutating func use(_ estimator: EstimatorSource) throws(GaitlabError) {
    _ = try estimator.checked(for: basis.metadata)
    settings.estimator = estimator
    begin(keepsSteps: false)
  }

  /// Shifts the reference by hand.
  package mutating func useLag(seconds: Double) {
    isLagFixed = true
    lag = LagEstimate(seconds: seconds, correlation: .nan)
    metadata.referenceLagSeconds = seconds
    begin()
  }

  /// Leaves out what a host leaves out, whose steps have other numbers for who came later.
  package mutating func skip(_ contacts: [LeftOutStep]) {
    guard settings.basis.skipped.contacts != contacts else { return }
    settings.basis.skipped.contacts = contacts
    pipeline.skip(contacts)
    cached = nil
  }

  /// A foot has joined, or a reference.
  package mutating func change(_ edit: (inout SessionMetadata) -> Void) {
    let feet = metadata.feet
    edit(&metadata)
    if metadata.feet != feet {
      // One foot's walking says little of both; what was measured since then does.
      if metadata.calibration?.isFromWalking == true, metadata.calibrationChanges.isEmpty {
        metadata.calibration = nil
      }
      metadata.fitCalibrations()
      isRateKnown = false
    }
    begin()
  }

  /// What is known of the session: steps, means and errors of all of it, samples and doubts of the last two
  /// minutes.
  package mutating func analysis() -> SessionAnalysis {
    let now = newestSeconds ?? 0
    if pipeline.isReferenceSilent != isReferenceSilent {
      pipeline.isReferenceSilent.toggle()
      cached = nil
    }
    let steps = pipeline.findings
    if var cached, cached.steps == steps, now - cached.at < Self.refreshSeconds, now >= cached.at {
      cached.analysis.tracks = pipeline.tracks
      return cached.analysis
    }
    let analysis = pipeline.analysis()
    cached = (analysis, now, steps)
    return analysis
  }

  /// The forces of each foot over the last two minutes.
  package var tracks: PerFoot<FootTrack?> { pipeline.tracks }

  /// The frames at a moment that is still kept.
  package func frames(at seconds: Double) -> PerFoot<PressureFrame?> {
    ring.frames(at: seconds, metadata: basis.metadata)
  }

  /// The newest frame of each foot.
  package var newestFrames: PerFoot<PressureFrame?> { ring.newestFrames(metadata: basis.metadata) }

  /// Steps that were found in another unit or by another model, before those that the analysis has.
  package var forgottenSteps: Int { pipeline.forgottenSteps }

  // MARK: - Parts

  /// Analyses what is still kept again, on what is known by now.
  mutating func begin(keepsSteps: Bool = true) {
    begin(
      on: SessionBasis(metadata: metadata, head: ring.frames, settings: settings.basis),
      keepsSteps: keepsSteps)
  }

  mutating func begin(on basis: SessionBasis, keepsSteps: Bool = true) {
    cached = nil
    let earlier = pipeline
    // Strides that are no longer kept have told the scale; the same calibrations continue with it.
    let before = pipeline.basis.calibrations
    var scale: RunningScale?
    if before.isBeginning(of: basis.calibrations),
      basis.metadata.feet == pipeline.metadata.feet
    {
      scale = pipeline.scale
      for change in basis.calibrations.changes.dropFirst(before.changes.count) {
        scale?.restart(at: change.fromSeconds)
      }
    }
    // A rate that no model takes is one for the sum of cells.
    let makeEstimator =
      (try? settings.estimator.checked(for: basis.metadata))
      ?? EstimatorSource.sumOfCells.makeEstimator
    pipeline = Pipeline(
      basis: basis, scale: scale, makeEstimator: makeEstimator)
    pipeline.resume(
      earlier, from: ring.frames.map { $0?.times.first },
      keepsSteps: keepsSteps && basis.hasUnit(of: earlier.basis))
    for foot in Foot.allCases {
      if let block = ring.frames[foot], metadata.insoles[foot] != nil { pipeline.push(block) }
      pipeline.push(reference: basis.aligned(ring.reference[foot]))
    }
  }

  private mutating func trim() {
    let newest = Foot.allCases.compactMap { ring.reference[$0].times.last }.max()
    guard let now = [newestSeconds, newest].compactMap({ $0 }).max(), now - trimmedAt >= 10 else {
      return
    }
    trimmedAt = now
    pipeline.forget(before: now - Self.windowSeconds)
  }
}

extension SessionBasis {
  /// Whether forces of another basis are in the same unit.
  fileprivate func hasUnit(of other: SessionBasis) -> Bool {
    bodyWeight.hasNewtons == other.bodyWeight.hasNewtons
      && (calibration.origin == .none) == (other.calibration.origin == .none)
  }
}
