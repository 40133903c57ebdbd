#if Training
  import ArgumentParser
  import GaitDistillation
  import GaitExperiments
  import GaitRuntime
  import GaitSession

  /// `gaitlab experiment status`: what is finished.
  struct ExperimentStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "status", abstract: "Tell which cells of a recipe are finished.",
      discussion: "Example: gaitlab experiment status Recipes/compact.toml")

    @OptionGroup var options: RecipeOptions

    @Flag(help: "Print JSON, for programs: a list of folds and seeds with counts of their arms.")
    var json = false

    func run() throws {
      try CommandFailure.reportedInBatch {
        let grid = try options.loadGrid()
        let jobs = try grid.jobs()
        if json {
          try StandardOutput.write(Self.json(recipe: grid.recipe.name, jobs) + "\n")
          return
        }
        var lines = jobs.map { job in
          "\(job.title): \(job.finished) of \(job.all) arms" + (job.isFinished ? ", finished" : "")
        }
        let finished = jobs.reduce(0) { $0 + $1.finished }
        lines.append(
          "\(finished) of \(jobs.reduce(0) { $0 + $1.all }) cells are finished in \(grid.root)")
        try StandardOutput.write(
          lines.map { Printable.text($0, limit: .max) }.joined(separator: "\n") + "\n")
      }
    }

    private static func json(recipe: String, _ jobs: [ExperimentGrid.Job]) -> String {
      let list = jobs.map { job in
        JSONValue.object([
          ("fold", .string(job.fold)), ("seed", .integer(Int(clamping: job.seed))),
          ("finished", .integer(job.finished)), ("all", .integer(job.all)),
        ])
      }
      return JSONValue.object([("recipe", .string(recipe)), ("jobs", .array(list))]).text()
    }
  }
#endif
