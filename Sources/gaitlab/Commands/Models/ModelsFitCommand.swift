import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles

/// `gaitlab models fit`: a linear model from recordings with a reference.
struct ModelsFitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Fit a linear model to recordings with a reference force.",
    discussion: """
      Ridge regression on single frames: the baseline that a network has to beat. Every recording \
      is calibrated by itself first. Do not judge a model on recordings that it was fitted to.

      Example: gaitlab models fit walk-*.gait --name ours --summary "Ridge on our treadmill." \
      -o ours.safetensors
      """)

  @Argument(help: "Recordings with a reference force.", completion: .file())
  var files: [String]

  @Option(help: "The model's name.")
  var name: String

  @Option(help: "One sentence of description.")
  var summary: String

  @Option(help: "What the recordings are, for the card.")
  var data = ""

  @Option(help: "Size of the penalty on the weights, in parts of the cells' mean variance.")
  var penalty = 0.01

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard penalty > 0, penalty.isFinite else {
      throw ValidationError("--penalty \(penalty): expected a number above zero")
    }
    guard !name.isEmpty, name.count <= 64 else {
      throw ValidationError("--name: expected 1 to 64 characters")
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      let progress = ProgressLine("fitting \(name)")
      defer { progress.finish() }
      let fit = LinearModelFit(
        name: name, summary: summary, data: data, penalty: penalty,
        program: "gaitlab \(ProgramVersion.text)")
      try fit.run(
        files, to: output.path, overwrite: output.overwrites, progress: progress.report)
    }
  }
}
