import Foundation
import GaitEngine
package import GaitFiles
import GaitInference
import GaitModel
package import GaitTraining

/// One fold of an experiment with one seed: trains every arm, then takes the tested recordings
/// through what came out, by the console's own pipeline.
package struct FoldRun {
  private let training: FoldTraining

  /// - Parameter training: of the fold that is evaluated.
  package init(_ training: FoldTraining) {
    self.training = training
  }

  /// Trains and evaluates; what is finished is kept.
  ///
  /// - Parameters:
  ///   - arms: names of the arms; all if nil.
  ///   - report: called with each event of the training.
  ///   - evaluating: called with the share of the evaluation, 0...1, that is done.
  /// - Returns: the cells of all arms that are evaluated.
  /// - Throws: what training, reading and writing say. Arms that did not diverge are evaluated even
  ///   then.
  @discardableResult
  package func run(
    arms: Set<String>?, report: (TrainingEvent) -> Void, evaluating: (Double) -> Void
  ) throws(GaitlabError) -> [CellResult] {
    var failure: GaitlabError?
    do throws(GaitlabError) {
      try training.run(only: arms, report: report)
    } catch {
      guard error.code == .trainingFailed else { throw error }
      failure = error
    }
    let wanted = training.recipe.evaluatedArms.filter { arms?.contains($0.name) ?? true }
    var cells: [CellResult] = []
    for (index, arm) in wanted.enumerated() {
      cells += try evaluate(
        arm, progress: { evaluating((Double(index) + $0) / Double(wanted.count)) })
    }
    if let failure { throw failure }
    return cells
  }

  /// A cell for each tested subject; none of an arm that has not been trained to its end.
  private func evaluate(
    _ arm: ArmRecipe, progress: (Double) -> Void
  ) throws(GaitlabError) -> [CellResult] {
    let folder = training.folder(arm)
    guard let record = try folder.finished() else { return [] }
    let ways = training.recipe.protocols
    let kept = try RunFolder.decode(FinishedCells.self, from: folder.metrics).flatMap {
      $0.model == record.fingerprint && ($0.isCurrent || !canEvaluate(arm, in: folder)) ? $0 : nil
    }
    let missing = kept?.missing(of: ways) ?? ways
    if let kept, missing.isEmpty { return kept.cells(for: ways) }
    // Read once: it is run, and then told what came of it.
    let file = arm.network == .sumOfCells ? nil : try ModelFileReader.read(path: folder.model)
    let estimator =
      file.map {
        EstimatorSource.model(LoadedModel($0.model, sha256: $0.sha256, byteCount: $0.byteCount))
      } ?? .sumOfCells
    let wanted = (kept == nil ? [nil] : []) + missing.map(Optional.some)
    let metrics = try self.metrics(estimator, wanted, progress: progress)
    var finished =
      kept
      ?? FinishedCells(
        model: record.fingerprint, ways: [],
        cells: training.fold.tests.map { subject in
          CellResult(
            arm: arm.name, fold: subject, seed: training.seed,
            parameters: record.parameters > 0 ? record.parameters : nil,
            trainedSeconds: record.epochs > 0 ? record.seconds : nil,
            epochs: record.epochs > 0 ? record.epochs : nil,
            validationRMSE: record.validationError, recordings: [])
        })
    finished.add(metrics, of: missing)
    if let file { try tell(finished.cells(for: []), to: file.model, in: folder) }
    try RunFolder.write(finished, to: folder.metrics)
    return finished.cells(for: ways)
  }

  /// Takes the tested recordings through an estimator, in one way after the other.
  ///
  /// - Parameters:
  ///   - estimator: what is evaluated.
  ///   - ways: nil is that of the data.
  ///   - progress: told the share, 0...1, that is done.
  /// - Returns: a value for each way and recording.
  /// - Throws: the first recording that cannot be used; `cancelled`.
  private func metrics(
    _ estimator: EstimatorSource, _ ways: [ProtocolRecipe?], progress: (Double) -> Void
  ) throws(GaitlabError) -> [RecordingMetrics] {
    let recipe = training.recipe.data
    var metrics: [RecordingMetrics] = []
    for (index, way) in ways.enumerated() {
      let evaluator = RecordingEvaluator(
        estimator: estimator,
        settings: AnalysisSettings(
          rule: RecordingEvaluator.benchmarkRule,
          calibration: way?.calibration ?? recipe.options.calibration),
        lostFrames: way?.lostFrames ?? 0)
      let data = try way?.data(beside: training.data.folder) ?? training.data
      let recordings = training.fold.testRecordings(of: data).filter(recipe.isWanted)
      for (number, recording) in recordings.enumerated() {
        var result = try evaluator.evaluate(recording)
        if let way { result.condition = way.condition(result.condition) }
        metrics.append(result)
        let share = Double(number + 1) / Double(recordings.count)
        progress((Double(index) + share) / Double(ways.count))
      }
    }
    return metrics
  }

  /// Whether what is evaluated is there: folds that were kept from another machine have no models.
  private func canEvaluate(_ arm: ArmRecipe, in folder: RunFolder) -> Bool {
    arm.network == .sumOfCells || FileManager.default.fileExists(atPath: folder.model)
  }

  private static let errorLabel = "RMSE "

  /// Puts the errors on people whom the model never saw on its card.
  private func tell(
    _ cells: [CellResult], to model: Model, in folder: RunFolder
  ) throws(GaitlabError) {
    var model = model
    var errors: [String: [Double]] = [:]
    for recording in cells.flatMap(\.recordings) {
      errors[recording.condition, default: []].append(recording.rmse)
    }
    let subjects = cells.map(\.fold).joined(separator: " ")
    model.card.metrics.removeAll { $0.label.hasPrefix(Self.errorLabel) }
    for (condition, values) in errors.sorted(by: { $0.key < $1.key }) {
      let mean = values.reduce(0, +) / Double(values.count)
      model.card.metrics.append(
        Fact(
          Self.errorLabel + condition,
          "\(ResultsText.number(mean, 4)) BW on subjects \(subjects), whom it never saw"))
    }
    try folder.write(model)
  }
}
