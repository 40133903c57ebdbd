package import GaitAnalysis
package import GaitModel

/// What the console asks a live session to do.
package enum LiveRequest: Sendable {
  case collect(CalibrationRequest)
  case stopCollecting
  case calibrate(Calibration)
  /// Shifts the reference; seconds to add to its times.
  case useLag(seconds: Double)
  case estimate(EstimatorSource)
  case mark(Marker)
  /// The layout of insoles that announce none.
  case describe(InsoleDescription)
  /// Begins to record into a new file.
  case record(path: String)
  case stopRecording
  /// Asks for the frames at a moment that is still kept.
  case showFrames(seconds: Double)
  /// How the walker does; an exercise that is not over is kept anew later.
  case keep(FeedbackSummary, isOver: Bool)
  /// Where the walk stands, for those who look on.
  case shareFeedback(SharedFeedback)
}
