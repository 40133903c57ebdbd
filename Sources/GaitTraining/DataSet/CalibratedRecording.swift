package import GaitAnalysis
package import GaitFiles
package import GaitModel

/// A recording as networks read it: calibrated as the product does, at 200 Hz, with its targets.
package struct CalibratedRecording: Sendable {
  /// How a recording becomes one.
  package struct Options: Equatable, Sendable {
    package var calibration = CalibrationRule()
    /// Whether the lag that the reference still has behind the one in the file is taken out.
    package var correctsLag = false
    /// Whether teachers read what the reference says.
    package var findsReferenceScale = false

    package init() {}
  }

  package let recording: DataRecording
  package let calibration: Calibration
  package let stretches: [CalibratedStretch]

  /// Calibrates a recording by itself: nothing of another one is needed or used.
  ///
  /// - Throws: `dataRefused` if there are too few strides to calibrate, or the reference does not go
  ///   with the cells while its lag is to be corrected; why the file cannot be read; `cancelled`.
  package init(_ recording: DataRecording, options: Options = Options()) throws(GaitlabError) {
    let session = recording.session
    let basis = try Self.basis(of: recording, rule: options.calibration)
    let lags =
      options.correctsLag
      ? try SynchronizationCheck.lags(of: recording) : PerFoot<SynchronizationLag?>(both: nil)
    let blocks = PerFoot(
      left: try session.frames(.left, seconds: session.seconds),
      right: try session.frames(.right, seconds: session.seconds))
    let scale = basis.scale(following: blocks)
    var stretches: [CalibratedStretch] = []
    for foot in basis.metadata.feet {
      try CancellationToken.check(path: recording.path, "reading")
      guard let insole = basis.metadata.insoles[foot], let frames = blocks[foot],
        let forces = try session.reference(foot, seconds: session.seconds)
      else { continue }
      if options.correctsLag, lags[foot]?.isAccepted != true {
        throw GaitlabError(
          .dataRefused, file: recording.path,
          found: "the \(foot.rawValue) reference does not go with the cells",
          expected: "a correlation of \(SynchronizationLag.leastCorrelation) or more",
          advice: "leave this recording out; 'gaitlab dataset check' shows more")
      }
      var builder = StretchBuilder(
        insole: insole, calibrations: basis.calibrations, scale: scale,
        reference: basis.aligned(forces),
        lagSeconds: lags[foot]?.seconds ?? 0, findsReferenceScale: options.findsReferenceScale)
      builder.take(frames)
      stretches += builder.finish()
    }
    self.recording = recording
    calibration = basis.calibration
    self.stretches = stretches
  }

  private static func basis(
    of recording: DataRecording, rule: CalibrationRule
  ) throws(GaitlabError) -> SessionBasis {
    let basis = SessionBasis(
      metadata: recording.metadata,
      head: try recording.session.head(seconds: AutomaticCalibration.windowSeconds),
      settings: BasisSettings(calibration: rule))
    guard basis.calibration.origin != .none else {
      throw GaitlabError(
        .dataRefused, file: recording.path, found: "too few whole strides to calibrate",
        expected: "two strides of each foot in the first minute, or a calibration in the file",
        advice: "leave this recording out")
    }
    return basis
  }
}
