import ArgumentParser
import CommandSupport
import Foundation
import GaitExperiments
import GaitFiles
import GaitTraining

/// Which recipe, on which data, and where what comes of it is kept.
struct RecipeOptions: ParsableArguments {
  @Argument(help: "The recipe, a .toml file.", completion: .file(extensions: ["toml"]))
  var recipe: String

  @Option(
    help: "The folder of recordings, if it is not where the recipe says.",
    completion: .directory)
  var data: String?

  @Option(
    name: [.short, .customLong("output")],
    help: "The folder that keeps models, checkpoints and metrics.", completion: .directory)
  var output: String?

  /// Reads the recipe.
  func loadRecipe() throws -> Recipe {
    guard let bytes = FileManager.default.contents(atPath: recipe) else {
      throw PlainFailure("\(recipe): the recipe cannot be read; check the path")
    }
    guard bytes.count < 1 << 20, let text = String(data: bytes, encoding: .utf8) else {
      throw PlainFailure("\(recipe): this is not a recipe; expected a short TOML file")
    }
    return try Recipe(toml: text, file: recipe)
  }

  /// The recipe as results name it: no folders of a machine.
  var shownRecipe: String {
    recipe.hasPrefix("/") ? FileName.stem(recipe) + ".toml" : recipe
  }

  /// The folder that the recipe stands in.
  var recipeFolder: String {
    URL(fileURLWithPath: recipe).deletingLastPathComponent().path
  }

  /// Opens the recordings: `--data`, a folder beside the recipe, or one of the user's data sets.
  func loadData(_ recipe: Recipe) throws -> DataSet {
    let progress = ProgressLine("reading the data set")
    defer { progress.finish() }
    return try DataSet(folder: dataFolder(recipe), progress: progress.report)
  }

  /// Opens recipe and recordings, and finds what is finished.
  func loadGrid() throws -> ExperimentGrid {
    let recipe = try loadRecipe()
    let root = try outputFolder(recipe)
    return try ExperimentGrid(recipe, data: try loadData(recipe), root: root)
  }

  private func dataFolder(_ recipe: Recipe) throws -> String {
    if let data { return data }
    let name = recipe.data.folder
    if name.hasPrefix("/") { return name }
    let beside = recipeFolder + "/" + name
    if FileManager.default.fileExists(atPath: beside) { return beside }
    return try Folders.require(Folders.dataSets) + "/" + name
  }

  func outputFolder(_ recipe: Recipe) throws -> String {
    try output ?? Folders.require(Folders.experiments) + "/" + recipe.name
  }

  /// Program and version, and the commit of the folder that the recipe is kept in.
  func program() -> String {
    let version = "gaitlab \(ProgramVersion.text)"
    return SourceCommit.of(folder: recipeFolder).map { "\(version), commit \($0)" } ?? version
  }
}
