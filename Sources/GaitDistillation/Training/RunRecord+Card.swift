import GaitInference

extension RunRecord {
  /// A record of a run that has not ended: what it is, without what came of it.
  init(
    _ arm: ArmRecipe, of recipe: Recipe, fold: SubjectFold, seed: UInt64, program: String,
    fingerprint: String
  ) {
    self.init(
      recipe: recipe.name, arm: arm.name, network: arm.network.title,
      configuration: arm.configuration, fingerprint: fingerprint, testSubjects: fold.tests,
      validationSubject: fold.validation, trainingSubjects: fold.training, seed: seed,
      parameters: 0, epochs: 0, bestEpoch: 0, validationError: nil, seconds: 0, program: program)
  }
}

extension ModelCard {
  /// The card of a trained model; its architecture is set with the weights.
  init(
    _ record: RunRecord, summary: String, normalization: InputNormalization, window: Int?
  ) {
    self.init(
      name: record.arm, summary: summary.isEmpty ? record.configuration : summary,
      architecture: .linear, input: normalization, windowFrames: window,
      provenance: [
        Fact("recipe", record.recipe), Fact("method", record.configuration),
        Fact("trained on", "subjects " + record.trainingSubjects.joined(separator: " ")),
        Fact("epoch selected on", "subject \(record.validationSubject)"),
        Fact("never saw", "subjects " + record.testSubjects.joined(separator: " ")),
        Fact("seed", "\(record.seed)"), Fact("program", record.program),
      ],
      metrics: record.validationError.map {
        [Fact("validation RMSE", "\(($0 * 1e4).rounded() / 1e4) BW, epoch \(record.bestEpoch)")]
      } ?? [])
  }
}
