package import GaitModel

/// Errors of one feature of the steps, such as the first peak: in value and in time.
package struct FeatureError: Equatable, Sendable {
  /// Body weights.
  package let value: ErrorStatistics
  /// Seconds, estimate minus reference; nil for features without a moment.
  package let timeSeconds: ErrorStatistics?
  /// Both forces' means over the steps, body weights.
  package var agreement: FeatureAgreement?
}

/// How well the estimate follows the reference, over everything and by phase of stance.
///
/// Forces are in body weights. `overall` takes every frame that has an estimate and, by linear
/// interpolation, a reference. Phases take the accepted steps, swing the swings that follow them.
/// NRMSE is everywhere by the range of the reference over the whole recording.
public struct ErrorReport: Equatable, Sendable {
  /// Of every frame, in body weights.
  public let overall: ErrorStatistics
  /// Of the stances of the accepted steps, in body weights; nil without any.
  package var stance: ErrorStatistics?
  /// By phase of the gait cycle, in body weights.
  package let phases: [StancePhase: ErrorStatistics]
  /// The same of each foot by itself.
  package var footPhases = PerFoot<[StancePhase: ErrorStatistics]>(both: [:])
  /// Of the weight acceptance peak.
  package let firstPeak: FeatureError?
  /// Of the lowest force between both peaks.
  package let valley: FeatureError?
  /// Of the push-off peak.
  package let secondPeak: FeatureError?
  /// Estimate minus reference of the impulse of each step in percent of the reference.
  package let impulsePercent: ErrorStatistics?
  /// Both forces' mean impulse over the steps, body weights times seconds.
  package var impulse: FeatureAgreement?
  /// Seconds, estimated event minus reference event; events further apart than 0.15 s are not paired.
  public let initialContact: ErrorStatistics?
  /// The same of toe-off.
  public let toeOff: ErrorStatistics?
  /// `[101]` over stance of each foot, body weights: estimate minus reference; with n 0 for a foot
  /// without a step.
  package let curves: PerFoot<[MeanSD]>
  /// What forces were divided by.
  package let bodyWeightNewtons: Double
  /// The highest minus the lowest reference in body weights: what NRMSE is a percentage of.
  package let referenceRangeBodyWeights: Double
  /// How many of the initial contacts and toe-offs were found, and how exactly.
  package var initialContactDetection: EventDetection?
  /// The same of toe-offs.
  package var toeOffDetection: EventDetection?
}
