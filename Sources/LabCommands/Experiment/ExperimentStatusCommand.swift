import ArgumentParser
import CommandSupport
import Foundation
import GaitExperiments
import GaitFiles
import GaitTraining

/// `gaitlab experiment status`: how far it is, and how long the rest takes.
struct ExperimentStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Report which cells of a recipe are finished.",
    discussion: """
      Lists finished arms of each fold and seed, runs that have begun with their epoch, and the \
      training time that is left by the mean of the finished runs of the same arm, or of the same \
      network. Evaluation comes on top of it.

      Example: gaitlab experiment status Recipes/compact.toml
      """)

  @OptionGroup var options: RecipeOptions

  @Flag(help: "Print JSON, for programs: folds and seeds with counts of their arms, runs, time.")
  var json = false

  func run() throws {
    try CommandFailure.reportedInBatch {
      let grid = try options.loadGrid()
      let progress = try ExperimentProgress(grid)
      try StandardOutput.write(
        json
          ? ExperimentStatusText.json(progress, recipe: grid.recipe.name) + "\n"
          : ExperimentStatusText.text(
            progress, root: grid.root, nowUnixSeconds: Date.now.timeIntervalSince1970))
    }
  }
}
