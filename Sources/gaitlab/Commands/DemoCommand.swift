import ArgumentParser
import CommandSupport

/// `gaitlab demo`: a bundled session at once.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Play a bundled session with a reference force.",
    discussion: """
      Real footsteps of a person whom the estimating network has never seen, under a simulated \
      insole: the estimate beside the plate's force. No clinical validation.

      Example: gaitlab demo
      """)

  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var display: DisplayOptions

  private static let session = "footsteps-8.gait"

  func run() throws {
    try CommandFailure.reported {
      guard let samples = Folders.bundled("SampleSessions") else {
        throw PlainFailure(
          "the bundled sessions are not beside the program; set GAITLAB_RESOURCES to the folder "
            + "that holds SampleSessions and Themes")
      }
      try ConsoleLauncher(
        display: display, settings: analysis.settings(), modelId: analysis.model.model,
        path: samples + "/" + Self.session,
        repeats: true
      ).run()
    }
  }
}
