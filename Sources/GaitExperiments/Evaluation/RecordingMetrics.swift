package import GaitAnalysis

/// One recording as one estimator saw it: what the benchmark asks for, in numbers.
///
/// Forces are in body weights. Whatever has no value - a peak that no step has, a correlation with a
/// constant - is nil and never a zero.
package struct RecordingMetrics: Codable, Equatable, Sendable {
  /// Errors of a peak or of the valley over the steps that have one in both forces.
  package struct Peak: Codable, Equatable, Sendable {
    /// Root mean square over the steps, body weights.
    package var rmse: Double
    /// Root mean square over the steps of the difference of the moments.
    package var milliseconds: Double?
    /// Steps that have it in both forces.
    package var steps: Int
    /// Both means over the steps [BW]; nil in results from before.
    package var agreement: FeatureAgreement?

    package init(
      rmse: Double, milliseconds: Double?, steps: Int, agreement: FeatureAgreement? = nil
    ) {
      self.rmse = rmse
      self.milliseconds = milliseconds
      self.steps = steps
      self.agreement = agreement
    }
  }

  /// How one kind of event was found.
  package struct Event: Codable, Equatable, Sendable {
    /// Median and 95th percentile of the magnitude of the errors of those found.
    package var medianMilliseconds: Double?
    package var p95Milliseconds: Double?
    package var found: Int
    package var missed: Int
    package var spurious: Int

    package init(
      medianMilliseconds: Double?, p95Milliseconds: Double?, found: Int, missed: Int,
      spurious: Int
    ) {
      self.medianMilliseconds = medianMilliseconds
      self.p95Milliseconds = p95Milliseconds
      self.found = found
      self.missed = missed
      self.spurious = spurious
    }
  }

  /// Name of its file without the extension: unlike a session's own name it is there once in a folder.
  package var recording: String
  package var subject: String
  /// What the tags say of the sensor and of the walk; `unknown` where they say nothing.
  package var condition: String
  package var speed: String
  /// Frames of both feet that have an estimate and a reference.
  package var frames: Int
  /// Accepted steps of both feet that have a reference.
  package var steps: Int
  /// The force on which steps are found: the estimate where the reference covers only a part of the walk.
  ///
  /// Nil in results from before, whose steps are all found on the reference.
  package var stepsFoundOn: ForceKind?

  package var rmse: Double
  package var mae: Double
  /// Mean of estimate minus reference.
  package var bias: Double
  /// Percent of the range of this recording's reference.
  package var nrmsePercent: Double?
  package var r2: Double?
  package var pearsonR: Double?

  /// RMSE of the first 15 % of stance, what is between, the last 15 %, and swing.
  package var loadingRMSE: Double?
  package var midStanceRMSE: Double?
  package var unloadingRMSE: Double?
  package var swingRMSE: Double?
  /// RMSE of the frames of the first and of the last 15 % together.
  package var stanceEdgesRMSE: Double?

  package var firstPeak: Peak?
  package var valley: Peak?
  package var secondPeak: Peak?
  /// Root mean square over the steps, percent of the reference's impulse.
  package var impulsePercent: Double?
  /// Impulses of both forces [BW s]; nil in results from before.
  package var impulse: FeatureAgreement?
  package var initialContact: Event?
  package var toeOff: Event?

  /// What stands for a tag that a recording does not have.
  package static let unknown = "-"
}

extension RecordingMetrics {
  /// What the console's own error report says of a whole recording with so many accepted steps.
  init(
    _ report: ErrorReport, recording: String, subject: String, condition: String?, speed: String?,
    steps: Int, stepsFoundOn: ForceKind
  ) {
    self.stepsFoundOn = stepsFoundOn
    self.recording = recording
    self.subject = subject
    self.condition = condition ?? Self.unknown
    self.speed = speed ?? Self.unknown
    self.steps = steps
    frames = report.overall.n
    rmse = report.overall.rmse
    mae = report.overall.mae
    bias = report.overall.bias
    nrmsePercent = report.overall.nrmsePercent
    r2 = report.overall.r2
    pearsonR = report.overall.pearsonR
    loadingRMSE = report.phases[.loading]?.rmse
    midStanceRMSE = report.phases[.midStance]?.rmse
    unloadingRMSE = report.phases[.unloading]?.rmse
    swingRMSE = report.phases[.swing]?.rmse
    stanceEdgesRMSE = Self.rmse(of: [report.phases[.loading], report.phases[.unloading]])
    firstPeak = Self.peak(report.firstPeak)
    valley = Self.peak(report.valley)
    secondPeak = Self.peak(report.secondPeak)
    impulsePercent = report.impulsePercent?.rmse
    impulse = report.impulse
    initialContact = report.initialContactDetection.map(Self.event)
    toeOff = report.toeOffDetection.map(Self.event)
  }

  /// Of the frames of several parts together; nil unless all parts have some.
  private static func rmse(of parts: [ErrorStatistics?]) -> Double? {
    let known = parts.compactMap { $0 }
    guard known.count == parts.count else { return nil }
    let frames = known.reduce(0) { $0 + Double($1.n) }
    let squares = known.reduce(0) { $0 + Double($1.n) * $1.rmse * $1.rmse }
    return frames > 0 ? (squares / frames).squareRoot() : nil
  }

  private static func peak(_ error: FeatureError?) -> Peak? {
    error.map {
      Peak(
        rmse: $0.value.rmse, milliseconds: $0.timeSeconds.map { $0.rmse * 1000 },
        steps: $0.value.n, agreement: $0.agreement)
    }
  }

  private static func event(_ detection: EventDetection) -> Event {
    Event(
      medianMilliseconds: detection.medianAbsoluteSeconds.map { $0 * 1000 },
      p95Milliseconds: detection.p95AbsoluteSeconds.map { $0 * 1000 }, found: detection.found,
      missed: detection.missed, spurious: detection.spurious)
  }
}
