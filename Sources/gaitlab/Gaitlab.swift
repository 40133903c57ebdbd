import ArgumentParser
import CommandSupport
import GaitFiles

/// The command line; every command is a file in `Commands/`.
@main
struct Gaitlab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gaitlab",
    abstract: "A gait lab console for the terminal.",
    discussion: """
      Shows pressure-insole recordings as heatmaps, forces, stance phases and numbers. \
      Research and education only: nothing here diagnoses anybody.

      Try: gaitlab demo

      Manual: man gaitlab, man gaitlab-analyze and so on, once it is installed (make install, or a package).
      Completions for bash, zsh and fish come with it; gaitlab --generate-completion-script zsh prints one.
      """,
    version: ProgramVersion.text,
    subcommands: [
      LibraryCommand.self, DemoCommand.self, ReplayCommand.self, LiveCommand.self,
      ViewCommand.self,
      AnalyzeCommand.self, EstimateCommand.self, ModelsCommand.self, ImportCommand.self,
      ExportCommand.self, TagCommand.self, ReportCommand.self, CompareCommand.self,
      TrendCommand.self,
      NormsCommand.self, SimulateCommand.self, LayoutsCommand.self, DevicesCommand.self,
    ] + LabSubcommands.all + [
      ThemesCommand.self, KeysCommand.self, ConfigurationCommand.self, LanguagesCommand.self,
      GlossaryCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: LibraryCommand.self)

  /// Runs the command line; a word that is no command gets those that are like it.
  static func main() {
    Allocator.shareAmongThreads()
    // Before it is parsed: the library, which is the default, would complain of another command's options.
    let arguments = Array(CommandLine.arguments.dropFirst())
    if let mistyped = MistypedCommand(in: arguments, of: Self.self) {
      exit(withError: ValidationError(mistyped.text))
    }
    main(arguments)
  }
}
