import GaitModel

extension SessionBasis {
  /// The calibrations that count, all of one weight.
  static func calibrations(
    _ metadata: SessionMetadata, head: PerFoot<FrameBlock?>, settings: BasisSettings
  ) -> CalibrationTimeline {
    guard settings.choice == .stored else {
      return CalibrationTimeline(found(metadata, head: head, settings: settings))
    }
    var changes = metadata.calibrationChanges.map {
      CalibrationChange($0.calibration.fitted(to: metadata.insoles), fromSeconds: $0.fromSeconds)
    }
    var first =
      metadata.calibration?.fitted(to: metadata.insoles)
      ?? found(metadata, head: head, settings: settings)
    // Where there was no scale before, that of the first calibration says more than none.
    if first.origin == .none, let next = changes.first {
      first = next.calibration
      changes.removeFirst()
    }
    let known =
      metadata.bodyWeightNewtons
      ?? changes.last { $0.calibration.isBodyMassKnown }?.calibration.bodyWeightNewtons
    if let known {
      first.bodyWeightNewtons = known
      first.isBodyMassKnown = true
    }
    return CalibrationTimeline(first, changes: changes)
  }

  private static func found(
    _ metadata: SessionMetadata, head: PerFoot<FrameBlock?>, settings: BasisSettings
  ) -> Calibration {
    let found = AutomaticCalibration.find(
      metadata: metadata, frames: head, rule: settings.rule, calibration: settings.calibration)
    return settings.calibration.scale == .fixed ? found.believingInsoles(of: metadata) : found
  }
}
