import ArgumentParser

/// `gaitlab replay`: any session or vendor file.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play a session or a vendor's file.",
    discussion: """
      The format is recognised by content: .gait sessions, gaitlab's CSV, Moticon OpenGo text.

      Example: gaitlab replay walk.txt --body-mass 72
      """)

  @Argument(help: "The file to play.", completion: .file())
  var file: String

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    try CommandFailure.reported {
      // Refused here, before the terminal is taken over, so that the reason stays readable.
      try FileCheck.recognise(path: file)
      try ConsoleLauncher(display: display, settings: analysis.settings, path: file).run()
    }
  }
}
