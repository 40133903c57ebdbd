#if Training
  import ArgumentParser
  import GaitExperiments
  import GaitSession

  /// `gaitlab experiment status`: what is finished.
  struct ExperimentStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Tell which cells of a recipe are finished.",
      discussion: "Example: gaitlab experiment status Recipes/compact.toml")

    @OptionGroup var options: RecipeOptions

    func run() throws {
      try CommandFailure.reportedInBatch {
        let recipe = try options.loadRecipe()
        let progress = ProgressLine("reading the data set")
        let data = try options.loadData(recipe, progress: progress.report)
        progress.finish()
        let root = try options.outputFolder(recipe)
        let jobs = try ExperimentGrid(recipe, data: data, root: root).jobs()
        var lines = jobs.map { job in
          "\(job.title): \(job.finished) of \(job.all) arms" + (job.isFinished ? ", finished" : "")
        }
        let finished = jobs.reduce(0) { $0 + $1.finished }
        lines.append(
          "\(finished) of \(jobs.reduce(0) { $0 + $1.all }) cells are finished in \(root)")
        try StandardOutput.write(
          lines.map { Printable.text($0, limit: .max) }.joined(separator: "\n") + "\n")
      }
    }
  }
#endif
