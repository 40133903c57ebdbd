/// Up to three estimators on one session, the first of them the one that the others depart from.
package struct EstimatorComparison: Equatable, Sendable {
  /// The most that are set beside each other.
  package static let limit = 3

  /// One estimator's turn.
  package struct Trial: Equatable, Sendable {
    /// The card of the estimator.
    package let estimator: EstimatorDescription
    /// Against the session's reference; nil where there is none.
    package let errors: ErrorReport?
    /// `[101]` over stance in body weights, accepted steps of both feet; nil without any.
    package let meanCurve: [MeanSD]?
    /// `[101]` over stance in body weights: this estimate minus that of the first trial, on the
    /// stances of the first trial; nil for the first one and without steps.
    package let departure: [MeanSD]?
    /// Nil where it was not measured.
    package let latency: LatencyMeasurement?

    package init(
      estimator: EstimatorDescription, errors: ErrorReport?, meanCurve: [MeanSD]?,
      departure: [MeanSD]?, latency: LatencyMeasurement?
    ) {
      self.estimator = estimator
      self.errors = errors
      self.meanCurve = meanCurve
      self.departure = departure
      self.latency = latency
    }
  }

  /// The session that all of them ran on.
  package let sessionName: String
  /// Whether a simulator made the session.
  package let isSimulated: Bool
  /// Accepted steps of the session.
  package let stepsUsed: Int
  /// One an estimator.
  package let trials: [Trial]

  package init(sessionName: String, isSimulated: Bool, stepsUsed: Int, trials: [Trial]) {
    self.sessionName = sessionName
    self.isSimulated = isSimulated
    self.stepsUsed = stepsUsed
    self.trials = trials
  }
}

/// How long an estimator takes for one frame, measured on frames of the session.
package struct LatencyMeasurement: Equatable, Sendable {
  /// Half of the frames took less.
  package let medianMicroseconds: Double
  /// The 99th percentile.
  package let p99Microseconds: Double
  /// Frames that were timed.
  package let frames: Int

  package init(medianMicroseconds: Double, p99Microseconds: Double, frames: Int) {
    self.medianMicroseconds = medianMicroseconds
    self.p99Microseconds = p99Microseconds
    self.frames = frames
  }
}
