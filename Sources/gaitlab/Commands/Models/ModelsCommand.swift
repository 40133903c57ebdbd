import ArgumentParser
import CommandSupport
import GaitAnalysis
import GaitConsole
import GaitEngine
import GaitFiles
import PlainText

/// `gaitlab models`: what there is, and what can be done with one.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List, show, verify, export, quantize and fit estimators.",
    discussion: """
      A model is a .safetensors file; your own go into the folder that the list names.

      Example: gaitlab models show linear-simulated
      """,
    subcommands: [
      ModelsListCommand.self, ModelsShowCommand.self, ModelsVerifyCommand.self,
      ModelsExportCommand.self, ModelsQuantizeCommand.self,
      ModelsFitCommand.self,
    ],
    defaultSubcommand: ModelsListCommand.self)
}

/// `gaitlab models list`.
struct ModelsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the estimators (the default).",
    discussion: "Example: gaitlab models")

  func run() throws {
    try CommandFailure.reported {
      var lines = [ModelCardText.row(["name", "kind", "parameters", "from", "summary"])]
      var problems: [String] = []
      for entry in Folders.models.entries() {
        switch entry.card {
        case .success(let card):
          lines.append(
            ModelCardText.row([
              entry.id, card.kind, ModelCardText.grouped(card.parameterCount),
              entry.shelf.title, card.summary,
            ]))
        case .failure(let error): problems.append("cannot be used: \(error.summary)")
        }
      }
      lines += problems
      if let folder = Folders.userModels { lines.append("\nyour own: \(Printable.text(folder))") }
      try StandardOutput.write(lines.joined(separator: "\n") + "\n")
    }
  }
}
