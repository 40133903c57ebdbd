#if Training
  import ArgumentParser
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
        let recipe = try options.loadRecipe()
        let progress = ProgressLine("reading the data set")
        let data = try options.loadData(recipe, progress: progress.report)
        progress.finish()
        let grid = try ExperimentGrid(
          recipe, data: data, root: try options.outputFolder(recipe))
        try tables.write(grid, folder: tables.folder(recipe), options: options)
      }
    }
  }
#endif
