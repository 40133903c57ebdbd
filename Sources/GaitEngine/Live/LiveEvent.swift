package import GaitAnalysis
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
  /// The frames at the moment that was asked for.
  case frames(PerFoot<PressureFrame?>)

  /// What it is about, if a newer one about it says all that this one does.
  var topic: LiveTopic? {
    switch self {
    case .calibrationProgressed: .calibrationProgress
    case .frames: .frames
    case .done, .failed, .referenceFellSilent, .calibrationChecked: nil
    }
  }
}

/// What only the newest word of a live session about is of interest.
enum LiveTopic: Sendable { case update, calibrationProgress, frames }
