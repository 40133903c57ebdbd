package import GaitModel

/// What came of one stage of a calibration.
package struct CalibrationCheck: Equatable, Sendable {
  /// The stage that was judged.
  package var stage: CalibrationStage
  /// Whether it can be used.
  package var passed: Bool
  /// Why it did not pass, with numbers; if it did, what is worth knowing.
  package var reasons: [String]
  /// Mean force of each foot in newtons as the insole reads it, zero taken off.
  package var readings: PerFoot<Double?>
  /// What the unloaded cells read; from a zero that passed.
  package var zero: PerFoot<[Float]>?
  /// From the last stage of a method, if it passed; the caller says when it was measured.
  package var calibration: Calibration?

  package init(
    stage: CalibrationStage, passed: Bool, reasons: [String] = [],
    readings: PerFoot<Double?> = PerFoot(both: nil), zero: PerFoot<[Float]>? = nil,
    calibration: Calibration? = nil
  ) {
    self.stage = stage
    self.passed = passed
    self.reasons = reasons
    self.readings = readings
    self.zero = zero
    self.calibration = calibration
  }

  /// One that did not pass.
  static func failed(
    _ stage: CalibrationStage, _ reasons: [String],
    readings: PerFoot<Double?> = PerFoot(both: nil)
  ) -> CalibrationCheck {
    CalibrationCheck(stage: stage, passed: false, reasons: reasons, readings: readings)
  }
}

extension Double {
  /// The number without decimals, for a sentence; a dash for what is not a number.
  var inWords: String { magnitude < 1e15 ? String(Int(rounded())) : "-" }
}
