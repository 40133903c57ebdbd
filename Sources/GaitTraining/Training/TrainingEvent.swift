/// What a run tells while it works.
package enum TrainingEvent: Sendable {
  /// Reading and calibrating recordings, 0...1.
  case loading(Double)
  /// Something for the log, such as the weights that the ratio rule has set.
  case note(String)
  case progress(TrainingProgress)
  /// A run is over and its files are written.
  case finished(RunRecord)
}

/// How far a class of arms is.
package struct TrainingProgress: Equatable, Sendable {
  /// Arms that are trained side by side on the same batches.
  package var arms: [String]
  /// Counted from 1.
  package var epoch: Int
  package var epochs: Int
  /// Of all epochs, 0...1.
  package var share: Double
  /// Mean loss of the first arm in this epoch so far.
  package var loss: Double
  /// Least validation RMSE of any arm so far in body weights; nil in the first epoch.
  package var validationError: Double?
  /// Until the class is done; nil before it can be told.
  package var secondsLeft: Double?
}
