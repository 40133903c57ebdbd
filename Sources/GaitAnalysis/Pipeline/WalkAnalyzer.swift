public import GaitModel

/// A walk on its way through the whole pipeline: frames in; forces, steps and errors out.
///
/// Times are seconds on one clock of both feet. Without a stored calibration the analyzer keeps what
/// comes until each foot has walked a minute, or until you call ``calibrate()`` or ``finish()``. Then
/// it finds zero and scale from the strides and analyses everything from the first frame on. Results
/// depend on the samples alone, never on how they were cut into calls.
public struct WalkAnalyzer: Sendable {
  private let metadata: SessionMetadata
  private let makeEstimator: @Sendable (_ samplingRateHz: Double) -> any ForceEstimator
  private var pipeline: Pipeline?
  /// What came before there was a calibration.
  private var keptFrames = PerFoot<FrameBlock?>(both: nil)
  private var keptForces = PerFoot<ForceBlock?>(both: nil)
  private var settledSeconds = -Double.infinity

  /// Prepares for a walk.
  ///
  /// - Parameters:
  ///   - insoles: one a foot; nil for a foot that is not recorded.
  ///   - bodyMassKilograms: the walker's mass, from which forces get their newtons; nil if it is not
  ///     known, and then body weight is what the insoles read.
  ///   - hasReference: whether forces of a plate or treadmill come as well; steps are then found on
  ///     them and the estimate is compared with them.
  ///   - calibration: one that was measured or found before; nil to find it from this walk.
  ///   - estimator: has seen no frame yet, each foot gets a copy; nil for the sum of the calibrated
  ///     cells.
  /// - Throws: what is implausible about the insoles or the mass.
  public init(
    insoles: PerFoot<InsoleDescription?>, bodyMassKilograms: Double? = nil,
    hasReference: Bool = false, calibration: Calibration? = nil,
    estimator: (any FrameEstimator)? = nil
  ) throws(WalkError) {
    var metadata = SessionMetadata(
      name: "", source: "", bodyMassKilograms: bodyMassKilograms,
      reference: hasReference ? "reference" : nil, insoles: insoles)
    if let problem = metadata.problem { throw WalkError(problem) }
    guard !metadata.feet.isEmpty else { throw WalkError("no insole") }
    metadata.calibration = calibration
    self.metadata = metadata
    makeEstimator = { rate in
      estimator.map { Self.resampled($0, samplingRateHz: rate) } ?? SumOfCellsEstimator()
    }
    if calibration != nil { begin(head: PerFoot(both: nil)) }
  }

  private static func resampled(
    _ estimator: some FrameEstimator, samplingRateHz: Double
  ) -> any ForceEstimator {
    ResampledEstimator(estimator, samplingRateHz: samplingRateHz)
  }

  /// Takes frames of a foot, which follow those that came before.
  ///
  /// - Parameter frames: as many cells as the foot's insole has, in its unit.
  public mutating func push(_ frames: FrameBlock) {
    precondition(
      frames.cellCount == metadata.insoles[frames.foot]?.layout.cellCount,
      "\(frames.cellCount) cells are not those of the \(frames.foot) insole")
    guard pipeline == nil else {
      pipeline?.push(frames)
      return
    }
    if keptFrames[frames.foot]?.append(frames) == nil { keptFrames[frames.foot] = frames }
    beginIfReady()
  }

  /// Takes forces of the reference of a foot, which follow those that came before.
  ///
  /// - Parameter reference: on the clock of the frames, at any rate.
  public mutating func push(reference: ForceBlock) {
    guard pipeline == nil else {
      pipeline?.push(reference: reference)
      return
    }
    if keptForces[reference.foot]?.append(reference) == nil {
      keptForces[reference.foot] = reference
    }
  }

  /// Says that all frames up to a moment have come that ever will.
  ///
  /// Nobody waits for a foot whose device is silent then.
  ///
  /// - Parameter seconds: at live input, a little before the newest frame.
  public mutating func settle(until seconds: Double) {
    settledSeconds = max(settledSeconds, seconds)
    pipeline?.settle(until: seconds)
    beginIfReady()
  }

  /// Calibrates on the walking so far instead of on a whole minute, and analyses it.
  ///
  /// Does nothing where there is a calibration already.
  public mutating func calibrate() {
    guard pipeline == nil else { return }
    let start = firstSeconds
    let end = start + AutomaticCalibration.windowSeconds
    begin(head: keptFrames.map { $0?.slice(seconds: start...end) })
  }

  /// Ends the walk: the estimates and steps still owed are there afterwards; push nothing more.
  public mutating func finish() {
    calibrate()
    pipeline?.finish()
  }

  /// Drops samples and steps before a moment, so that a walk without an end stays small.
  ///
  /// Steps found afterwards, and their numbers, stay the same.
  ///
  /// - Parameter seconds: on the clock of the frames.
  public mutating func forget(before seconds: Double) { pipeline?.forget(before: seconds) }

  /// The calibration in use, to be kept for the next walk; nil while it waits for strides.
  public var calibration: Calibration? { pipeline?.calibration }

  /// The estimated forces of each foot so far, in newtons.
  ///
  /// Nil for a foot that is not recorded, and before calibration. A frame without an estimate is NaN; those of
  /// the last `lookAheadFrames` come later.
  ///
  /// - Complexity: O(frames).
  public var forces: PerFoot<ForceBlock?> {
    tracks.map { track in
      track.map {
        ForceBlock(
          foot: $0.foot, times: Array($0.times.prefix($0.estimated.count)),
          newtons: Array($0.estimated))
      }
    }
  }

  /// The forces of each foot so far, estimated, measured and of the reference.
  package var tracks: PerFoot<FootTrack?> { pipeline?.tracks ?? PerFoot(both: nil) }

  /// Steps, errors and doubts so far; nil before calibration.
  ///
  /// - Complexity: O(frames).
  public func analysis() -> SessionAnalysis? { pipeline?.analysis() }

  // MARK: - Parts

  private var firstSeconds: Double {
    Foot.allCases.compactMap { keptFrames[$0]?.times.first }.min() ?? 0
  }

  private mutating func beginIfReady() {
    guard pipeline == nil else { return }
    let end = firstSeconds + AutomaticCalibration.windowSeconds
    let isReady = metadata.feet.allSatisfy { foot in
      max(keptFrames[foot]?.times.last ?? -.infinity, settledSeconds) > end
    }
    if isReady { calibrate() }
  }

  private mutating func begin(head: PerFoot<FrameBlock?>) {
    let basis = SessionBasis(metadata: metadata, head: head)
    var pipeline = Pipeline(basis: basis, makeEstimator: makeEstimator)
    for foot in metadata.feet {
      if let forces = keptForces[foot] { pipeline.push(reference: forces) }
      if let frames = keptFrames[foot] { pipeline.push(frames) }
    }
    pipeline.settle(until: settledSeconds)
    keptFrames = PerFoot(both: nil)
    keptForces = PerFoot(both: nil)
    self.pipeline = pipeline
  }
}

/// Why a walk cannot be analysed or a calibration did not pass.
public struct WalkError: Error, Equatable, Sendable, CustomStringConvertible {
  /// One sentence of what was found, and what to do where that can be said.
  public let description: String

  init(_ description: String) { self.description = description }
}
