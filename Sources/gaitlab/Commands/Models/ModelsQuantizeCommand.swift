import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles
import PlainText

/// `gaitlab models quantize`: a network calibrated for whole numbers.
struct ModelsQuantizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quantize", abstract: "Calibrate a network for whole numbers (int8).",
    discussion: """
      Finds how large the numbers within the network become on the first half of each recording, measures on the \
      second half what weights of 8 bits change, and writes the same model with both on its card. Weights stay as \
      they are: 'models export --format c --arithmetic int8' rounds them.

      Example: gaitlab models quantize student SampleSessions/footsteps-8.gait -o student-int8.safetensors
      """)

  @Argument(help: "A name from 'gaitlab models' or a model file.", completion: .file())
  var model: String

  @Argument(help: "Recordings, or folders of them.", completion: .file())
  var recordings: [String]

  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.reportedInBatch {
      let progress = ProgressLine("calibrating \(model)")
      defer { progress.finish() }
      let report = try ModelQuantization.run(
        model: Folders.models.path(of: model), recordings: recordings, to: output.path,
        overwrite: output.overwrites, progress: progress.report)
      progress.finish()
      try StandardOutput.write(
        "int8 differs from float by \(FixedPoint.text(report.rootMeanSquare, decimals: 4)) BW (RMSE), at "
          + "most \(FixedPoint.text(report.largest, decimals: 4)) BW, on \(report.frames) frames\n")
    }
  }
}
