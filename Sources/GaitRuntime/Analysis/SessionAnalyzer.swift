package import GaitAnalysis
package import GaitFiles
package import GaitModel

/// Takes a whole recorded session through the pipeline, piece by piece.
///
/// A value: `next` analyses the next stretch, so that a caller can show progress, draw in between,
/// or stop. However long the stretches, the result is the same.
package struct SessionAnalyzer: Sendable {
  package let session: any SessionReading
  /// The session's metadata with what the user knows better.
  package let metadata: SessionMetadata
  private var pipeline: Pipeline
  private var position: Double

  /// Calibrates on the beginning of the session.
  package init(
    session: any SessionReading, settings: AnalysisSettings = AnalysisSettings()
  ) throws(SessionError) {
    var metadata = session.metadata
    metadata.bodyMassKilograms = settings.bodyMassKilograms ?? metadata.bodyMassKilograms
    let head = try Self.head(of: session)
    let rates = FrameRateCheck(head, metadata: metadata)
    rates.correct(&metadata)
    let estimator = settings.estimator.resolved(for: metadata)
    if case .model(let model) = estimator {
      try FrameRateCheck.require(metadata, for: model)
    }
    let calibration = Self.calibration(metadata, head: head, settings: settings)
    self.session = session
    self.metadata = metadata
    pipeline = Pipeline(
      metadata: metadata, calibration: calibration, rule: settings.rule,
      scaling: settings.calibration, doubts: rates.isContradicted ? [.rateContradicted] : [],
      makeEstimator: estimator.makeEstimator)
    position = session.seconds.lowerBound
    pipeline.reserve(seconds: session.seconds.upperBound - session.seconds.lowerBound)
  }

  /// The calibration that was measured with the session, or the one that its walking tells.
  private static func calibration(
    _ metadata: SessionMetadata, head: PerFoot<FrameBlock?>, settings: AnalysisSettings
  ) -> Calibration {
    guard var measured = metadata.calibration?.fitted(to: metadata.insoles),
      settings.usesMeasuredCalibration
    else {
      return AutomaticCalibration.find(
        metadata: metadata, frames: head, rule: settings.rule, calibration: settings.calibration)
    }
    if let weight = metadata.bodyWeightNewtons {
      measured.bodyWeightNewtons = weight
      measured.isBodyMassKnown = true
    }
    return measured
  }

  /// The frames that calibration looks at.
  static func head(of session: any SessionReading) throws(SessionError) -> PerFoot<FrameBlock?> {
    let start = session.seconds.lowerBound
    let seconds = start...start + AutomaticCalibration.windowSeconds
    return PerFoot(
      left: try session.frames(.left, seconds: seconds),
      right: try session.frames(.right, seconds: seconds))
  }

  /// How much of the session was read, 0...1.
  package var progress: Double {
    let length = session.seconds.upperBound - session.seconds.lowerBound
    return length > 0 ? min((position - session.seconds.lowerBound) / length, 1) : 1
  }

  package var isFinished: Bool { position > session.seconds.upperBound }

  /// Reads the next stretch; after the last one the analysis is complete.
  package mutating func next(stretchSeconds: Double = 10) throws(SessionError) {
    guard !isFinished else { return }
    let end = position + stretchSeconds
    // The end belongs to the next stretch. A reference that goes on after the last frame is left
    // out, or how much of it is read would depend on the length of the last stretch.
    let stretch = position...min(end.nextDown, session.seconds.upperBound)
    for foot in session.metadata.feet {
      if let frames = try session.frames(foot, seconds: stretch) { pipeline.push(frames) }
      let lag = metadata.referenceLagSeconds
      let forces = try session.reference(
        foot,
        seconds: (position - lag)...min((end - lag).nextDown, session.seconds.upperBound - lag))
      if let forces { pipeline.push(reference: forces.shifted(bySeconds: lag)) }
    }
    pipeline.settle(until: stretch.upperBound)
    position = end
    if isFinished { pipeline.finish() }
  }

  /// What is known so far.
  package func analysis() -> SessionAnalysis { pipeline.analysis() }

  /// Reads all that is left and returns the whole analysis.
  package mutating func finish(
    progress report: (Double) -> Void = { _ in }
  ) throws(SessionError) -> SessionAnalysis {
    while !isFinished {
      try next()
      report(progress)
    }
    return analysis()
  }
}
