import GaitInference
import GaitModel

extension RunRecord {
  /// A record of a run that has not ended: what it is, without what came of it.
  init(
    _ arm: ArmRecipe, of recipe: Recipe, fold: SubjectFold, seed: UInt64, program: String,
    fingerprint: String
  ) {
    self.init(
      recipe: recipe.name, arm: arm.name, network: arm.network.title,
      configuration: arm.configuration, fingerprint: fingerprint, testSubjects: fold.tests,
      validationSubject: fold.validation.joined(separator: " "), trainingSubjects: fold.training,
      seed: seed,
      parameters: 0, epochs: 0, bestEpoch: 0, validationError: nil, seconds: 0, program: program)
  }
}

extension ModelCard {
  private static let trainedOn = "trained on"
  private static let selectedOn = "epoch selected on"

  /// Everybody who trained the model or selected its epoch, as its card says.
  var subjectsSeen: Set<String> {
    let facts = provenance.filter { [Self.trainedOn, Self.selectedOn].contains($0.label) }
    return Set(facts.flatMap { $0.value.split(separator: " ").dropFirst().map(String.init) })
  }

  /// The card of a trained model; its architecture is set with the weights.
  init(
    _ record: RunRecord, summary: String, normalization: InputNormalization, window: Int?
  ) {
    self.init(
      name: record.arm, summary: summary.isEmpty ? record.configuration : summary,
      architecture: .linear, input: normalization, windowFrames: window,
      provenance: [
        Fact("recipe", record.recipe), Fact("method", record.configuration),
        Fact(Self.trainedOn, "subjects " + record.trainingSubjects.joined(separator: " ")),
        Fact(Self.selectedOn, "subject \(record.validationSubject)"),
        Fact("never saw", "subjects " + record.testSubjects.joined(separator: " ")),
        Fact("seed", "\(record.seed)"), Fact("program", record.program),
      ],
      metrics: record.validationError.map {
        [Fact("validation RMSE", "\(($0 * 1e4).rounded() / 1e4) BW, epoch \(record.bestEpoch)")]
      } ?? [])
  }
}
