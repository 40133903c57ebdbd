import ArgumentParser
import CommandSupport
import GaitEngine

/// `gaitlab`: the sample sessions and recordings to choose from.
struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library", abstract: "Choose a session and open it (the default command).",
    discussion: """
      Files and folders of recordings may be named: `gaitlab walk.asf` plays one, as `gaitlab replay` does; \
      `gaitlab recordings/` lists those in the folder, to choose one.

      Example: gaitlab
      """)

  @Argument(help: "Files to play, or folders to list, instead.", completion: .file())
  var files: [String] = []

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var display: DisplayOptions
  @OptionGroup var input: InputOptions

  func validate() throws {
    for name in files where MistypedCommand.isMeantAsCommand(name) {
      throw ValidationError(MistypedCommand(word: name, of: Gaitlab.self).text)
    }
  }

  func run() throws {
    try CommandFailure.reported {
      let input = try input.input()
      let listed = try RecordingFiles.listed(files, input: input, canAsk: display.canAsk)
      var launcher = try ConsoleLauncher(
        display: display, settings: analysis.settings(), modelId: analysis.model.model,
        namedFiles: listed, input: input)
      // A folder is no recording: which one of it is meant has to be chosen.
      if !files.isEmpty, files.allSatisfy(RecordingFolder.isFolder) {
        launcher.folders = files
      } else {
        launcher.path = listed.first
      }
      try launcher.run()
    }
  }
}
