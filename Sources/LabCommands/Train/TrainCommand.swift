import ArgumentParser
import CommandSupport
import Foundation
import GaitExperiments
import GaitFiles
import GaitTraining

/// `gaitlab train`: the arms of a recipe on one fold.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train networks by a recipe, on one fold, and evaluate them.",
    discussion: """
      Trains the arms of the recipe (all, or those named) and what they need, teachers first, and \
      takes the tested subject's recordings through the console's own pipeline. The tested \
      subject never trains and never selects an epoch. Models, checkpoints, metrics per epoch \
      and results are kept in a folder for each arm; what is finished is not done again, and \
      what was interrupted goes on from its last epoch to the same result.

      Example: gaitlab train Recipes/compact.toml --fold 9 --arm takd
      """)

  @OptionGroup var options: RecipeOptions

  @Option(
    name: .customLong("fold"),
    help: "The subject that is tested; the recipe's only fold may be left out.")
  var fold: String?

  @Option(name: .customLong("arm"), help: "An arm of the recipe; may be given repeatedly.")
  var arms: [String] = []

  @Option(help: "Seed of the random numbers; the recipe's first seed if none is given.")
  var seed: UInt64?

  @Option(help: .hidden)
  var progressFile: String?

  func run() throws {
    Torch.useCommonKernels()
    try CommandFailure.reportedInBatch {
      let recipe = try options.loadRecipe()
      if let unknown = arms.first(where: { recipe.arm($0) == nil }) {
        throw PlainFailure(
          "--arm \(unknown): the recipe has " + recipe.arms.map(\.name).joined(separator: ", "))
      }
      // More threads than idle cores make libtorch wait for itself; several processes do better.
      try? Torch.setThreadCount(1)
      let data = try options.loadData(recipe)
      let folds = try ExperimentGrid.folds(of: recipe, data: data)
      let fold = try chosen(folds)
      let seed = seed ?? recipe.seeds[0]
      let root = try options.outputFolder(recipe)
      let report = TrainingReport("fold \(fold.name), seed \(seed)", progressFile: progressFile)
      defer { report.finish() }
      let training = FoldTraining(
        recipe, data: data, fold: fold, seed: seed, root: root,
        recipeFolder: options.recipeFolder, program: options.program())
      let cells = try FoldRun(training).run(
        arms: arms.isEmpty ? nil : Set(arms), report: report.take,
        evaluating: report.evaluating)
      report.finish()
      try StandardOutput.write(CellTables.text(cells, root: root))
    }
  }

  private func chosen(_ folds: [SubjectFold]) throws -> SubjectFold {
    let names = folds.map(\.name).joined(separator: ", ")
    guard let fold else {
      guard folds.count == 1 else { throw PlainFailure("--fold is missing; there are \(names)") }
      return folds[0]
    }
    guard let found = folds.first(where: { $0.name == fold }) else {
      throw PlainFailure("--fold \(fold): there are \(names)")
    }
    return found
  }
}
