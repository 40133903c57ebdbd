import ArgumentParser
import CommandSupport
import GaitConsole

/// `gaitlab replay`: any session or vendor file.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Play sessions or vendors' files.",
    discussion: """
      The format is recognised by content: .gait sessions, gaitlab's CSV, Moticon, novel (pedar, pliance, \
      emed, loadsol), Tekscan F-Scan, XSENSOR, Stappone, XDF. The first file is played; the library \
      (key 7) lists the others. A folder stands for the recordings in it.

      Example: gaitlab replay walk.txt --body-mass 72
      """)

  @Argument(help: "The files to play.", completion: .file())
  var files: [String]

  @OptionGroup var norms: NormsOptions
  @OptionGroup var analysis: AnalysisOptions
  @OptionGroup var display: DisplayOptions
  @OptionGroup var input: InputOptions

  func run() throws {
    try CommandFailure.reported {
      let input = try input.input()
      let files = try RecordingFiles.listed(files, input: input, canAsk: display.canAsk)
      var launcher = try ConsoleLauncher(
        display: display, settings: analysis.settings(), modelId: analysis.model.model,
        path: files.first, namedFiles: files, input: input)
      launcher.norms = try norms.shown()
      try launcher.run()
    }
  }
}
