import ArgumentParser
import CommandSupport
import GaitEngine

/// `gaitlab models show`: the card of a model.
struct ModelsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a model's card.",
    discussion: "Example: gaitlab models show linear-simulated")

  @Argument(help: "A name from 'gaitlab models' or a model file.", completion: .file())
  var model: String

  func run() throws {
    try CommandFailure.reported {
      let source = try Folders.models.source(of: model)
      let lines = ModelCardText.lines(source.description(), byteCount: source.byteCount)
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }
}
