/// A calibration that was made while a session ran, and from when it holds.
package struct CalibrationChange: Equatable, Codable, Sendable {
  /// What holds from then on.
  package var calibration: Calibration
  /// Seconds of the session's clock; frames of this moment and later are read with it.
  package var fromSeconds: Double

  package init(_ calibration: Calibration, fromSeconds: Double) {
    self.calibration = calibration
    self.fromSeconds = fromSeconds
  }
}

extension SessionMetadata {
  /// Takes another calibration.
  ///
  /// - Parameters:
  ///   - calibration: what was found or measured.
  ///   - seconds: from when it holds, until the next one does; nil for a correction of the whole session, after
  ///     which no earlier calibration counts any more.
  package mutating func calibrate(_ calibration: Calibration, fromSeconds seconds: Double?) {
    guard let seconds else {
      self.calibration = calibration
      calibrationChanges = []
      return
    }
    var changes = calibrationChanges
    changes.removeAll { $0.fromSeconds >= seconds }
    changes.append(CalibrationChange(calibration, fromSeconds: seconds))
    calibrationChanges = changes
  }

  /// Fits the calibrations to the insoles: the zero of a foot that they do not know is nothing.
  package mutating func fitCalibrations() {
    let insoles = insoles
    changeCalibrations { $0.fitted(to: insoles) }
  }

  /// The same for feet only that were not recorded yet when a calibration was made, whose zero is empty.
  package mutating func fitCalibrationsToNewFeet() {
    let insoles = insoles
    changeCalibrations { calibration in
      let whole = calibration.fitted(to: insoles)
      var fitted = calibration
      for foot in Foot.allCases where calibration.zero[foot].isEmpty {
        fitted.zero[foot] = whole.zero[foot]
      }
      return fitted
    }
  }

  private mutating func changeCalibrations(_ changed: (Calibration) -> Calibration) {
    calibration = calibration.map(changed)
    calibrationChanges = calibrationChanges.map {
      CalibrationChange(changed($0.calibration), fromSeconds: $0.fromSeconds)
    }
  }
}
