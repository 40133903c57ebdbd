import ArgumentParser
import GaitEngine

/// `gaitlab replay`: any session or vendor file.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play sessions or vendors' files.",
    discussion: """
      The format is recognised by content: .gait sessions, gaitlab's CSV, Moticon OpenGo text. The \
      first file is played; the library (key 7) lists the others.

      Example: gaitlab replay walk.txt --body-mass 72
      """)

  @Argument(help: "The files to play.", completion: .file())
  var files: [String]

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var display: DisplayOptions

  func run() throws {
    try CommandFailure.reported {
      // Refused here, before the terminal is taken over, so that the reason stays readable.
      for file in files {
        let progress = ProgressLine("reading \(file)")
        defer { progress.finish() }
        try SessionOpener.check(path: file, progress: progress.report)
      }
      try ConsoleLauncher(
        display: display, settings: analysis.settings(), modelId: analysis.model.model,
        path: files[0], namedFiles: files
      ).run()
    }
  }
}
