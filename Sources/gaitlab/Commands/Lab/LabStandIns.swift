import ArgumentParser
import CommandSupport

/// A command that a program without the lab does not have.
protocol LabStandIn: ParsableCommand {}

extension LabStandIn {
  mutating func run() throws {
    try CommandFailure.reported {
      throw PlainFailure(
        "this program was built without the distillation lab; run 'make lab' in the source folder, "
          + "which installs its libraries and builds it with them")
    }
  }
}

/// `gaitlab dataset` in a program that was built without the lab.
struct DatasetStandIn: LabStandIn {
  static let configuration = CommandConfiguration(
    commandName: "dataset", abstract: "Build and check data sets (needs the lab: make lab).",
    discussion: "Example: make lab && gaitlab dataset footsteps", shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough, help: "The arguments, ignored without the lab.")
  var arguments: [String] = []
}

/// `gaitlab train` in a program that was built without the lab.
struct TrainStandIn: LabStandIn {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train networks by a recipe (needs the lab: make lab).",
    discussion: "Example: make lab && gaitlab train Recipes/compact.toml --fold 9",
    shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough, help: "The arguments, ignored without the lab.")
  var arguments: [String] = []
}

/// `gaitlab evaluate` in a program that was built without the lab.
struct EvaluateStandIn: LabStandIn {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure estimators on recordings with a reference (needs the lab: make lab).",
    discussion: "Example: make lab && gaitlab evaluate walks/", shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough, help: "The arguments, ignored without the lab.")
  var arguments: [String] = []
}

/// `gaitlab experiment` in a program that was built without the lab.
struct ExperimentStandIn: LabStandIn {
  static let configuration = CommandConfiguration(
    commandName: "experiment",
    abstract: "Run every cell of a recipe and write its tables (needs the lab: make lab).",
    discussion: "Example: make lab && gaitlab experiment run Recipes/compact.toml",
    shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough, help: "The arguments, ignored without the lab.")
  var arguments: [String] = []
}
