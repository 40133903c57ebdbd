import ArgumentParser

/// `gaitlab experiment`: many arms on many folds, and their tables.
struct ExperimentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experiment", abstract: "Run every cell of a recipe and write its tables.",
    discussion: """
      A cell is an arm, trained for a fold from a seed and evaluated on the fold's subject. \
      Finished cells are kept, so that the same command goes on after an interruption.

      Example: gaitlab experiment run Recipes/compact.toml
      """,
    subcommands: [
      ExperimentRunCommand.self, ExperimentStatusCommand.self, ExperimentTablesCommand.self,
    ])
}
