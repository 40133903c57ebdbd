import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles
import GaitFormats
import GaitInference
import PlainText

extension DeviceExport.Arithmetic: ExpressibleByArgument {}

/// `gaitlab models export`: a model for other programs and devices.
struct ModelsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a model for ONNX Runtime, or as C for firmware.",
    discussion: """
      The ONNX model takes [batch, frames, 128] cells in body weights and gives [batch, frames] \
      vGRF in body weights; docs/MODELS.md tells more. onnx-stream is the same network for one \
      frame at a time, with its state as input and output. A test vector is a safetensors file with \
      frames (input) and what gaitlab gives for them (output), to check a port with.

      C is a folder: one C99 file and its header without dependencies, an example, and a README by which to \
      build it; docs/DEVICE.md leads from there to a firmware.

      Example: gaitlab models export student-live --format c -o student-c
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case onnx
    /// One frame at a time, the state going in and coming out.
    case onnxStream = "onnx-stream"
    /// C99 source for firmware.
    case c
    /// Frames and what the model gives for them.
    case testVector = "test-vector"
  }

  @Argument(help: "A name from 'gaitlab models' or a model file.", completion: .file())
  var model: String

  @Option(help: "The format to write.")
  var format = Format.onnx

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "The file to write; the folder, for C.")
  var output: String

  @Flag(name: .customLong("force"), help: "Replace files that exist.")
  var overwrites = false

  @OptionGroup(title: "C") var device: DeviceOptions

  func validate() throws {
    if format != .c, let option = device.given {
      throw ValidationError("\(option): expected --format c as well")
    }
  }

  func run() throws {
    try CommandFailure.reportedInBatch {
      let path = try Folders.models.path(of: model)
      switch format {
      case .onnx: try ModelExport.onnx(path: path, to: output, overwrite: overwrites)
      case .onnxStream:
        try ModelExport.onnxStream(path: path, to: output, overwrite: overwrites)
      case .testVector: try ModelExport.testVector(path: path, to: output, overwrite: overwrites)
      case .c:
        let names = try device.code().write(model: path, to: output, overwrite: overwrites)
        let list = names.joined(separator: ", ")
        try StandardOutput.write("\(Printable.text(output, limit: .max)): \(list)\n")
      }
    }
  }
}

/// What C for a device is made for.
struct DeviceOptions: ParsableArguments {
  @Option(help: "What the C code computes with: float or int8. (default: float)")
  var arithmetic: DeviceExport.Arithmetic?

  @Option(
    help: """
      The insole whose grid goes with the C code: a name or TOML file (see 'gaitlab layouts'), or rows x columns and \
      length x width in millimetres. (default: that of --recording, or \"16x8 270x95\")
      """,
    completion: .file(extensions: ["toml"]))
  var layout: String?

  @Option(
    help: """
      A recording whose first seconds are written as frames.txt, with the forces that the code has to give for them \
      in forces.txt.
      """,
    completion: .file())
  var recording: String?

  @Option(help: "Seconds of the recording. (default: 20)")
  var seconds: Double?

  func validate() throws {
    if let seconds, !(seconds > 0 && seconds <= 3600) {
      throw ValidationError("--seconds \(seconds): expected seconds, at most an hour")
    }
    if seconds != nil, recording == nil {
      throw ValidationError("--seconds: expected --recording as well")
    }
  }

  /// An option that was given, if one was.
  var given: String? {
    let options: [(String, Bool)] = [
      ("--arithmetic", arithmetic != nil), ("--layout", layout != nil),
      ("--recording", recording != nil), ("--seconds", seconds != nil),
    ]
    return options.first(where: \.1)?.0
  }

  /// - Throws: why the layout cannot be used.
  func code() throws -> DeviceCode {
    DeviceCode(
      layout: try layout.map(LayoutFile.named), recording: recording, seconds: seconds ?? 20,
      arithmetic: arithmetic ?? .float, program: "gaitlab \(ProgramVersion.text)")
  }
}
