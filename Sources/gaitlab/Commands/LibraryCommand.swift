import ArgumentParser

/// `gaitlab`: the sample sessions and recordings to choose from.
struct LibraryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "library", abstract: "Choose a session and open it (what gaitlab does by itself).",
    discussion: "Example: gaitlab")

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    try CommandFailure.reported {
      try ConsoleLauncher(
        display: display, settings: analysis.settings(), modelId: analysis.model.model
      ).run()
    }
  }
}
