import GaitAnalysis
package import GaitEngine
package import GaitFiles
import GaitFormats
package import GaitTraining

/// Evaluates finished estimators, which nobody trains here, on recordings.
package enum EstimatorEvaluation {
  /// An estimator and what it is called in tables.
  package struct Candidate: Sendable {
    package var name: String
    package var estimator: EstimatorSource

    package init(name: String, estimator: EstimatorSource) {
      self.name = name
      self.estimator = estimator
    }
  }

  /// Takes every recording through every estimator.
  ///
  /// - Parameters:
  ///   - candidates: what is evaluated.
  ///   - recordings: of any number of subjects.
  ///   - settings: the stance rule and what else the pipeline depends on.
  ///   - lostFrames: part of the frames that is lost at random, 0...1.
  ///   - progress: called with the share, 0...1, that is done.
  /// - Returns: a cell for each estimator and subject, of seed 0, in the order of both.
  /// - Throws: the first recording that cannot be used; `cancelled`.
  package static func cells(
    _ candidates: [Candidate], on recordings: [DataRecording],
    settings: AnalysisSettings = AnalysisSettings(rule: RecordingEvaluator.benchmarkRule),
    lostFrames: Double = 0, progress: (Double) -> Void = { _ in }
  ) throws(GaitlabError) -> [CellResult] {
    var cells: [CellResult] = []
    var done = 0.0
    for candidate in candidates {
      let evaluator = RecordingEvaluator(
        estimator: candidate.estimator, settings: settings, lostFrames: lostFrames)
      var metrics: [String: [RecordingMetrics]] = [:]
      for recording in recordings {
        metrics[recording.subject, default: []].append(try evaluator.evaluate(recording))
        done += 1
        progress(done / Double(candidates.count * recordings.count))
      }
      for subject in subjects(of: recordings) {
        cells.append(
          CellResult(
            arm: candidate.name, fold: subject, seed: 0,
            parameters: candidate.estimator.description().parameterCount,
            recordings: metrics[subject] ?? []))
      }
    }
    return cells
  }

  /// Who was recorded, in the order of the first recordings.
  package static func subjects(of recordings: [DataRecording]) -> [String] {
    var subjects: [String] = []
    for recording in recordings where !subjects.contains(recording.subject) {
      subjects.append(recording.subject)
    }
    return subjects
  }
}
