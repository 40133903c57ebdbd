import GaitAnalysis
import GaitFiles
import GaitModel

/// What is trained on, and how recordings are cut and calibrated.
package struct DataRecipe: Equatable, Sendable {
  /// A folder of recordings: a path, or a name below the user's data sets.
  package let folder: String
  /// T: frames that a loss looks at.
  ///
  /// Context for the first and last of them is cut out as well.
  package let windowFrames: Int
  package let options: CalibratedRecording.Options
  /// Recordings that carry any of these tags are left out, such as `condition:worn`.
  package let excludedTags: [String]
  /// The folds; empty for leave-one-subject-out.
  package let folds: [Fold]

  /// Who is tested and who selects the epoch; all others train.
  package struct Fold: Equatable, Sendable {
    package let test: [String]
    package let validation: [String]
  }

  /// People who select the epoch where each is left out in turn.
  package let validationPeople: Int
  /// Every n-th of their recordings is looked at: an epoch is over sooner.
  package let validationStep: Int

  init(_ table: RecipeTable) throws(GaitlabError) {
    folder = try table.text("folder")
    windowFrames = try table.integer("window", in: 8...2000, default: 100)
    var options = CalibratedRecording.Options()
    options.calibration = try CalibrationRule(table, base: CalibrationRule())
    options.correctsLag = try table.flag("correctsLag", default: false)
    self.options = options
    excludedTags = try table.texts("excludedTags")
    var folds: [Fold] = []
    for fold in try table.tables("fold") {
      folds.append(
        Fold(
          test: try fold.texts("test"), validation: try fold.textOrTexts("validation")))
      try fold.finish()
    }
    self.folds = folds
    validationStep = try table.integer("validationStep", in: 1...1000, default: 1)
    validationPeople = try table.integer("validationPeople", in: 1...1000, default: 1)
    guard folds.isEmpty || validationPeople == 1 else {
      throw table.refusal(
        "'\(table.name("validationPeople"))' beside folds of your own",
        expected: "one or the other: a fold names who selects its epoch")
    }
    try table.finish()
  }

  /// The recordings of a data set that the recipe wants.
  package func isWanted(_ recording: DataRecording) -> Bool {
    !recording.metadata.tags.contains { excludedTags.contains($0) }
  }
}
