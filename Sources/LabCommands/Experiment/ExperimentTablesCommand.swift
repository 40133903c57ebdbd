import ArgumentParser
import CommandSupport
import GaitExperiments

/// `gaitlab experiment tables`: the tables of what is finished.
struct ExperimentTablesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tables", abstract: "Write tables and plots of the cells that are finished.",
    discussion: """
      Missing cells are named in the tables and never averaged over.

      Example: gaitlab experiment tables Recipes/compact.toml
      """)

  @OptionGroup var options: RecipeOptions
  @OptionGroup var tables: ResultsOptions

  func run() throws {
    try CommandFailure.reportedInBatch {
      let grid = try options.loadGrid()
      try tables.write(grid, folder: tables.folder(grid.recipe), options: options)
    }
  }
}
