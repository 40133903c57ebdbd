import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles

/// `gaitlab models export`: a model for other programs and devices.
struct ModelsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a model for other programs, such as ONNX Runtime.",
    discussion: """
      The ONNX model takes [batch, frames, 128] cells in body weights and gives [batch, frames] \
      vGRF in body weights; docs/MODELS.md tells more. A test vector is a safetensors file with \
      frames (input) and what gaitlab gives for them (output), to check a port with.

      Example: gaitlab models export linear-simulated --format onnx -o linear.onnx
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case onnx
    /// Frames and what the model gives for them.
    case testVector = "test-vector"
  }

  @Argument(help: "A name from 'gaitlab models' or a model file.", completion: .file())
  var model: String

  @Option(help: "The format to write.")
  var format = Format.onnx

  @OptionGroup var output: OutputOptions

  func run() throws {
    try CommandFailure.reportedInBatch {
      let path = try Folders.models.path(of: model)
      switch format {
      case .onnx:
        try ModelExport.onnx(path: path, to: output.path, overwrite: output.overwrites)
      case .testVector:
        try ModelExport.testVector(
          path: path, to: output.path, overwrite: output.overwrites)
      }
    }
  }
}
