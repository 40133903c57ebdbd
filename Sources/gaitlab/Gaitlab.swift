import ArgumentParser
import CommandSupport

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

      Manual: man gaitlab, and man gaitlab-analyze and so on for each command, where `make install` or a package \
      has put them.
      Completions: brought along too; otherwise gaitlab --generate-completion-script bash, zsh or fish.
      """,
    version: ProgramVersion.text,
    subcommands: [
      LibraryCommand.self, DemoCommand.self, ReplayCommand.self, LiveCommand.self,
      AnalyzeCommand.self, EstimateCommand.self, ModelsCommand.self, ImportCommand.self,
      ExportCommand.self, TagCommand.self, ReportCommand.self, CompareCommand.self,
      TrendCommand.self,
      NormsCommand.self, SimulateCommand.self, LayoutsCommand.self, DevicesCommand.self,
    ] + LabSubcommands.all + [
      ThemesCommand.self, LanguagesCommand.self, GlossaryCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: LibraryCommand.self)

  /// Parses and runs the command line; a word that is no command gets the ones that are like it.
  static func main() {
    do {
      var command = try parsed(Array(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch {
      exit(withError: error)
    }
  }

  private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    do {
      return try parseAsRoot(arguments)
    } catch {
      // Otherwise the library, which is the default, would complain of another command's options.
      guard let mistyped = MistypedCommand(in: arguments, of: Self.self) else { throw error }
      throw ValidationError(mistyped.text)
    }
  }
}
