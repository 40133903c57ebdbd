import ArgumentParser
import CommandSupport
import Foundation
import GaitExperiments
import GaitFiles
import GaitTraining
import PlainText

/// `gaitlab experiment run`: all cells, several processes side by side, then the tables.
struct ExperimentRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Train and evaluate every cell, then write the tables.",
    discussion: """
      Each process works on one fold from one seed at a time, with one thread: that uses cores \
      better than several threads do, and gives the same bits. Ctrl-C stops; the same command \
      goes on.

      Example: gaitlab experiment run Recipes/compact.toml --processes 2
      """)

  @OptionGroup var options: RecipeOptions
  @OptionGroup var tables: ResultsOptions

  @Option(help: "Processes side by side; as many as there are cores if none is given.")
  var processes: Int?

  func validate() throws {
    if let processes, !(1...256).contains(processes) {
      throw ValidationError("--processes \(processes): expected 1 to 256")
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      let grid = try options.loadGrid()
      let root = grid.root
      let folder = tables.folder(grid.recipe)
      try tables.requireWritable(folder)
      let jobs = try grid.jobs()
      let pending = jobs.filter { !$0.isFinished }
      StandardError.write(
        "gaitlab: \(jobs.count) folds and seeds, \(jobs.count - pending.count) finished; "
          + "kept in \(Printable.text(root, limit: .max))\n")
      let count = processes ?? ProcessInfo.processInfo.activeProcessorCount
      let pool = try JobPool(root: root, processes: count)
      try pool.run(
        pending.map { job in
          JobPool.Job(
            title: job.title, name: "fold-\(job.fold)-seed-\(job.seed)",
            arguments: [
              "train", options.recipe, "--data", grid.dataFolder, "--output", root, "--fold",
              job.fold, "--seed", "\(job.seed)",
            ])
        })
      try tables.write(grid, folder: folder, options: options)
    }
  }
}
