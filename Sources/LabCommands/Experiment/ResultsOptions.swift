import ArgumentParser
import CommandSupport
import Foundation
import GaitExperiments
import GaitFiles
import GaitModel
import GaitTraining
import PlainText

/// Where tables and plots of an experiment go, and what they say of themselves.
struct ResultsOptions: ParsableArguments {
  @Option(
    help: "The folder for tables and plots; Results/ and the recipe's name if none is given.",
    completion: .directory)
  var results: String?

  @Option(help: "A further file for the document, such as docs/RESULTS.md.")
  var report: String?

  /// A folder that the program writes again.
  func folder(_ recipe: Recipe) -> String { results ?? "Results/" + recipe.name }

  /// Told before hours of work.
  func requireWritable(_ folder: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw PlainFailure("\(folder): the folder cannot be made; check permissions and space")
    }
    guard FileManager.default.isWritableFile(atPath: folder) else {
      throw PlainFailure("\(folder): the folder cannot be written to; check the permissions")
    }
  }

  /// Writes everything from the cells that are finished.
  func write(_ grid: ExperimentGrid, folder: String, options: RecipeOptions) throws {
    try requireWritable(folder)
    let written = try ResultsFolder(
      grid, provenance: provenance(grid, options: options)
    ).write(to: folder, report: report)
    try StandardOutput.write(
      written.map { Printable.text($0, limit: .max) }.joined(separator: "\n")
        + "\n")
  }

  private func provenance(_ grid: ExperimentGrid, options: RecipeOptions) -> ResultsProvenance {
    let recipe = grid.recipe
    var facts = [Fact("recipe", "\(recipe.name): \(recipe.summary)")]
    facts += (recipe.data.configuration + recipe.augmentation.configuration).map(Self.fact)
    for arm in recipe.arms {
      var text = arm.configuration
      if arm.isTrained { text += "; " + arm.schedule.configuration.joined(separator: "; ") }
      facts.append(Fact("arm \(arm.name)", text))
    }
    return ResultsProvenance(
      title: "Results of \(recipe.name)", caveat: recipe.summary,
      command: "gaitlab experiment run \(options.shownRecipe)", configuration: facts,
      seeds: recipe.seeds, commit: options.program(), time: Date.now.formatted(.iso8601),
      machine: MachineText.current)
  }

  private static func fact(_ line: String) -> Fact {
    let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
    return parts.count == 2
      ? Fact(parts[0], parts[1].trimmingCharacters(in: .whitespaces))
      : Fact("setting", line)
  }
}

/// The machine in a few words.
enum MachineText {
  static var current: String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let memory = ProcessInfo.processInfo.physicalMemory >> 30
    let system = ProcessInfo.processInfo.operatingSystemVersionString
    return "\(processor), \(cores) cores, \(memory) GB, \(system)"
  }

  private static var processor: String {
    let info = FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data()
    let line = String(decoding: info, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
      ?? "unknown processor"
  }
}
