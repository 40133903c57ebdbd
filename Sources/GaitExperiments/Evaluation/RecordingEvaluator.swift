package import GaitAnalysis
package import GaitEngine
package import GaitFiles
import GaitModel
package import GaitTraining

/// Takes recordings with a reference through the console's own pipeline and reads the errors off.
///
/// Nothing here knows a formula: calibration, estimator, stances and errors are `SessionAnalyzer`'s,
/// so that a number in a results table is the number that the console shows for that recording.
package struct RecordingEvaluator: Sendable {
  /// When a stance begins in the benchmark: at 20 N, whatever the walker weighs.
  package static let benchmarkRule: StanceRule = {
    var rule = StanceRule()
    rule.minimumNewtons = 20
    rule.bodyWeightFraction = 0
    return rule
  }()

  package let settings: AnalysisSettings
  /// Part of the frames that is lost at random before the evaluation.
  package let lostFrames: Double

  /// What lost frames are drawn from.
  private static let lossSeed: UInt64 = 20_26

  /// - Parameters:
  ///   - estimator: what is evaluated; it replaces the one in the settings.
  ///   - settings: the stance rule and what else the pipeline depends on.
  ///   - lostFrames: part of the frames that is lost at random, 0...1.
  package init(
    estimator: EstimatorSource,
    settings: AnalysisSettings = AnalysisSettings(rule: RecordingEvaluator.benchmarkRule),
    lostFrames: Double = 0
  ) {
    self.lostFrames = lostFrames
    var settings = settings
    settings.estimator = estimator
    self.settings = settings
  }

  /// Evaluates a whole recording.
  ///
  /// - Throws: `dataRefused` if it has too few strides to calibrate on or no step to measure, or if
  ///   the estimator gives what is not a number; why the model or the file cannot be used; `cancelled`.
  package func evaluate(_ recording: DataRecording) throws(GaitlabError) -> RecordingMetrics {
    let analysis = try analysis(of: recording)
    func refusal(_ found: String, expected: String) -> GaitlabError {
      GaitlabError(
        .dataRefused, file: recording.path, found: found, expected: expected,
        advice: "leave this recording out; 'gaitlab analyze' shows more")
    }
    guard analysis.calibration.origin != .none else {
      throw refusal(
        "too few whole strides to calibrate",
        expected: "two strides of each foot in the first minute, or a calibration in the file")
    }
    guard let errors = analysis.errors else {
      throw refusal(
        "no frame has an estimate and a reference force that could be the foot's",
        expected: "a reference over the walk or a part of it")
    }
    // A reference over a part leaves steps elsewhere, which say nothing of errors.
    let steps = analysis.steps.count { $0.isAccepted && $0.reference != nil }
    guard steps > 0 else {
      throw refusal("no step has a reference", expected: "one whole step or more")
    }
    guard errors.overall.rmse.isFinite else {
      throw refusal(
        "the estimates of '\(analysis.estimator.name)' are not numbers",
        expected: "a model whose training has not diverged")
    }
    return RecordingMetrics(
      errors, recording: FileName.stem(recording.path), subject: recording.subject,
      condition: recording.tag("condition"), speed: recording.tag("speed"), steps: steps,
      stepsFoundOn: analysis.decidedBy)
  }

  private func analysis(of recording: DataRecording) throws(GaitlabError) -> SessionAnalysis {
    do throws(GaitlabError) {
      let session: any SessionReading =
        lostFrames > 0
        ? LossySession(recording.session, lost: lostFrames, seed: Self.lossSeed)
        : recording.session
      var analyzer = try SessionAnalyzer(session: session, settings: settings)
      while !analyzer.isFinished {
        try CancellationToken.check(path: recording.path, "the evaluation")
        try analyzer.next()
      }
      return analyzer.analysis()
    } catch {
      // Some of the pipeline's errors name the session instead of its file.
      var error = error
      error.file = recording.path
      throw error
    }
  }
}
