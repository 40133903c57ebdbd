package import GaitModel

/// Some seconds of walking, from which `AutomaticCalibration` finds zero and scale.
package struct AutomaticTrial: Sendable {
  private let metadata: SessionMetadata
  private let rule: StanceRule

  /// - Parameters:
  ///   - metadata: the insoles and mass.
  ///   - rule: the lengths of stance and swing that count.
  package init(metadata: SessionMetadata, rule: StanceRule) {
    self.metadata = metadata
    self.rule = rule
  }

  /// Judges the frames of the walking.
  package func check(frames: PerFoot<FrameBlock?>) -> CalibrationCheck {
    let stage = CalibrationStage.automatic
    let raw = TrialReadings.each(frames: frames, metadata: metadata, zero: nil)
    let shortages = raw.shortages(seconds: stage.seconds)
    guard shortages.isEmpty, !metadata.feet.isEmpty else {
      return .failed(
        stage, shortages.isEmpty ? ["no insole is connected"] : shortages, readings: raw.means)
    }
    let found = AutomaticCalibration.find(metadata: metadata, frames: frames, rule: rule)
    guard found.origin == .automatic else {
      return .failed(
        stage,
        [
          "\(found.strideCount) whole strides were seen, \(AutomaticCalibration.minStrides) of each "
            + "foot at least: walk at an even pace"
        ], readings: raw.means)
    }
    let reading = found.newtonsPerBodyWeight.left
    if let problem = StandingTrial.scaleProblem(reading, metadata: metadata) {
      return .failed(stage, [problem], readings: raw.means)
    }
    return CalibrationCheck(
      stage: stage, passed: true, reasons: ["\(found.strideCount) whole strides, both feet"],
      readings: TrialReadings.each(frames: frames, metadata: metadata, zero: found.zero).means,
      calibration: found)
  }
}
