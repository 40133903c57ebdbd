import ArgumentParser
import GaitRuntime
import GaitSession

/// `gaitlab models export`: a model for other programs and devices.
struct ModelsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a model for other programs, such as ONNX Runtime.",
    discussion: """
      The ONNX model takes [batch, frames, 128] cells in body weights and gives [batch, frames] \
      vGRF in body weights; docs/MODELS.md tells more.

      Example: gaitlab models export linear-simulated --format onnx -o linear.onnx
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case onnx }

  @Argument(help: "A name from 'gaitlab models' or a model file.", completion: .file())
  var model: String

  @Option(help: "The format to write.")
  var format = Format.onnx

  @Option(name: [.short, .customLong("output")], help: "The file to write.")
  var output: String

  @Flag(help: "Replace the file if it exists.")
  var force = false

  func run() throws {
    try CommandFailure.reportedInBatch {
      try ModelExport.onnx(
        path: Folders.models.path(of: model), to: output, overwrite: force)
    }
  }
}
