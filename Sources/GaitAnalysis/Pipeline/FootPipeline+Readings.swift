import GaitModel

extension FootPipeline {
  /// What the calibrations of a session make of the readings of a foot.
  struct Readings: Sendable {
    /// The calibrations themselves.
    let calibrations: CalibrationTimeline
    let canonicalizer: FrameCanonicalizer
    /// From the sum of cells to newtons, where the device's own unit is not of pressure.
    let ownNewtons: PerCalibration<OwnNewtons>
    /// Newtons of an estimate of one.
    let newtonsPerEstimate: PerCalibration<Float>

    init(foot: Foot, insole: InsoleDescription, basis: SessionBasis) {
      calibrations = basis.calibrations
      canonicalizer = FrameCanonicalizer(
        foot: foot, insole: insole, calibrations: basis.calibrations)
      ownNewtons = basis.ownNewtons(foot)
      newtonsPerEstimate = PerCalibration(basis.calibrations) {
        Float($0.newtonsPerEstimate(foot))
      }
    }
  }
}
