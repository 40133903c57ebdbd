import ArgumentParser
import CommandSupport
import GaitEngine
import GaitFiles
import PlainText

/// `gaitlab models verify`: whether a model file is whole and runs right on this computer.
struct ModelsVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check model files, and that they compute correctly here.",
    discussion: """
      Checks every tensor, then runs the model on noise: frame by frame against the whole \
      recording at once, and each vector width of this processor against plain arithmetic.

      Example: gaitlab models verify student.safetensors
      """)

  @Argument(help: "Names from 'gaitlab models' or model files.", completion: .file())
  var models: [String]

  func run() throws {
    try CommandFailure.reported {
      var lines: [String] = []
      var isRight = true
      for model in models {
        let report = try ModelVerification.run(path: Folders.models.path(of: model))
        isRight = isRight && report.isRight
        lines += report.lines.map { Printable.text($0, limit: .max) }
      }
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
      if !isRight {
        throw PlainFailure("a model does not run right on this computer; please report this")
      }
    }
  }
}
