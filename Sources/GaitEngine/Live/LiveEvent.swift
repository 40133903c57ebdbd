package import GaitAnalysis
package import GaitIntake
package import GaitModel

/// What a live session has to say besides its updates.
package enum LiveEvent: Equatable, Sendable {
  /// Something was done, in words.
  case done(String)
  /// Something could not be done, in words.
  case failed(String)
  /// The reference has stopped, so that steps are found on the estimate; or it is back.
  case referenceFellSilent(Bool)
  /// Frames of a calibration have come; newtons as the insoles read them, zero taken off.
  case calibrationProgressed(seconds: Double, needed: Double, newtons: PerFoot<Double?>)
  case calibrationChecked(CalibrationCheck)
  /// Somebody has come to look on, or has gone.
  case share(ShareNews)
  /// Where the walk of the host stands against its target.
  case feedback(SharedFeedback)
  /// The host estimates with a model that this machine does not have.
  case modelIsMissing(name: String)
  /// The host whose session is shown has ended it.
  case hostEnded
  /// Something has happened to a receiver of estimates and steps.
  case outlet(OutletNews)
  /// The frames at the moment that was asked for.
  case frames(PerFoot<PressureFrame?>)

  /// What it is about, if a newer one about it says all that this one does.
  var topic: LiveTopic? {
    switch self {
    case .calibrationProgressed: .calibrationProgress
    case .frames: .frames
    case .feedback: .feedback
    case .done, .failed, .referenceFellSilent, .calibrationChecked, .outlet, .share,
      .hostEnded, .modelIsMissing:
      nil
    }
  }
}

/// What only the newest word of a live session about is of interest.
enum LiveTopic: Sendable { case update, calibrationProgress, frames, feedback }
