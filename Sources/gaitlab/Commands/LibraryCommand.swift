import ArgumentParser
import CommandSupport
import Foundation
import PlainText

/// `gaitlab`: the sample sessions and recordings to choose from.
struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library", abstract: "Choose a session and open it (the default command).",
    discussion: """
      Files and folders of recordings may be named: `gaitlab walk.asf` plays one, as `gaitlab replay` does.

      Example: gaitlab
      """)

  @Argument(help: "Files or folders to play instead.", completion: .file())
  var files: [String] = []

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var display: DisplayOptions
  @OptionGroup var input: InputOptions

  func validate() throws {
    // What is neither a path nor there was meant as a command.
    for name in files where !name.contains("/") && !name.contains(".") {
      guard FileManager.default.fileExists(atPath: name) else {
        throw ValidationError("'\(Printable.text(name))' is neither a command nor a file")
      }
    }
  }

  func run() throws {
    try CommandFailure.reported {
      let input = try input.input()
      let files = try RecordingFiles.listed(files, input: input, canAsk: display.canAsk)
      try ConsoleLauncher(
        display: display, settings: analysis.settings(), modelId: analysis.model.model,
        path: files.first, namedFiles: files, input: input
      ).run()
    }
  }
}
