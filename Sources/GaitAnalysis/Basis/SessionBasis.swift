package import GaitModel

/// What every number of a session rests on: the rates of the frames, the calibration, the lag of the
/// reference, and what is doubtful before the first frame.
///
/// Made in one place for everybody who looks at a session: analyze, estimate, replay, live, fit, train,
/// evaluate and trials of models. Whoever takes frames and forces through it sees the same newtons.
package struct SessionBasis: Equatable, Sendable {
  /// The session's metadata with the rates that its frames have, and the mass that the user knows.
  package private(set) var metadata: SessionMetadata
  /// The calibrations that were measured with the session, or the one that its first strides tell.
  package private(set) var calibrations: CalibrationTimeline
  /// What the user decided.
  package private(set) var settings: BasisSettings
  /// What is taken off the reference before anything is compared with it.
  package let referenceLevels: ReferenceLevels
  /// What is known of the walker's weight.
  package private(set) var bodyWeight: BodyWeight
  private let isRateContradicted: Bool
  /// What is added to the times of the reference, and who says so.
  package private(set) var referenceLag: ReferenceLag

  /// When a stance begins and ends.
  package var rule: StanceRule { settings.rule }
  /// The calibration that holds at the end.
  package var calibration: Calibration { calibrations.last }
  /// What is known against the session before its first frame.
  package var doubts: [TrustFlag] {
    (isRateContradicted ? [.rateContradicted] : []) + bodyWeight.doubts
  }

  /// Decides on everything.
  ///
  /// - Parameters:
  ///   - metadata: as the file or the devices state it.
  ///   - head: the first `AutomaticCalibration.windowSeconds` of each foot, or what there is of them.
  ///   - settings: what the user decided.
  ///   - reference: the reference of each foot, for its sign and level where the metadata do not hold
  ///     them; nil takes nothing off.
  package init(
    metadata: SessionMetadata, head: PerFoot<FrameBlock?>,
    settings: BasisSettings = BasisSettings(), reference: PerFoot<ForceBlock?> = PerFoot(both: nil)
  ) {
    var metadata = metadata
    metadata.bodyMassKilograms = settings.bodyMassKilograms ?? metadata.bodyMassKilograms
    metadata.leftOutSteps = settings.leftOutSteps ?? metadata.leftOutSteps
    let rates = FrameRateCheck(head, metadata: metadata)
    rates.correct(&metadata)
    referenceLag =
      settings.referenceLagSeconds.map { ReferenceLag(seconds: $0, origin: .stated) }
      ?? (metadata.referenceLagSeconds == 0
        ? .none : ReferenceLag(seconds: metadata.referenceLagSeconds, origin: .recording))
    metadata.referenceLagSeconds = referenceLag.seconds
    self.metadata = metadata
    self.settings = settings
    referenceLevels =
      metadata.referenceLevels.map { ReferenceLevels(feet: $0) }
      ?? ReferenceLevels(finding: reference)
    calibrations = Self.calibrations(metadata, head: head, settings: settings)
    bodyWeight = BodyWeight(calibrations: calibrations, metadata: metadata)
    isRateContradicted = rates.isContradicted
  }

  /// Takes a calibration that was made while the session runs; frames before it are read as before.
  ///
  /// - Parameter change: later than every frame that was read.
  package mutating func calibrate(_ change: CalibrationChange) {
    metadata.calibrate(change.calibration, fromSeconds: change.fromSeconds)
    let fitted = CalibrationChange(
      change.calibration.fitted(to: metadata.insoles), fromSeconds: change.fromSeconds)
    calibrations = CalibrationTimeline(
      calibrations.first,
      changes: calibrations.changes.filter { $0.fromSeconds < change.fromSeconds } + [fitted])
    bodyWeight = BodyWeight(calibrations: calibrations, metadata: metadata)
  }

  /// Looks for the lag of the reference where nobody has said it.
  ///
  /// - Parameters:
  ///   - frames: some frames of each foot, best those over which the load changes most.
  ///   - reference: the reference over the same seconds, as it was read.
  package mutating func findReferenceLag(
    frames: PerFoot<FrameBlock?>, reference: PerFoot<ForceBlock?>
  ) {
    guard referenceLag.origin == .none, metadata.reference != nil else { return }
    let levels = referenceLevels
    let insoles = PerFoot.each { foot in
      frames[foot].flatMap { block in
        metadata.insoles[foot].map {
          InsoleForce(block, insole: $0, calibrations: calibrations)
        }
      }
    }
    guard
      let found = ReferenceLagFinder.find(
        reference: reference.map { $0.map(levels.corrected) }, insoles: insoles)
    else { return }
    referenceLag = found
    metadata.referenceLagSeconds = found.seconds
  }

  /// Leaves other steps out by hand; nothing else rests on that.
  package mutating func leaveOut(_ steps: [LeftOutStep]) { metadata.leftOutSteps = steps }

  /// Leaves other contacts out that another program has chosen; nothing else rests on that.
  package mutating func skip(_ contacts: [LeftOutStep]) { settings.skipped.contacts = contacts }

  /// Frames of a foot that its rate is read off; more change nothing.
  package static let framesForRate = FrameRateCheck.maxFrames

  /// Whether the frames were found to come at another rate, by more than one in a hundred.
  package func isOfOtherRates(than other: SessionBasis) -> Bool {
    Foot.allCases.contains { foot in
      guard let rate = metadata.insoles[foot]?.samplingRateHz,
        let before = other.metadata.insoles[foot]?.samplingRateHz
      else { return false }
      return abs(rate / before - 1) > 0.01
    }
  }

  /// Seconds to add to the times of the reference, because its device is late or early.
  package var referenceLagSeconds: Double { metadata.referenceLagSeconds }

  /// Forces of the reference on the clock of the frames, with a load upwards and 0 without one.
  package func aligned(_ reference: ForceBlock) -> ForceBlock {
    referenceLevels.corrected(reference).shifted(bySeconds: referenceLagSeconds)
  }

  /// The running scale before the first frame.
  package var startingScale: RunningScale {
    RunningScale(
      metadata: metadata, calibrations: calibrations, rule: rule, settings: settings.calibration)
  }

  /// The running scale as it follows a whole recording.
  ///
  /// - Parameter blocks: all frames of each foot.
  /// - Returns: the scale, settled to the end.
  package func scale(following blocks: PerFoot<FrameBlock?>) -> RunningScale {
    RunningScale(
      following: blocks, metadata: metadata, calibrations: calibrations, rule: rule,
      settings: settings.calibration)
  }

  /// Brings frames of a foot onto the canonical grid, in body weights; nil if it was not recorded.
  package func canonicalizer(_ foot: Foot) -> FrameCanonicalizer? {
    metadata.insoles[foot].map {
      FrameCanonicalizer(foot: foot, insole: $0, calibrations: calibrations)
    }
  }
}
