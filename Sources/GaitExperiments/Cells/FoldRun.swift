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
    if let kept = try RunFolder.decode(FinishedCells.self, from: folder.metrics),
      kept.fingerprint == evaluated(record), kept.isCurrent || !canEvaluate(arm, in: folder)
    {
      return kept.cells
    }
    let (data, fold) = (training.data, training.fold)
    let recipe = training.recipe.data
    // Read once: it is run, and then told what came of it.
    let file = arm.network == .sumOfCells ? nil : try ModelFileReader.read(path: folder.model)
    let estimator = file.map {
      EstimatorSource.model(LoadedModel($0.model, sha256: $0.sha256, byteCount: $0.byteCount))
    }
    let recordings = fold.testRecordings(of: data).filter(recipe.isWanted)
    let ways: [ProtocolRecipe?] = [nil] + training.recipe.protocols
    var metrics: [RecordingMetrics] = []
    for way in ways {
      let evaluator = RecordingEvaluator(
        estimator: estimator ?? .sumOfCells,
        settings: AnalysisSettings(
          rule: RecordingEvaluator.benchmarkRule,
          calibration: way?.calibration ?? recipe.options.calibration),
        lostFrames: way?.lostFrames ?? 0)
      for recording in recordings {
        var result = try evaluator.evaluate(recording)
        if let way { result.condition = way.condition(result.condition) }
        metrics.append(result)
        progress(Double(metrics.count) / Double(ways.count * recordings.count))
      }
    }
    let cells = fold.tests.map { subject in
      CellResult(
        arm: arm.name, fold: subject, seed: training.seed,
        parameters: record.parameters > 0 ? record.parameters : nil,
        trainedSeconds: record.epochs > 0 ? record.seconds : nil,
        epochs: record.epochs > 0 ? record.epochs : nil, validationRMSE: record.validationError,
        recordings: metrics.filter { $0.subject == subject })
    }
    if let file { try tell(cells, to: file.model, in: folder) }
    try RunFolder.write(
      FinishedCells(fingerprint: evaluated(record), cells: cells), to: folder.metrics)
    return cells
  }

  /// Whether what is evaluated is there: folds that were kept from another machine have no models.
  private func canEvaluate(_ arm: ArmRecipe, in folder: RunFolder) -> Bool {
    arm.network == .sumOfCells || FileManager.default.fileExists(atPath: folder.model)
  }

  /// What tells cells from those of another run, or of other ways to evaluate it.
  private func evaluated(_ record: RunRecord) -> String {
    let protocols = training.recipe.protocols.map(\.configuration)
    return ([record.fingerprint] + protocols).joined(separator: "; ")
  }

  private static let errorLabel = "RMSE "

  /// Puts the errors on people whom the model never saw on its card.
  private func tell(
    _ cells: [CellResult], to model: Model, in folder: RunFolder
  ) throws(GaitlabError) {
    var model = model
    var errors: [String: [Double]] = [:]
    for recording in cells.flatMap(\.recordings) {
      // Of what the model was trained for.
      guard
        !training.recipe.protocols.contains(where: {
          recording.condition.hasSuffix(", " + $0.name)
        })
      else { continue }
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

/// Cells as they are kept, with what tells whether they belong to the model beside them.
package struct FinishedCells: Codable, Sendable {
  package var fingerprint: String
  package var cells: [CellResult]
  /// Which numbers are taken; nil in those from before there was more than one set.
  package var edition: Int?

  package init(fingerprint: String, cells: [CellResult]) {
    self.fingerprint = fingerprint
    self.cells = cells
    edition = Self.current
  }

  /// 2: with the means that agreement is told from.
  private static let current = 2

  /// Whether nothing is missing that is taken today.
  var isCurrent: Bool { edition == Self.current }
}
