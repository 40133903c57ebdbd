import GaitAnalysis
import GaitFiles
import GaitInference

/// The recordings of one fold in memory: those that train, and those that select the epoch.
///
/// Nothing of the tested subjects is read.
struct FoldData {
  let training: [CalibratedRecording]
  let validation: ValidationSet
  let normalization: ModelCard.InputNormalization

  init(
    _ fold: SubjectFold, of data: DataSet, recipe whole: Recipe, progress: (Double) -> Void
  ) throws(GaitlabError) {
    let recipe = whole.data
    var options = recipe.options
    options.findsReferenceScale = whole.arms.contains { $0.input.scale == .reference }
    let wanted = fold.trainingRecordings(of: data).filter(recipe.isWanted)
    let selecting = fold.validationRecordings(of: data).filter(recipe.isWanted)
      .enumerated().filter { $0.offset.isMultiple(of: recipe.validationStep) }.map(\.element)
    for (recordings, what) in [(wanted, "train on"), (selecting, "select the epoch by")] {
      guard recordings.isEmpty else { continue }
      throw GaitlabError(
        .dataRefused, file: data.folder, found: "no recording to \(what) in fold \(fold.name)",
        expected: "one or more", advice: "look at the tags 'split:' and at the recipe's folds")
    }
    let all = Double(wanted.count + selecting.count)
    var fit = InputNormalizationFit()
    var training: [CalibratedRecording] = []
    for recording in wanted {
      let calibrated = try CalibratedRecording(recording, options: options)
      fit.add(calibrated)
      training.append(calibrated)
      progress(Double(training.count) / all)
    }
    normalization = fit.normalization
    var validation: [CalibratedRecording] = []
    for recording in selecting {
      validation.append(try CalibratedRecording(recording, options: options))
      progress((Double(training.count) + Double(validation.count)) / all)
    }
    self.training = training
    // Whoever trains through sparse insoles is judged by one, and whoever does only, by nothing else.
    let sparse = whole.augmentation.sparse
    self.validation = ValidationSet(
      validation, normalization: normalization,
      views: (sparse < 1 ? [nil] : []) + (sparse > 0 ? [SparseView.moticon] : []))
  }
}
