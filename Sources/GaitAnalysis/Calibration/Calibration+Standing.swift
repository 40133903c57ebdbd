public import GaitModel

extension Calibration {
  /// Calibrates on three seconds of quiet standing on both feet, which are one body weight.
  ///
  /// The insoles are taken to read nothing while unloaded; where they do not, calibrate on walking
  /// with ``WalkAnalyzer``, which finds their zero as well.
  ///
  /// - Parameters:
  ///   - frames: three seconds of both feet.
  ///   - insoles: of both feet.
  ///   - bodyMassKilograms: the walker's mass; nil if it is not known.
  /// - Returns: a calibration for ``WalkAnalyzer``, to be kept in an app's settings.
  /// - Throws: why the standing does not do, such as a load that wavers, and what to do about it.
  public static func standing(
    _ frames: PerFoot<FrameBlock>, insoles: PerFoot<InsoleDescription>,
    bodyMassKilograms: Double? = nil
  ) throws(WalkError) -> Calibration {
    let metadata = SessionMetadata(
      name: "", source: "", bodyMassKilograms: bodyMassKilograms, insoles: insoles.map { $0 })
    if let problem = metadata.problem { throw WalkError(problem) }
    let check = StandingTrial(metadata: metadata, zero: nil).check(frames: frames.map { $0 })
    guard let calibration = check.calibration else {
      throw WalkError(check.reasons.joined(separator: "; "))
    }
    return calibration
  }
}
